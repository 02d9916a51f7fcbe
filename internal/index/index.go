package index

// Charts, slots, plain axes and laws: the types that index notation is checked
// by.

import (
	"fmt"
	"hash/fnv"
)

// Kind says what an axis of an object is.
type Kind uint8

// Plain axes count over a range; Up and Down are slots over a chart.
const (
	Plain Kind = iota
	Up
	Down
)

// Flip swaps Up and Down.
func (k Kind) Flip() Kind {
	switch k {
	case Up:
		return Down
	case Down:
		return Up
	}
	return k
}

// String is "up", "down" or "plain".
func (k Kind) String() string { return [...]string{"plain", "up", "down"}[k] }

// Block is one named group of coordinates of a chart: a scalar coordinate
// (no Dims) or an array of them, row-major.
type Block struct {
	Name   string
	Dims   []int
	Offset int // of its first coordinate in the chart's flat order
	Size   int // product of Dims, 1 for a scalar coordinate
}

// Chart is a coordinate system, and so a space: its coordinate basis. Two
// charts are two spaces even on one manifold; identity is the pointer.
type Chart struct {
	ID     int // dense within one program, in order of declaration
	Name   string
	Blocks []Block
	Dim    int
	Digest uint64 // a hash of the blocks' names and dims
}

// NewChart lays blocks out in declared order and sums their sizes.
func NewChart(id int, name string, blocks []Block) *Chart {
	c := &Chart{ID: id, Name: name}
	digest := fnv.New64a()
	for _, b := range blocks {
		b.Offset, b.Size = c.Dim, 1
		for _, d := range b.Dims {
			b.Size *= d
		}
		c.Dim += b.Size
		c.Blocks = append(c.Blocks, b)
		_, _ = fmt.Fprintln(digest, b.Name, b.Dims) // a hash's Write never fails
	}
	c.Digest = digest.Sum64()
	return c
}

// Scalar reports whether every block is a single coordinate.
func (c *Chart) Scalar() bool {
	for _, b := range c.Blocks {
		if len(b.Dims) > 0 {
			return false
		}
	}
	return true
}

// BlockIndex finds a block by name, or -1.
func (c *Chart) BlockIndex(name string) int {
	for i := range c.Blocks {
		if c.Blocks[i].Name == name {
			return i
		}
	}
	return -1
}

// Axis is one position of an object: a slot over a chart, or a plain range.
// Axes are comparable with ==.
type Axis struct {
	Kind  Kind
	Chart *Chart // nil when plain
	Size  int    // the chart's Dim, or the range's length
}

// UpOver and DownOver are slots over c; PlainAxis is a range of n.
func UpOver(c *Chart) Axis { return Axis{Up, c, c.Dim} }

// DownOver is a lower slot over c.
func DownOver(c *Chart) Axis { return Axis{Down, c, c.Dim} }

// PlainAxis is a plain range 1..n.
func PlainAxis(n int) Axis { return Axis{Kind: Plain, Size: n} }

// Dual is the axis that pairs with a slot; a plain axis is its own.
func (a Axis) Dual() Axis { a.Kind = a.Kind.Flip(); return a }

// Law says how an object changes under a change of coordinates.
type Law uint8

// Tensor objects change by Jacobians; Connection objects by Jacobians and the
// inhomogeneous term; Chartwise objects have no law that the rules prove.
const (
	Tensor Law = iota
	Connection
	Chartwise
)

// String is the law's word in the language.
func (l Law) String() string { return [...]string{"tensor", "connection", "chartwise"}[l] }

// Weakest is the law of a product or sum that has no better rule.
func Weakest(a, b Law) Law {
	if a == Tensor && b == Tensor {
		return Tensor
	}
	return Chartwise
}
