package graph

// Arithmetic of axes, positions and labels.

import (
	"fmt"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/index"
)

const hugeSize = min(1<<50, math.MaxInt)

// sizeOf is the product of sizes, saturating at hugeSize; unknown sizes count 1.
func sizeOf(axes []index.Axis) int {
	s := 1
	for _, a := range axes {
		if a.Size < 0 {
			continue
		}
		if a.Size != 0 && s > hugeSize/a.Size {
			return hugeSize
		}
		s *= a.Size
	}
	return s
}

func sameAxes(a, b []index.Axis) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func withoutAxis(axes []index.Axis, k int) []index.Axis {
	return slices.Delete(slices.Clone(axes), k, k+1)
}

func withAxis(axes []index.Axis, k int, a index.Axis) []index.Axis {
	r := slices.Clone(axes)
	r[k] = a
	return r
}

// blockAxes are the plain axes of a block.
func blockAxes(c *index.Chart, block int) []index.Axis {
	dims := c.Blocks[block].Dims
	axes := make([]index.Axis, len(dims))
	for i, d := range dims {
		axes[i] = index.PlainAxis(d)
	}
	return axes
}

// flatPos is the block a flat coordinate lies in and its position there.
func flatPos(c *index.Chart, i int) (block int, pos []int) {
	for b := range c.Blocks {
		bl := &c.Blocks[b]
		if i < bl.Offset+bl.Size {
			r := i - bl.Offset
			pos = make([]int, len(bl.Dims))
			for k := len(bl.Dims) - 1; k >= 0; k-- {
				pos[k] = r % bl.Dims[k]
				r /= bl.Dims[k]
			}
			return b, pos
		}
	}
	panic(fmt.Sprintf("graph: coordinate %d of a chart of dimension %d", i, c.Dim))
}

func unflat(axes []index.Axis, f int) []int {
	pos := make([]int, len(axes))
	for k := len(axes) - 1; k >= 0; k-- {
		pos[k] = f % axes[k].Size
		f /= axes[k].Size
	}
	return pos
}

// flatOf is a factor's position for given values of its labels.
func flatOf(axes []index.Axis, labels, value []int) int {
	f := 0
	for i, l := range labels {
		f = f*axes[i].Size + value[l]
	}
	return f
}

// split is how many components lie before an axis, along it and after it.
func split(axes []index.Axis, k int) (before, size, after int) {
	return sizeOf(axes[:k]), axes[k].Size, sizeOf(axes[k+1:])
}

// keepBut keeps n axes but one, which is fixed at pos.
func keepBut(n, axis, pos int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = -1
	}
	r[axis] = pos
	return r
}

func minusOnes(n int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = -1
	}
	return r
}

func iota0(n int) []int {
	r := make([]int, n)
	for i := range r {
		r[i] = i
	}
	return r
}

// leadLabels are labels for the leading axes, from the given number on.
func leadLabels(k, from int) []int {
	r := iota0(k)
	for i := range r {
		r[i] += from
	}
	return r
}

// toFront is the permutation that brings k axes at position at to the front.
func toFront(n, at, k int) []int {
	perm := make([]int, 0, n)
	for i := range k {
		perm = append(perm, at+i)
	}
	for i := range n {
		if i < at || i >= at+k {
			perm = append(perm, i)
		}
	}
	return perm
}

func swapPerm(n, i, j int) []int {
	p := make([]int, n)
	for k := range p {
		p[k] = k
	}
	p[i], p[j] = j, i
	return p
}

func distinct(ls []int) bool {
	for i, l := range ls {
		if slices.Contains(ls[:i], l) {
			return false
		}
	}
	return true
}

func sameInts(a, b []int) bool { return slices.Equal(a, b) }

func strides(labels, sizes []int) []int {
	s := make([]int, len(labels))
	w := 1
	for k := len(labels) - 1; k >= 0; k-- {
		s[k] = w
		w *= sizes[labels[k]]
	}
	return s
}

func outSizes(c *contraction) []int {
	s := make([]int, len(c.out))
	for i, l := range c.out {
		s[i] = c.sizes[l]
	}
	return s
}
