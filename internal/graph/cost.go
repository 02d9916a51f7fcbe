package graph

// What it costs to expand an object into formulas, and when arrays are used
// instead.

import (
	"math"
	"slices"
)

// cost estimates the scalar operations of expanding x by components, infinite
// where the array tier must take over.
func (g *Graph) cost(x *Node) float64 { return g.costOver(x, maxSlot) }

// costOver is cost with slots over charts of up to so many dimensions.
func (g *Graph) costOver(x *Node, slot int) float64 {
	seen := map[*Node]bool{}
	total := 0.0
	var visit func(n *Node)
	visit = func(n *Node) {
		if seen[n] || math.IsInf(total, 1) {
			return
		}
		seen[n] = true
		if tooLarge(n, slot) {
			total = math.Inf(1)
			return
		}
		g.Meter.Steps(1 + len(n.args))
		own, expands := n.row().cost(g, n)
		total += own
		for _, a := range expands {
			visit(a)
		}
	}
	visit(x)
	return total
}

const maxSlot = 16

// tooLarge reports a slot over a chart of more dimensions, or an axis whose size
// only a run gives.
func tooLarge(n *Node, slot int) bool {
	for _, a := range n.axes {
		if a.Chart != nil && a.Size > slot || a.Size < 0 {
			return true
		}
	}
	return false
}

// costs is a cost of an operation's own, beside what its arguments cost.
func costs(own func(g *Graph, n *Node) float64) func(*Graph, *Node) (float64, []*Node) {
	return func(g *Graph, n *Node) (float64, []*Node) { return own(g, n), n.args }
}

// costsItself: its components are variables, and nothing in it is expanded.
func costsItself(_ *Graph, n *Node) (float64, []*Node) { return float64(n.Size()), nil }

// costsOfMap: a map's expressions are expanded too.
func costsOfMap(_ *Graph, n *Node) (float64, []*Node) {
	return float64(n.Size()), slices.Concat(n.args, n.Map().Forward)
}

// oneEach, oneEachAndOfArg and unaffordable are costs of an operation's own.
func oneEach(_ *Graph, n *Node) float64         { return float64(n.Size()) }
func oneEachAndOfArg(_ *Graph, n *Node) float64 { return float64(n.Size()) + float64(n.args[0].Size()) }
func unaffordable(*Graph, *Node) float64        { return math.Inf(1) }
