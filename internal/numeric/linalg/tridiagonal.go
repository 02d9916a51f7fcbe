package linalg

// Symmetric matrices to tridiagonal form and back, by panels of reflections.

// tridiagonal is Qᵀ a Q of a symmetric matrix: its diagonal d, what stands beside it, e,
// and the reflections that make Q, as rows v_k of zeros before k+1.
type tridiagonal struct {
	j    *job
	n    int
	d, e []float64
	tau  []float64
	v    view // row k: v_k
}

// reduce makes a tridiagonal; of a only the upper triangle is read, and a is
// overwritten (LAPACK's dsytrd; the products with a are shared by the workers in a
// fixed number of strips).
func (j *job) reduce(a view, vectors bool) *tridiagonal {
	n := a.n
	t := &tridiagonal{j: j, n: n, d: j.floats(n), e: j.floats(max(0, n-1)), tau: j.floats(max(0, n-1))}
	stacked, swapped := j.matrix(2*panel, n), j.matrix(2*panel, n) // V over W, W over V
	strips := j.matrix(reduceStrips, n)
	if vectors {
		t.v = a // a row of a is done when its reflection is known
	}
	for p0 := 0; p0 < n; p0 += panel {
		p1 := min(p0+panel, n)
		for k := p0; k < p1; k++ {
			t.column(a, k, p0, stacked, strips)
		}
		if p1 == n {
			break
		}
		// a -= Vᵀ W + Wᵀ V in one product.
		m := p1 - p0
		for i := range m {
			copy(stacked.row(m + i)[p1:], stacked.row(panel + i)[p1:])
			copy(swapped.row(i)[p1:], stacked.row(panel + i)[p1:])
			copy(swapped.row(m + i)[p1:], stacked.row(i)[p1:])
		}
		left, right := stacked.sub(0, 2*m, p1, n), swapped.sub(0, 2*m, p1, n)
		j.upperProduct(-1, left.t(), right, a.sub(p1, n, p1, n))
	}
	return t
}

// column makes reflection k of the panel that begins at p0. Rows 0 … of stacked are the
// panel's v, rows panel … its w.
func (t *tridiagonal) column(a view, k, p0 int, stacked, strips view) {
	j, n := t.j, t.n
	row := a.row(k)
	for i := range k - p0 {
		v, w := stacked.row(i), stacked.row(panel+i)
		j.ks.Axpy(-v[k], w[k:], row[k:])
		j.ks.Axpy(-w[k], v[k:], row[k:])
	}
	t.d[k] = row[k]
	if k+1 == n {
		return
	}
	t.e[k], t.tau[k] = reflector(row[k+1:])
	v, w := stacked.row(k-p0), stacked.row(panel+k-p0)
	clear(v[:k+1])
	copy(v[k+1:], row[k+1:])
	clear(row[:k+1])
	tau := t.tau[k]
	if tau == 0 {
		clear(w)
		return
	}
	j.symmetric(a.sub(k+1, n, k+1, n), v[k+1:], w[k+1:], strips)
	for i := range k - p0 {
		vi, wi := stacked.row(i)[k+1:], stacked.row(panel + i)[k+1:]
		j.ks.Axpy(-j.ks.Dot(wi, v[k+1:]), vi, w[k+1:])
		j.ks.Axpy(-j.ks.Dot(vi, v[k+1:]), wi, w[k+1:])
	}
	for i := k + 1; i < n; i++ {
		w[i] *= tau
	}
	j.ks.Axpy(-tau/2*j.ks.Dot(w[k+1:], v[k+1:]), v[k+1:], w[k+1:])
	j.spend(8 * float64(n) * float64(k-p0+1))
}

// reduceStrips is in how many sums a product with a symmetric matrix is made, whatever
// the number of workers.
const reduceStrips = 8

// symmetric is y = a x of a symmetric matrix by its upper triangle, each row read once.
func (j *job) symmetric(a view, x, y []float64, strips view) {
	n := a.n
	count := reduceStrips
	if n < 256 {
		count = 1
	}
	// Rows of strips of about the same area.
	var starts [reduceStrips + 1]int
	starts[count] = n
	for s, i := 1, 0; s < count; s++ {
		for area := 0; i < n && area < n*n/2/count; i++ {
			area += n - i
		}
		starts[s] = i
	}
	flops := 2 * float64(n) * float64(n)
	j.each(count, 1, flops, func(s, _ int) {
		z := strips.row(s)[:n]
		clear(z)
		for i := starts[s]; i < starts[s+1]; i++ {
			if i%512 == 511 && j.done() {
				return
			}
			row := a.row(i)[i:]
			z[i] += row[0]*x[i] + j.ks.Dot(row[1:], x[i+1:])
			j.ks.Axpy(x[i], row[1:], z[i+1:])
		}
	})
	copy(y, strips.row(0)[:n])
	for s := 1; s < count; s++ {
		z := strips.row(s)
		for i := starts[s]; i < n; i++ {
			y[i] += z[i]
		}
	}
}

// back replaces z, vectors in the coordinates of the tridiagonal matrix as columns, by
// Q z.
func (t *tridiagonal) back(z view) {
	n := t.n
	for p0 := (max(0, n-2)) / panel * panel; p0 >= 0; p0 -= panel {
		p1 := min(p0+panel, n-1)
		if p1 <= p0 {
			continue
		}
		q := t.j.reflections(t.v.sub(p0, p1, p0+1, n), t.tau[p0:p1])
		t.j.left(q, false, z.sub(p0+1, n, 0, z.n))
	}
}
