package linalg

// Householder reflections, many at a time as one product of matrices.

import (
	lapack "gonum.org/v1/gonum/lapack/gonum"
)

// panel is how many reflections are taken together.
const panel = 32

// reflector makes v, with v[0] = 1, and tau such that (1 - tau v vᵀ) x = (beta, 0, …);
// x becomes v.
func reflector(x []float64) (beta, tau float64) {
	if len(x) == 0 {
		return 0, 0
	}
	beta, tau = lapack.Implementation{}.Dlarfg(len(x), x[0], x[1:], 1)
	x[0] = 1
	return beta, tau
}

// reflections is the product of (1 - tau_i v_i v_iᵀ), in order: 1 - Vᵀ T V with the v_i
// as rows of V (Schreiber and Van Loan, "A storage-efficient WY representation for
// products of Householder transformations", SIAM J. Sci. Stat. Comput. 10, 1989).
type reflections struct{ v, t view }

func (j *job) reflections(v view, tau []float64) reflections {
	k := v.m
	gram, t := j.matrix(k, k), j.matrix(k, k)
	j.multiply(v, v.t(), gram)
	for i := range k {
		t.row(i)[i] = tau[i]
		for p := range i {
			s := 0.0
			for q := p; q < i; q++ {
				s += t.at(p, q) * gram.at(q, i)
			}
			t.row(p)[i] = -tau[i] * s
		}
	}
	return reflections{v, t}
}

// left replaces c by q c, transposed: by qᵀ c.
func (j *job) left(q reflections, transposed bool, c view) {
	w, tw := j.matrix(q.v.m, c.n), j.matrix(q.v.m, c.n)
	t := q.t
	if transposed {
		t = t.t()
	}
	j.multiply(q.v, c, w)
	j.multiply(t, w, tw)
	j.gemm(-1, q.v.t(), tw, c)
}

// right replaces c by c q.
func (j *job) right(q reflections, c view) {
	w, wt := j.matrix(c.m, q.v.m), j.matrix(c.m, q.v.m)
	j.multiply(c, q.v.t(), w)
	j.multiply(w, q.t, wt)
	j.gemm(-1, wt, q.v, c)
}
