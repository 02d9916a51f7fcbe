package einsum

// Contracting two arrays over shared indices, as a matrix product or by plain
// loops.

import (
	"fmt"
	"sort"

	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
)

// View places a labelled array in a buffer: element (i_0, i_1, …) is at
// Offset + Σ i_k Strides[k].
type View struct {
	Labels  []int
	Strides []int
	Offset  int
}

// RowMajor is the view of a contiguous array.
func RowMajor(labels []int, sizes []int) View {
	v := View{Labels: labels, Strides: make([]int, len(labels))}
	s := 1
	for i := len(labels) - 1; i >= 0; i-- {
		v.Strides[i] = s
		s *= sizes[labels[i]]
	}
	return v
}

// dim is one loop of a contraction: strides in A, B and C.
type dim struct{ n, a, b, c int }

// Pair is a compiled contraction of two arrays into a third.
type Pair struct {
	offA, offB, offC int

	batch, m, n, k []dim
	gemm, swapped  bool
	overwrite      bool
	part           kernels.Part

	am, ak, bk, bn, cm, cn kernels.Offsets

	loops []dim // plain form: outer loops, innermost last
	flops float64
	empty bool
}

// small is the number of multiply-adds below which plain loops win over
// packing.
const small = 200

// Symmetry is what is known of a result's symmetry. One triangle is then
// computed and mirrored; the mirror overwrites, so the place must be Fresh:
// zero before, and nothing added to it yet.
type Symmetry struct {
	Fresh bool
	Dirty bool // Fresh, but not cleared: see Overwrites
	Known bool // the result is symmetric under exchange of its two axes
	Twins bool // A and B are one array: symmetric where their places agree
}

// NewPair compiles C += alpha Σ A B. sizes gives each label's range. A label
// twice in c walks its diagonal: what lies off it is not touched.
func NewPair(sizes []int, a, b, c View, sym Symmetry) *Pair {
	p := &Pair{offA: a.Offset, offB: b.Offset, offC: c.Offset, flops: 2}
	n := len(sizes)
	sa, sb, sc := make([]int, n), make([]int, n), make([]int, n)
	in := make([]uint8, n)
	for i, l := range a.Labels {
		sa[l] += a.Strides[i]
		in[l] |= 1
	}
	for i, l := range b.Labels {
		sb[l] += b.Strides[i]
		in[l] |= 2
	}
	for i, l := range c.Labels {
		sc[l] += c.Strides[i]
		in[l] |= 4
	}
	for l := range sizes {
		if in[l] == 0 {
			continue
		}
		if sizes[l] == 0 {
			p.empty = true
			return p
		}
		p.flops *= float64(sizes[l])
		if sizes[l] == 1 {
			continue
		}
		d := dim{sizes[l], sa[l], sb[l], sc[l]}
		switch in[l] {
		case 7:
			p.batch = append(p.batch, d)
		case 5:
			p.m = append(p.m, d)
		case 6, 4:
			p.n = append(p.n, d)
		default:
			p.k = append(p.k, d)
		}
	}
	p.m, p.n, p.k, p.batch = merge(p.m), merge(p.n), merge(p.k), merge(p.batch)
	vm, vn, vk := volume(p.m), volume(p.n), volume(p.k)
	// A matrix product pays when every side is a few wide; vectors and outer
	// products are bound by memory, which plain loops read once.
	p.gemm = vm >= 4 && vn >= 4 && vk >= 4 && vm*vn*vk >= small
	if p.gemm && !innermostUnit(p.n) && innermostUnit(p.m) {
		// C's unit stride belongs to the columns.
		p.offA, p.offB = p.offB, p.offA
		p.m, p.n = p.n, p.m
		for _, ds := range [][]dim{p.batch, p.m, p.n, p.k} {
			for i := range ds {
				ds[i].a, ds[i].b = ds[i].b, ds[i].a
			}
		}
		p.swapped = true
	}
	if p.gemm {
		p.am, p.cm = offsets(p.m, func(d dim) int { return d.a }), offsets(p.m, func(d dim) int { return d.c })
		p.bn, p.cn = offsets(p.n, func(d dim) int { return d.b }), offsets(p.n, func(d dim) int { return d.c })
		p.ak, p.bk = offsets(p.k, func(d dim) int { return d.a }), offsets(p.k, func(d dim) int { return d.b })
		known := sym.Known && p.am.N == p.bn.N
		twins := sym.Twins && p.offA == p.offB && sameOffsets(p.am, p.bn) && sameOffsets(p.ak, p.bk)
		for _, d := range p.batch {
			twins = twins && d.a == d.b
		}
		if sym.Fresh && (known || twins) {
			p.part = kernels.Upper
		}
		p.overwrite = sym.Dirty
		return p
	}
	p.plain()
	return p
}

func volume(ds []dim) int {
	v := 1
	for _, d := range ds {
		v *= d.n
	}
	return v
}

// merge sorts dims from the slowest to the fastest in C (then A, then B) and
// joins neighbours whose strides compose in all three.
func merge(ds []dim) []dim {
	sort.SliceStable(ds, func(i, j int) bool {
		x, y := ds[i], ds[j]
		if x.c != y.c {
			return x.c > y.c
		}
		if x.a != y.a {
			return x.a > y.a
		}
		return x.b > y.b
	})
	out := ds[:0]
	for _, d := range ds {
		if len(out) > 0 {
			l := &out[len(out)-1]
			if l.a == d.a*d.n && l.b == d.b*d.n && l.c == d.c*d.n {
				*l = dim{l.n * d.n, d.a, d.b, d.c}
				continue
			}
		}
		out = append(out, d)
	}
	return out
}

func innermostUnit(ds []dim) bool { return len(ds) > 0 && ds[len(ds)-1].c == 1 }

// offsets lists the positions of a group, or its stride when it is one loop.
func offsets(ds []dim, stride func(dim) int) kernels.Offsets {
	n := volume(ds)
	if len(ds) == 1 {
		return kernels.Offsets{N: n, Stride: stride(ds[0])}
	}
	t := make([]int, 1, n)
	for _, d := range ds {
		next := make([]int, 0, len(t)*d.n)
		for _, base := range t {
			for i := 0; i < d.n; i++ {
				next = append(next, base+i*stride(d))
			}
		}
		t = next
	}
	affine := n > 1
	for i := range t {
		if n > 1 && t[i] != i*t[1] {
			affine = false
			break
		}
	}
	if affine {
		return kernels.Offsets{N: n, Stride: t[1]}
	}
	return kernels.Offsets{N: n, Table: t}
}

func sameOffsets(x, y kernels.Offsets) bool {
	if x.N != y.N {
		return false
	}
	for i := 0; i < x.N; i++ {
		if x.At(i) != y.At(i) {
			return false
		}
	}
	return true
}

// plain chooses the loop order: the innermost loop is one that runs along the
// longest operand with unit stride; sums over k that are innermost become dot
// products.
func (p *Pair) plain() {
	var all []dim
	all = append(all, p.batch...)
	all = append(all, p.m...)
	all = append(all, p.n...)
	all = append(all, p.k...)
	if len(all) == 0 {
		return
	}
	best, score := 0, -1.0
	for i, d := range all {
		s := 0.0
		unit := func(x int) float64 {
			switch x {
			case 1:
				return 4
			case 0:
				return 3
			}
			return 0
		}
		s = unit(d.a) + unit(d.b) + unit(d.c)
		if d.n >= 8 {
			s += 4
		} else if d.n >= 4 {
			s += 2
		}
		if s > score {
			best, score = i, s
		}
	}
	inner := all[best]
	outer := append(all[:best:best], all[best+1:]...)
	// Outer loops from the largest stride in the largest operand inwards.
	sort.SliceStable(outer, func(i, j int) bool {
		x, y := outer[i], outer[j]
		return x.a+x.b+x.c > y.a+y.b+y.c
	})
	p.loops = append(outer, inner)
}

// Flops is the number of operations, as floating point so that it cannot
// overflow.
func (p *Pair) Flops() float64 { return p.flops }

// Overwrites reports that Run stores into a Dirty place instead of adding;
// otherwise the caller clears it.
func (p *Pair) Overwrites() bool { return p.overwrite }

// pollEvery is how many turns of the innermost loop pass between two looks at done.
const pollEvery = 1 << 21

// Run adds alpha times the contraction of a and b into c. done, when not nil,
// is polled every few milliseconds; true ends the work.
func (p *Pair) Run(ks *kernels.Set, alpha float64, a, b, c []float64, done func() bool) {
	if p.empty {
		return
	}
	if !p.gemm {
		w := walker{p: p, ks: ks, alpha: alpha, a: a, b: b, c: c, left: pollEvery, done: done}
		w.walk(0, p.offA, p.offB, p.offC)
		return
	}
	if p.swapped {
		a, b = b, a
	}
	p.each(ks, 0, alpha, a, b, c, p.offA, p.offB, p.offC, done)
}

// mirror copies the upper triangle to the lower one.
func (p *Pair) mirror(c []float64, done func() bool) {
	n := p.cm.N
	const t = 32 // tiles, so that both sides stay in cache
	for i0 := 0; i0 < n; i0 += t {
		if n > 512 && done != nil && done() {
			return
		}
		for j0 := 0; j0 <= i0; j0 += t {
			for i := i0; i < min(i0+t, n); i++ {
				ci := p.cm.At(i)
				for j := j0; j < min(j0+t, i); j++ {
					c[ci+p.cn.At(j)] = c[p.cm.At(j)+p.cn.At(i)]
				}
			}
		}
	}
}

// each runs the matrix product over the batch loops from level i on.
func (p *Pair) each(ks *kernels.Set, i int, alpha float64, a, b, c []float64, oa, ob, oc int, done func() bool) {
	if i == len(p.batch) {
		ks.Gemm(kernels.Product{
			Alpha: alpha, A: a[oa:], B: b[ob:], C: c[oc:],
			AM: p.am, AK: p.ak, BK: p.bk, BN: p.bn, CM: p.cm, CN: p.cn,
			Part: p.part, Overwrite: p.overwrite, Done: done,
		})
		if p.part == kernels.Upper {
			p.mirror(c[oc:], done)
		}
		return
	}
	d := p.batch[i]
	for k := 0; k < d.n; k++ {
		if k%64 == 63 && done != nil && done() {
			return
		}
		p.each(ks, i+1, alpha, a, b, c, oa+k*d.a, ob+k*d.b, oc+k*d.c, done)
	}
}

// walker runs the plain loops of a pair.
type walker struct {
	p       *Pair
	ks      *kernels.Set
	alpha   float64
	a, b, c []float64
	left    int // turns until done is looked at
	done    func() bool
}

// walk runs the loops from level i on; false when done ended it.
func (w *walker) walk(i int, oa, ob, oc int) bool {
	switch len(w.p.loops) - i {
	case 0:
		w.c[oc] += w.alpha * w.a[oa] * w.b[ob]
		return true
	case 1:
		return w.inner(w.p.loops[i], oa, ob, oc)
	}
	d := w.p.loops[i]
	for k := 0; k < d.n; k++ {
		if !w.walk(i+1, oa, ob, oc) {
			return false
		}
		oa += d.a
		ob += d.b
		oc += d.c
	}
	return true
}

// inner runs the innermost loop, a long one in pieces.
func (w *walker) inner(d dim, oa, ob, oc int) bool {
	for {
		piece := d
		piece.n = min(d.n, pollEvery)
		if w.left -= piece.n + 8; w.left < 0 {
			if w.left = pollEvery; w.done != nil && w.done() {
				return false
			}
		}
		w.p.innermost(w.ks, piece, w.alpha, w.a, w.b, w.c, oa, ob, oc)
		if d.n -= piece.n; d.n == 0 {
			return true
		}
		oa, ob, oc = oa+piece.n*d.a, ob+piece.n*d.b, oc+piece.n*d.c
	}
}

// innermost runs the innermost loop.
func (p *Pair) innermost(ks *kernels.Set, d dim, alpha float64, a, b, c []float64, oa, ob, oc int) {
	n := d.n
	switch {
	case d.c == 0 && d.a == 1 && d.b == 1:
		if n >= 16 {
			c[oc] += alpha * ks.Dot(a[oa:oa+n], b[ob:ob+n])
			return
		}
		t := 0.0
		x, y := a[oa:oa+n], b[ob:ob+n]
		for i, v := range x {
			t += float64(v * y[i])
		}
		c[oc] += alpha * t
	case d.c == 0 && d.b == 0:
		c[oc] += alpha * b[ob] * strideSum(a, oa, d.a, n)
	case d.c == 0 && d.a == 0:
		c[oc] += alpha * a[oa] * strideSum(b, ob, d.b, n)
	case d.c == 0:
		t := 0.0
		for i0 := 0; i0 < n; i0 += 256 {
			s := 0.0
			for i := i0; i < min(i0+256, n); i++ {
				s += float64(a[oa] * b[ob])
				oa += d.a
				ob += d.b
			}
			t += s
		}
		c[oc] += alpha * t
	case d.c == 1 && d.a == 1 && d.b == 0:
		axpy(ks, alpha*b[ob], a[oa:oa+n], c[oc:oc+n])
	case d.c == 1 && d.b == 1 && d.a == 0:
		axpy(ks, alpha*a[oa], b[ob:ob+n], c[oc:oc+n])
	case d.c == 1 && d.a == 1 && d.b == 1:
		x, y, z := a[oa:oa+n], b[ob:ob+n], c[oc:oc+n]
		if alpha == 1 {
			for i := range z {
				z[i] += float64(x[i] * y[i])
			}
			return
		}
		for i := range z {
			z[i] += float64(alpha * x[i] * y[i])
		}
	default:
		for i := 0; i < n; i++ {
			c[oc] += float64(alpha * a[oa] * b[ob])
			oa += d.a
			ob += d.b
			oc += d.c
		}
	}
}

func axpy(ks *kernels.Set, alpha float64, x, y []float64) {
	if len(x) >= 16 {
		ks.Axpy(alpha, x, y)
		return
	}
	for i, v := range x {
		y[i] += float64(alpha * v)
	}
}

// strideSum folds in fixed chunks of 256.
func strideSum(x []float64, o, s, n int) float64 {
	t := 0.0
	for i0 := 0; i0 < n; i0 += 256 {
		c := 0.0
		for i := i0; i < min(i0+256, n); i++ {
			c += x[o]
			o += s
		}
		t += c
	}
	return t
}

// Describe says how the pair runs: the sizes of its groups, or its loops.
func (p *Pair) Describe() string {
	if p.empty {
		return "nothing"
	}
	if p.gemm {
		s := fmt.Sprintf("gemm m=%d n=%d k=%d", p.am.N, p.bn.N, p.ak.N)
		if p.part != kernels.All {
			s += " one triangle"
		}
		if v := volume(p.batch); v > 1 {
			s += fmt.Sprintf(" batch=%d", v)
		}
		return s
	}
	s := "loops"
	for _, d := range p.loops {
		s += fmt.Sprintf(" %d(%d,%d,%d)", d.n, d.a, d.b, d.c)
	}
	return s
}
