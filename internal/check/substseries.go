package check

// Replacing in what is known up to an order: in its coefficients, of which what is left is another.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// series is an object that is known up to an order, with the replacement made.
func (s *replacing) series(o *value.Object) *value.Object {
	g := s.e.g
	known, err := g.Known(o.Node)
	if err != nil {
		s.refused(err)
		return nil
	}
	if by := known.By; by.Param != nil && slices.Contains(s.keys, by.Param) || by.About != nil && s.sides.Concerns(by.About.Params()...) {
		s.e.fail(refuse.SubstSeries(s.x, by.Name()))
		return nil
	}
	var chart *index.Chart
	if charts := o.Node.Charts(); len(charts) > 1 {
		s.e.fail(refuse.SubstSeries(s.x, known.By.Name()))
		return nil
	} else if len(charts) == 1 {
		chart = charts[0]
	}
	out := *known
	out.Coefs = nil
	for _, c := range known.Coefs {
		part := o.WithNode(c)
		part.Metric = false
		n := s.node(part)
		if n == nil {
			return nil
		}
		out.Coefs = append(out.Coefs, n)
	}
	law := o.Law
	if law == index.Connection {
		law = index.Tensor
	}
	return o.WithNode(g.Truncated(&out, law, chart))
}
