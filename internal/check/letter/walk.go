package letter

// Every index that is written in a tree, in order.

import (
	"github.com/seed2d4d80ff/geo/grammar"
)

// EachIndex visits every index written in a tree. A derivative's and a
// reduction's letter come before their operand's.
func EachIndex(n grammar.Node, visit func(*grammar.Index)) {
	all := func(ix []grammar.Index) {
		for i := range ix {
			visit(&ix[i])
		}
	}
	grammar.Walk(n, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Define:
			all(n.Indices)
		case *grammar.ParamDecl:
			all(n.Indices)
		case *grammar.DataDecl:
			all(n.Indices)
		case *grammar.Indexed:
			EachIndex(n.X, visit)
			all(n.Indices)
			return false
		case *grammar.Deriv:
			visit(&n.Index)
		case *grammar.Reduce:
			all(n.Indices)
		default: // others have no index of their own
		}
		return true
	})
}
