package graph

// The graph of a definition as text, one node a line, for debugging.

import (
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// Dump is a node and all that it is made of as text, for whoever wants to see
// the graph itself:
//
//	1 contract ij,i,j->
//	  2 inverse (^psi ^psi)
//	    3 G = input (_psi _psi) G, a metric
//	      …
//	  4 partial (_psi) by psi
//	    …
//	  4 above
//
// A line has a number, the name that names gives ("" for none; names may be
// nil), the operation, its axes, and what it carries; its arguments stand
// below, further in. A node that was written already is above. What would
// stand too far in is below, at the margin.
func (g *Graph) Dump(n *Node, names func(*Node) string) string {
	d := &dumper{p: &printer{g: g, names: names, used: map[string]bool{}}, number: map[*Node]int{}, written: map[*Node]bool{}}
	for d.later = []*Node{n}; len(d.later) > 0; {
		n, d.later = d.later[0], d.later[1:]
		d.node(n, 0, "")
	}
	return d.b.String()
}

// dumpDepth is how far in a node may stand.
const dumpDepth = 24

type dumper struct {
	p       *printer
	number  map[*Node]int
	written map[*Node]bool
	later   []*Node // stand below, at the margin
	b       strings.Builder
}

// node writes n and what it is made of; as says what it is to the node above,
// where it is no argument.
func (d *dumper) node(n *Node, level int, as string) {
	k, known := d.number[n]
	if !known {
		k = len(d.number) + 1
		d.number[n] = k
	}
	d.b.WriteString(strings.Repeat("  ", level) + strconv.Itoa(k) + " " + as)
	switch {
	case d.written[n]:
		d.b.WriteString("above\n")
		return
	case known && level > 0, level == dumpDepth && len(n.args) > 0:
		if !known {
			d.later = append(d.later, n)
		}
		d.b.WriteString("below\n")
		return
	}
	d.written[n] = true
	d.p.g.Meter.Steps(workOfText)
	d.b.WriteString(d.line(n) + "\n")
	for _, a := range n.args {
		d.node(a, level+1, "")
	}
	if n.op == OpNative {
		for _, f := range n.Native().Fields {
			d.node(f, level+1, "field ")
		}
	}
}

// line is what is written of n itself.
func (d *dumper) line(n *Node) string {
	parts := []string{}
	if d.p.names != nil {
		if name := d.p.names(n); name != "" {
			parts = append(parts, name, "=")
		}
	}
	parts = append(parts, n.op.String())
	if a := AxesText(n.axes); a != "" {
		parts = append(parts, a)
	}
	if s := n.row().detail(d.p, n); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

// AxesText writes axes as slots over charts and sizes of ranges: (^psi _psi 3);
// "" for none.
func AxesText(axes []index.Axis) string {
	if len(axes) == 0 {
		return ""
	}
	s := make([]string, len(axes))
	for i, a := range axes {
		switch {
		case a.Kind == index.Plain && a.Size < 0:
			s[i] = "?" // known when it has run
		case a.Kind == index.Plain:
			s[i] = strconv.Itoa(a.Size)
		case a.Kind == index.Up:
			s[i] = "^" + a.Chart.Name
		default:
			s[i] = "_" + a.Chart.Name
		}
	}
	return "(" + strings.Join(s, " ") + ")"
}

// noDetail: the arguments say all.
func noDetail(*printer, *Node) string { return "" }

// mostNumbers is how many numbers of a list are written.
const mostNumbers = 8

func shortened(s []string) string {
	if len(s) > mostNumbers {
		s = append(s[:mostNumbers:mostNumbers], "…")
	}
	return strings.Join(s, " ")
}

// positions are written as the language counts them, from 1.
func positions(idx []int) string {
	var s []string
	for _, k := range idx[:min(len(idx), mostNumbers+1)] {
		s = append(s, strconv.Itoa(k+1))
	}
	return shortened(s)
}

func blockDetail(n *Node) string { return n.Chart().Blocks[n.Block()].Name + " of " + n.Chart().Name }

func positionsDetail(_ *printer, n *Node) string { return axisDetail(n) + " at " + positions(n.Idx()) }

func axisDetail(n *Node) string { return "axis " + strconv.Itoa(n.Axis()+1) }

// Labels writes labels of a product as letters: i j k … z, then i1 j1 ….
func Labels(ls []int) string {
	const first, count = 'i', 'z' - 'i' + 1
	var b strings.Builder
	for _, l := range ls {
		b.WriteByte(byte(first + l%count))
		if k := l / count; k > 0 {
			b.WriteString(strconv.Itoa(k))
		}
	}
	return b.String()
}
