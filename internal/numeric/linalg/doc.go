// Package linalg is dense linear algebra: inverses, determinants, solves and
// eigenvalues of square row-major matrices. Each comes with the condition it
// met, so that a singular metric is an error with its rank and kernel and never
// a matrix of large numbers.
//
// Sizes up to four have closed forms, alone and batched over columns of points;
// small ones go to LAPACK (gonum) at once, large ones by panels over the matrix
// products of package kernels.
//
// Every function looks at its context at least once in some four million
// operations, asks for memory before it allocates it (With), and gives the same
// bits with any number of workers.
package linalg
