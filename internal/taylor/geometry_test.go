package taylor

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// world builds nodes of differential geometry by hand, as the library's Geo
// sources would.
type world struct {
	*graph.Graph
	c        *index.Chart
	up, down index.Axis
}

func newWorld(dim int) *world {
	names := []string{"x", "y", "z", "w", "v", "u"}
	var blocks []index.Block
	for i := range dim {
		blocks = append(blocks, index.Block{Name: names[i]})
	}
	c := index.NewChart(0, "theta", blocks)
	return &world{graph.New(1), c, index.UpOver(c), index.DownOver(c)}
}

func (w *world) axes(kinds string) []index.Axis {
	var as []index.Axis
	for _, k := range kinds {
		if k == 'u' {
			as = append(as, w.up)
		} else {
			as = append(as, w.down)
		}
	}
	return as
}

func (w *world) generic(name, kinds string, law index.Law) *graph.Node {
	return w.Input(nil, graph.InputInfo{Name: name, Law: law}, w.axes(kinds), w.c)
}

func (w *world) metric() *graph.Node {
	return w.Input(nil, graph.InputInfo{Name: "G", Metric: true}, w.axes("dd"), w.c)
}

func (w *world) connection() *graph.Node { return w.generic("C", "udd", index.Connection) }

// ein is a contraction in index notation: "kij,k->ij" with n/m as coefficient.
func (w *world) ein(n, m int64, pattern, kinds string, ops ...*graph.Node) *graph.Node {
	var os []graph.Operand
	var cur []int
	k := 0
	var out []int
	for i := 0; i < len(pattern); i++ {
		switch ch := pattern[i]; ch {
		case ',':
			os = append(os, graph.Operand{Node: ops[k], Labels: cur})
			k, cur = k+1, nil
		case '-':
			os = append(os, graph.Operand{Node: ops[k], Labels: cur})
			cur = nil
			for _, ch := range pattern[i+2:] {
				out = append(out, int(ch-'a'))
			}
			i = len(pattern)
		default:
			cur = append(cur, int(ch-'a'))
		}
	}
	return w.Contract(w.Pool.Ratio(n, m), os, out, w.axes(kinds))
}

func (w *world) d(x *graph.Node) *graph.Node { return w.Partial(x, w.c) }

// levicivita has axes [up, down, down].
func (w *world) levicivita(g *graph.Node) *graph.Node {
	dg := w.d(g) // [k, i, j]
	sum := w.Add(w.ein(1, 2, "ijl->lij", "ddd", dg), w.ein(1, 2, "jil->lij", "ddd", dg), w.ein(-1, 2, "lij->lij", "ddd", dg))
	return w.ein(1, 1, "kl,lij->kij", "udd", w.Inverse(g), sum)
}

// riemann is R^a_bcd with the sign of its third term given.
func (w *world) riemann(c *graph.Node, sign int64) *graph.Node {
	dc := w.d(c) // [c, a, d, b] of C^a_db
	return w.Add(
		w.ein(1, 1, "cadb->abcd", "uddd", dc),
		w.ein(-1, 1, "dacb->abcd", "uddd", dc),
		w.ein(sign, 1, "ace,edb->abcd", "uddd", c, c),
		w.ein(-1, 1, "ade,ecb->abcd", "uddd", c, c))
}

func (w *world) hessian(f, c *graph.Node) *graph.Node {
	return w.Sub(w.d(w.d(f)), w.ein(1, 1, "kij,k->ij", "dd", c, w.d(f)))
}

func (w *world) scalar(name string) *graph.Node { return w.generic(name, "", index.Tensor) }
