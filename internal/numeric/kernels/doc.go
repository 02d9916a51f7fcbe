// Package kernels is the matrix product the executor runs on, for any
// contraction of two tensors. It has packed panels and a register-blocked inner
// kernel (Goto & van de Geijn, ACM TOMS 34, 2008), and reads operands and
// writes the result through offset tables, one per index group, so that a
// contraction is one product without a transpose (Matthews, "High-performance
// tensor contraction without transposition", SIAM J. Sci. Comput. 40, 2018).
//
// A Set is also a blas.Float64: gonum with its level-3 products replaced. The
// inner kernel is chosen by processor; Portable gives the same bits on every
// machine. The sum over k runs in fixed blocks and in order, whatever the
// number of workers.
package kernels
