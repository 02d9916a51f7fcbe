package run

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// slotsOf gives slots over one chart, ^ up and _ down.
func slotsOf(n int, heights string) []index.Axis {
	c := index.NewChart(0, "c", []index.Block{{Name: "x", Size: n, Dims: []int{n}}})
	c.Dim = n
	var axes []index.Axis
	for _, h := range heights {
		if h == '^' {
			axes = append(axes, index.UpOver(c))
		} else {
			axes = append(axes, index.DownOver(c))
		}
	}
	return axes
}

// components numbers an object of rank k over n dimensions.
func componentsOf(p *scalar.Pool, n, k int, value func(ix []int) int) []scalar.Expr {
	size := 1
	for range k {
		size *= n
	}
	out := make([]scalar.Expr, size)
	for i := range out {
		ix := make([]int, k)
		for j, r := k-1, i; j >= 0; j-- {
			ix[j] = r % n
			r /= n
		}
		out[i] = p.Int(int64(value(ix)))
	}
	return out
}

// hash is a number that has nothing to do with others.
func hash(xs ...int) int {
	h := uint64(14695981039346656037)
	for _, x := range xs {
		h = (h ^ uint64(x+1)) * 1099511628211
		h ^= h >> 29
	}
	return int(h%100003) + 1
}

func sorted(xs ...int) []int { return slices.Sorted(slices.Values(xs)) }

func TestSymmetries(t *testing.T) {
	curvature := func(n int) func(ix []int) int {
		// A sum of products h∘h of symmetric h has the symmetries of a curvature.
		h := func(m, i, j int) int { s := sorted(i, j); return hash(m, s[0], s[1]) % 97 }
		return func(ix []int) int {
			a, b, c, d := ix[0], ix[1], ix[2], ix[3]
			sum := 0
			for m := range 24 {
				sum += h(m, a, c)*h(m, b, d) - h(m, a, d)*h(m, b, c)
			}
			return sum
		}
	}
	sign := func(i, j int) int {
		switch {
		case i < j:
			return 1
		case i > j:
			return -1
		}
		return 0
	}
	for _, k := range []struct {
		name, heights        string
		n                    int
		value                func(ix []int) int
		nonZero, independent int
		words                string
	}{
		{"nothing", "__", 3, func(ix []int) int { return hash(ix...) }, 9, 9, ""},
		{"metric", "__", 4, func(ix []int) int { return hash(sorted(ix...)...) }, 16, 10, "symmetric"},
		{"diagonal", "__", 3, func(ix []int) int { return (1 - sign(ix[0], ix[1])*sign(ix[0], ix[1])) * hash(ix...) }, 3, 3, "diagonal"},
		{"mixed", "^_", 3, func(ix []int) int { return hash(sorted(ix...)...) }, 9, 9, ""},
		{"2-form", "__", 4, func(ix []int) int { return sign(ix[0], ix[1]) * hash(sorted(ix...)...) }, 12, 6, "antisymmetric"},
		{"connection", "^__", 3, func(ix []int) int { return hash(append([]int{ix[0]}, sorted(ix[1], ix[2])...)...) }, 27, 18, "symmetric in the lower two"},
		{"cubic", "___", 3, func(ix []int) int { return hash(sorted(ix...)...) }, 27, 10, "totally symmetric"},
		{"epsilon", "___", 3, func(ix []int) int { return sign(ix[0], ix[1]) * sign(ix[1], ix[2]) * sign(ix[0], ix[2]) }, 6, 1, "totally antisymmetric"},
		{"outer", "___", 3, func(ix []int) int { return hash(append([]int{ix[1]}, sorted(ix[0], ix[2])...)...) }, 27, 18, "symmetric in slots 1 and 3"},
		{"torsion", "^__", 3, func(ix []int) int {
			return sign(ix[1], ix[2]) * hash(append([]int{ix[0]}, sorted(ix[1], ix[2])...)...)
		}, 18, 9, "antisymmetric in the lower two"},
		// n²(n² − 1)/12: 1, 6, 20.
		{"curvature", "____", 2, curvature(2), 4, 1, "antisymmetric in the first two and the last two, symmetric in the pairs, as Riemann's tensor"},
		{"curvature", "____", 3, curvature(3), 36, 6, "antisymmetric in the first two and the last two, symmetric in the pairs, as Riemann's tensor"},
		{"curvature", "____", 4, curvature(4), 144, 20, "antisymmetric in the first two and the last two, symmetric in the pairs, cyclic in the last three, as Riemann's tensor"},
	} {
		p := scalar.NewPool(1)
		s := findSymmetries(p, slotsOf(k.n, k.heights), componentsOf(p, k.n, len(k.heights), k.value))
		if words := strings.Join(s.words, ", "); words != k.words || s.nonZero != k.nonZero || s.independent != k.independent {
			t.Errorf("%s in %d dimensions: %d non-zero, %d independent, %q; want %d, %d, %q", k.name, k.n, s.nonZero, s.independent, words, k.nonZero, k.independent, k.words)
		}
	}
}
