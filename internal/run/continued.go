package run

// Where an object of a manifold is known by continuation alone, beyond where the maps lead: that is said.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
)

const continuedNote = "  (continued)"

// fieldNote is what stands behind the formula of a field: that it is a continuation,
// and what was tested of its claims.
func (r *Run) fieldNote(n *graph.Node) (string, error) {
	note, err := r.holdFormula(n)
	if err != nil || !n.Continued() {
		return note, err
	}
	if note == "" {
		return continuedNote, nil
	}
	return "  (continued, " + strings.TrimPrefix(note, "  ("), nil
}

// valueNote says that a number at a point is there by continuation: no map leads to the point.
func (r *Run) valueNote(n *graph.Node) string {
	if !n.Continued() || r.rehearsal != nil {
		return ""
	}
	beyond := false
	g := r.ws.checked.Graph
	g.Walk(n, func(at *graph.Node) bool {
		if beyond || !at.Continued() {
			return false
		}
		if at.Op() != graph.OpAt {
			return true
		}
		p, err := r.point(at.Point())
		if err != nil {
			return false
		}
		g.Walk(at.Args()[0], func(c *graph.Node) bool {
			if !c.Continued() || c.Op() == graph.OpAt {
				return false
			}
			if c.Op() == graph.OpInput && c.Input().Continued {
				for _, x := range c.Input().Reach {
					_, err := r.ws.machine.EvalPoint(x, p, r.env)
					beyond = beyond || err != nil
				}
			}
			return true
		})
		return true
	})
	if beyond {
		return continuedNote
	}
	return ""
}

// readsContinued reports that a continuation is read, not only followed by a flow.
func (r *Run) readsContinued(n *graph.Node) bool {
	found := false
	r.ws.checked.Graph.Walk(n, func(at *graph.Node) bool {
		found = found || at.Op() == graph.OpInput && at.Input().Continued
		return !found && at.Continued()
	})
	return found
}
