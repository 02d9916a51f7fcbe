package einsum

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/blas/gonum"
	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
)

// naive loops over every label: the oracle.
func naive(sizes []int, ops []View, data [][]float64, out View, c []float64, alpha float64) {
	idx := make([]int, len(sizes))
	used := make([]bool, len(sizes))
	for _, v := range append(append([]View{}, ops...), out) {
		for _, l := range v.Labels {
			used[l] = true
		}
	}
	var loop func(l int)
	at := func(v View) int {
		o := v.Offset
		for i, l := range v.Labels {
			o += idx[l] * v.Strides[i]
		}
		return o
	}
	loop = func(l int) {
		if l == len(sizes) {
			t := alpha
			for k, v := range ops {
				t *= data[k][at(v)]
			}
			c[at(out)] += t
			return
		}
		n := sizes[l]
		if !used[l] {
			n = 1
		}
		for idx[l] = 0; idx[l] < n; idx[l]++ {
			loop(l + 1)
		}
	}
	loop(0)
}

// view draws a strided, possibly permuted and gapped placement of labels.
func view(t *rapid.T, labels, sizes []int) (View, int) {
	v := View{Labels: labels, Strides: make([]int, len(labels)), Offset: rapid.IntRange(0, 3).Draw(t, "offset")}
	perm := rapid.Permutation(indices(len(labels))).Draw(t, "layout")
	s := rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "gap")
	for _, i := range perm {
		v.Strides[i] = s
		s *= sizes[labels[i]]
		if rapid.IntRange(0, 9).Draw(t, "pad") == 0 {
			s += 3
		}
	}
	return v, v.Offset + s + 1
}

func indices(n int) []int {
	x := make([]int, n)
	for i := range x {
		x[i] = i
	}
	return x
}

func fill(n int, seed float64) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.Sin(seed + 1.7*float64(i) + 0.01*float64(i*i%97))
	}
	return x
}

func close(t interface{ Fatalf(string, ...any) }, got, want []float64, scale float64) {
	for i := range got {
		if math.Abs(got[i]-want[i]) > 1e-12*scale {
			t.Fatalf("element %d: %g, want %g", i, got[i], want[i])
		}
	}
}

// Every pattern of labels: repeated in an operand, summed alone, broadcast,
// repeated in the result, batch, with any strides.
func TestPairAgainstLoops(t *testing.T) {
	sets := []*kernels.Set{kernels.Portable(1), kernels.Best(1), kernels.Best(2), kernels.Host(gonum.Implementation{}, 1)}
	rapid.Check(t, func(t *rapid.T) {
		nl := rapid.IntRange(1, 5).Draw(t, "labels")
		sizes := make([]int, nl)
		for i := range sizes {
			sizes[i] = rapid.SampledFrom([]int{1, 2, 3, 4, 5, 7, 8, 9, 17, 26}).Draw(t, "size")
		}
		pick := rapid.SliceOfN(rapid.IntRange(0, nl-1), 0, 4)
		la, lb, lc := pick.Draw(t, "A"), pick.Draw(t, "B"), pick.Draw(t, "C")
		total := 1
		for _, s := range sizes {
			total *= s
		}
		if total > 60_000 {
			t.Skip()
		}
		va, na := view(t, la, sizes)
		vb, nb := view(t, lb, sizes)
		vc, nc := view(t, lc, sizes)
		a, b := fill(na, 1), fill(nb, 2)
		c := fill(nc, 3)
		want := append([]float64{}, c...)
		naive(sizes, []View{va, vb}, [][]float64{a, b}, vc, want, 0.5)
		p := NewPair(sizes, va, vb, vc, Symmetry{})
		for _, ks := range sets {
			got := append([]float64{}, c...)
			p.Run(ks, 0.5, a, b, got, nil)
			close(t, got, want, float64(total))
		}
	})
}

// Large enough for the packed path, with several labels per group and batches.
func TestPairPacked(t *testing.T) {
	cases := []struct {
		name    string
		sizes   []int
		a, b, c []int
		packed  bool
	}{
		{"matrix product", []int{33, 47, 29}, []int{0, 2}, []int{2, 1}, []int{0, 1}, true},
		{"transposes", []int{33, 47, 29}, []int{2, 0}, []int{1, 2}, []int{1, 0}, true},
		{"two labels summed", []int{20, 21, 5, 7}, []int{2, 0, 3}, []int{3, 1, 2}, []int{0, 1}, true},
		{"interleaved result", []int{6, 7, 5, 6, 18}, []int{0, 4, 1}, []int{2, 4, 3}, []int{2, 0, 3, 1}, true},
		{"batch in the middle", []int{17, 3, 19, 23}, []int{0, 1, 3}, []int{1, 3, 2}, []int{0, 1, 2}, true},
		{"diagonal of an operand", []int{30, 31, 20}, []int{0, 2, 2}, []int{2, 1}, []int{0, 1}, true},
		{"delta in the result", []int{30, 31, 20}, []int{0, 2}, []int{2, 1}, []int{0, 1, 1}, true},
		{"over a block of k", []int{13, 11, 700}, []int{0, 2}, []int{2, 1}, []int{0, 1}, true},
		{"matrix times vector", []int{300, 200}, []int{0, 1}, []int{1}, []int{0}, false},
		{"vector times matrix", []int{300, 200}, []int{0}, []int{0, 1}, []int{1}, false},
		{"scaled rows", []int{300, 20}, []int{0, 1}, []int{0}, []int{0, 1}, false},
		{"sum", []int{300, 20}, []int{0, 1}, nil, []int{1}, false},
	}
	for _, c := range cases {
		va, vb, vc := RowMajor(c.a, c.sizes), RowMajor(c.b, c.sizes), RowMajor(c.c, c.sizes)
		size := func(ls []int) int {
			n := 1
			for _, l := range ls {
				n *= c.sizes[l]
			}
			return n
		}
		a, b := fill(size(c.a), 1), fill(size(c.b), 2)
		want := make([]float64, size(c.c))
		naive(c.sizes, []View{va, vb}, [][]float64{a, b}, vc, want, 1)
		p := NewPair(c.sizes, va, vb, vc, Symmetry{})
		if p.gemm != c.packed {
			t.Errorf("%s: packed is %v", c.name, p.gemm)
		}
		over := NewPair(c.sizes, va, vb, vc, Symmetry{Fresh: true, Dirty: true})
		distinct := len(c.c) < 3 || c.c[1] != c.c[2]
		for _, ks := range []*kernels.Set{kernels.Portable(1), kernels.Best(1), kernels.Host(gonum.Implementation{}, 1)} {
			got := make([]float64, len(want))
			p.Run(ks, 1, a, b, got, nil)
			close(t, got, want, 1000)
			if over.Overwrites() && distinct {
				got = fill(len(want), 9)
				over.Run(ks, 1, a, b, got, nil)
				close(t, got, want, 1000)
			}
		}
	}
}

// A symmetric product computes one triangle and mirrors it exactly.
func TestPairSymmetric(t *testing.T) {
	sizes := []int{150, 150, 300}
	a := fill(300*150, 1)
	va := RowMajor([]int{2, 0}, sizes)
	vb := RowMajor([]int{2, 1}, sizes)
	vc := RowMajor([]int{0, 1}, sizes)
	want := make([]float64, 150*150)
	naive(sizes, []View{va, vb}, [][]float64{a, a}, vc, want, 1)
	for _, w := range []int{1, 2} {
		got := make([]float64, 150*150)
		NewPair(sizes, va, vb, vc, Symmetry{Fresh: true, Known: true}).Run(kernels.Best(w), 1, a, a, got, nil)
		close(t, got, want, 300)
		for i := 0; i < 150; i++ {
			for j := 0; j < i; j++ {
				if got[i*150+j] != got[j*150+i] {
					t.Fatalf("[%d,%d] differs from its mirror", i, j)
				}
			}
		}
	}
}

// Twins are found by their places, also with several labels a side, and only
// where both sides read alike.
func TestPairTwins(t *testing.T) {
	sizes := []int{9, 8, 9, 8, 50}
	a := fill(50*72, 1)
	for _, c := range []struct {
		a, b []int
		tri  bool
	}{
		{[]int{4, 0, 1}, []int{4, 2, 3}, true},
		{[]int{4, 1, 0}, []int{4, 3, 2}, true},
		{[]int{4, 0, 1}, []int{4, 3, 2}, false},
	} {
		va, vb, vc := RowMajor(c.a, sizes), RowMajor(c.b, sizes), RowMajor([]int{0, 1, 2, 3}, sizes)
		want := make([]float64, 72*72)
		naive(sizes, []View{va, vb}, [][]float64{a, a}, vc, want, 1)
		p := NewPair(sizes, va, vb, vc, Symmetry{Fresh: true, Twins: true})
		if (p.part == kernels.Upper) != c.tri {
			t.Errorf("%v %v: one triangle is %v", c.a, c.b, !c.tri)
		}
		got := make([]float64, len(want))
		p.Run(kernels.Best(1), 1, a, a, got, nil)
		close(t, got, want, 100)
	}
}

// run executes a plan with row-major intermediates.
func run(sizes []int, ops [][]int, data [][]float64, out []int, plan *Plan) []float64 {
	ks := kernels.Portable(1)
	labels := append([][]int{}, ops...)
	vals := append([][]float64{}, data...)
	for _, s := range plan.Steps {
		n := 1
		for _, l := range s.Out {
			n *= sizes[l]
		}
		c := make([]float64, n)
		b, vb := []float64{1}, View{}
		if s.B >= 0 {
			b, vb = vals[s.B], RowMajor(labels[s.B], sizes)
		}
		NewPair(sizes, RowMajor(labels[s.A], sizes), vb, RowMajor(s.Out, sizes), Symmetry{}).Run(ks, 1, vals[s.A], b, c, nil)
		labels = append(labels, s.Out)
		vals = append(vals, c)
	}
	return vals[len(vals)-1]
}

func TestPlanAgainstLoops(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nl := rapid.IntRange(1, 6).Draw(t, "labels")
		sizes := make([]int, nl)
		for i := range sizes {
			sizes[i] = rapid.IntRange(1, 3).Draw(t, "size")
		}
		no := rapid.IntRange(1, 13).Draw(t, "operands")
		ops := make([][]int, no)
		data := make([][]float64, no)
		views := make([]View, no)
		seen := map[int]bool{}
		for i := range ops {
			ops[i] = rapid.SliceOfN(rapid.IntRange(0, nl-1), 0, 3).Draw(t, "op")
			n := 1
			for _, l := range ops[i] {
				n *= sizes[l]
				seen[l] = true
			}
			data[i] = fill(n, float64(i))
			views[i] = RowMajor(ops[i], sizes)
		}
		var out []int
		n := 1
		for l := 0; l < nl; l++ {
			if seen[l] && rapid.Bool().Draw(t, "keep") {
				out = append(out, l)
				n *= sizes[l]
			}
		}
		out = rapid.Permutation(out).Draw(t, "out")
		want := make([]float64, n)
		naive(sizes, views, data, RowMajor(out, sizes), want, 1)
		got := run(sizes, ops, data, out, New(sizes, ops, out))
		close(t, got, want, math.Pow(3, 6))
	})
}

// The ring of six tensors: in pairs, never through an outer product.
func TestPlanRing(t *testing.T) {
	// a_ijx b_jky c_klz d_lmu e_mnv f_niw over i..n, x..w free: d = 8
	const d = 8
	sizes := make([]int, 6)
	for i := range sizes {
		sizes[i] = d
	}
	ops := [][]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}
	p := New(sizes, ops, nil)
	if want := 2.0 * (4*d*d*d + d*d); p.Flops > want {
		t.Errorf("ring costs %g, want %g", p.Flops, want)
	}
	if p.Peak > d*d {
		t.Errorf("largest intermediate has %g elements", p.Peak)
	}
	// A bad first pair is 10^4 times worse here: vector, big matrices.
	sizes = []int{1000, 1000, 1000}
	p = New(sizes, [][]int{{0, 1}, {1, 2}, {2}}, []int{0})
	if p.Flops != 4e6 {
		t.Errorf("matrix chain on a vector costs %g", p.Flops)
	}
}

// What a plan says it costs, counted by hand: a product and an addition for each
// combination of labels, and a lone label is summed before.
func TestPlanFlops(t *testing.T) {
	sizes := []int{2, 3, 5, 7}
	for _, c := range []struct {
		ops  [][]int
		out  []int
		want float64
	}{
		{[][]int{{0, 1}, {1, 2}}, []int{0, 2}, 2 * 2 * 3 * 5},
		{[][]int{{0, 1}, {1, 2, 3}}, []int{0, 2}, 2*3*5*7 + 2*2*3*5},
	} {
		if p := New(sizes, c.ops, c.out); p.Flops != c.want {
			t.Errorf("%v to %v costs %g, want %g", c.ops, c.out, p.Flops, c.want)
		}
	}
}

// Sizes beyond any machine are a number, not an overflow.
func TestPlanHuge(t *testing.T) {
	const huge = min(1<<40, math.MaxInt)
	sizes := []int{huge, huge, huge, huge}
	p := New(sizes, [][]int{{0, 1}, {2, 3}}, []int{0, 1, 2, 3})
	if all := math.Pow(huge, 4); !(p.Flops >= all) || !(p.Peak >= all) {
		t.Errorf("%g %g", p.Flops, p.Peak)
	}
}
