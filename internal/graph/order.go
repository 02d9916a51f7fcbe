package graph

// The order of a product's factors and a sum's terms: by what they are, never by
// what was built first.

import (
	"cmp"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// place is where a node stands among others: numbers first, other leaves, named
// objects, derivatives last; shallow before deep, then by name, and by a hash of
// all that it is made of.
// It follows from the node's content, so that a program's earlier lines move no
// factor and no rounding error.
type place struct {
	rank  uint8
	depth int32
	name  uint32 // a coordinate's block, or the first letters of a name
	hash  uint64
}

// before compares nodes by their places; nodes that a hash cannot tell apart
// keep the order they were made in.
func before(a, b *Node) int {
	return cmp.Or(cmp.Compare(a.place.rank, b.place.rank), cmp.Compare(a.place.depth, b.place.depth),
		cmp.Compare(a.place.name, b.place.name), cmp.Compare(a.place.hash, b.place.hash), cmp.Compare(a.id, b.id))
}

// setPlace is called with the node's key just built: g.content is its hash.
func (g *Graph) setPlace(n *Node) {
	p := &n.place
	p.hash = g.content
	for _, a := range n.args {
		p.depth = max(p.depth, a.place.depth+1)
	}
	name := ""
	p.rank = 3
	switch n.op {
	case OpArray, OpZero:
		p.rank = 0
	case OpParam:
		p.rank, name = 1, n.Param().Name
	case OpCoord:
		p.rank, p.name = 1, uint32(n.Block())
	case OpInput:
		p.rank, name = 2, n.Input().Name
	case OpClaim:
		p.rank, name = 2, n.Claim().Name
	case OpInverse:
		p.rank = 2
	case OpPartial:
		p.rank = 4
	default: // every other operation goes by the name of its first part
		if len(n.args) > 0 {
			p.name = n.args[0].place.name
		}
	}
	for i := 0; i < 3 && name != ""; i++ {
		p.name <<= 8
		if i < len(name) {
			p.name |= uint32(name[i])
		}
	}
}

// mix folds a number into a hash.
func mix(h, v uint64) uint64 {
	h = (h ^ v) * 0x9e3779b97f4a7c15
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}

// longText is from how many bytes on a text is mixed by words: each node over a chart asks for
// its name, which may be as long as a name may be.
const longText = 64

func mixText(h uint64, s string) uint64 {
	n := len(s)
	for n >= longText && len(s) >= 8 {
		h = mix(h, uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)
		s = s[8:]
	}
	for i := range len(s) {
		h = mix(h, uint64(s[i]))
	}
	return mix(h, uint64(n))
}

// manyBlocks is from how many coordinates on a chart is told by its digest: each of them
// asks.
const manyBlocks = 32

func mixChart(h uint64, c *index.Chart) uint64 {
	if c == nil {
		return mix(h, 1)
	}
	h = mixText(h, c.Name)
	if len(c.Blocks) > manyBlocks {
		return mix(h, c.Digest)
	}
	for _, b := range c.Blocks {
		h = mixText(h, b.Name)
		for _, d := range b.Dims {
			h = mix(h, uint64(d))
		}
	}
	return h
}

func mixParam(h uint64, p *Param) uint64 {
	h = mixText(h, p.Name)
	for _, a := range p.Axes {
		h = mix(h, uint64(a.Size))
	}
	return h
}

func mixMap(h uint64, m *Map) uint64 {
	if m == nil {
		return mix(h, 2)
	}
	h = mixChart(mixChart(mixText(h, m.Name), m.From), m.To)
	for _, f := range m.Forward {
		h = mix(h, f.place.hash)
	}
	return h
}

func mixPoint(h uint64, p *Point) uint64 {
	h = mixChart(h, p.Chart)
	for _, c := range p.Coords {
		h = mix(h, c.place.hash)
	}
	for _, q := range p.Pre {
		h = mixPoint(mixMap(h, q.Map), q.At)
	}
	if p.Step != nil {
		h = mix(mixPoint(h, p.Step.From), p.Step.Along.place.hash)
	}
	return h
}

func (g *Graph) mixData(h uint64, data []float64) uint64 {
	g.eachPiece(data, func(part []float64) bool {
		for _, v := range part {
			h = mix(h, math.Float64bits(v))
		}
		return true
	})
	return h
}

// mixAny folds in what a node carries and is told from others by its identity.
func mixAny(h uint64, v any) uint64 {
	switch v := v.(type) {
	case *Point:
		return mixPoint(h, v)
	case *family:
		h = mixMap(h, v.m)
		for _, a := range v.args {
			h = mix(h, a.place.hash)
		}
		return h
	case *ClaimInfo:
		return mix(mixText(h, v.Name), uint64(v.Law))
	case *NativeOp:
		return mixText(h, v.Name)
	case *float64:
		return h // of an array, whose numbers are in the hash
	}
	return mixText(h, fmt.Sprintf("%T%v", v, v)) // a key of a native
}
