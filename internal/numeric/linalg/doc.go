// Package linalg is dense linear algebra: inverses, determinants, solves and
// eigenvalues of square row-major matrices. Each comes with the condition it
// met, so that a singular metric is an error with its rank and kernel and never
// a matrix of large numbers.
//
// Sizes up to four have closed forms, alone and batched over columns of points;
// above that LAPACK (gonum) does the work.
package linalg
