package graph

// Visiting a node and all that it is made of.

// Walk visits n and the nodes it is made of, each once, operands after what
// they are operands of. Where visit returns false it goes no further down.
func Walk(n *Node, visit func(*Node) (down bool)) { (*Graph)(nil).Walk(n, visit) }

// Walk is the package's Walk, counted as work of who uses the graph.
func (g *Graph) Walk(n *Node, visit func(*Node) (down bool)) {
	seen := map[*Node]bool{}
	var walk func(*Node)
	walk = func(n *Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		if g != nil {
			g.Meter.Steps(1 + len(n.args))
		}
		if !visit(n) {
			return
		}
		for _, a := range n.args {
			walk(a)
		}
	}
	walk(n)
}
