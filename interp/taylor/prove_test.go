package taylor

import (
	"testing"

	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
	"github.com/seed2d4d80ff/geo/interp/scalar"
)

// Claims that hold for all arguments of the declared kinds, and slips in them.
func TestProveGeometry(t *testing.T) {
	type object struct {
		name  string
		law   index.Law
		make  func(w *world) *graph.Node
		want  Verdict
		order int // of germs, 0: not said
	}
	objects := []object{
		{"levicivita", index.Connection, func(w *world) *graph.Node { return w.levicivita(w.metric()) }, Proved, 2},
		{"levicivita is no tensor", index.Tensor, func(w *world) *graph.Node { return w.levicivita(w.metric()) }, Refuted, 0},
		{"levicivita with a sign slip", index.Connection, func(w *world) *graph.Node {
			g := w.metric()
			dg := w.d(g)
			sum := w.Add(w.ein(1, 2, "ijl->lij", "ddd", dg), w.ein(1, 2, "jil->lij", "ddd", dg), w.ein(1, 2, "lij->lij", "ddd", dg))
			return w.ein(1, 1, "kl,lij->kij", "udd", w.Inverse(g), sum)
		}, Refuted, 0},
		{"riemann with torsion", index.Tensor, func(w *world) *graph.Node { return w.riemann(w.connection(), 1) }, Proved, 3},
		{"riemann with a sign slip", index.Tensor, func(w *world) *graph.Node { return w.riemann(w.connection(), -1) }, Refuted, 0},
		{"riemann with swapped lower indices", index.Tensor, func(w *world) *graph.Node {
			// C^a_db read as C^a_bd in the first term only: fails with torsion.
			c := w.connection()
			dc := w.d(c)
			return w.Add(w.ein(1, 1, "cabd->abcd", "uddd", dc), w.ein(-1, 1, "dacb->abcd", "uddd", dc),
				w.ein(1, 1, "ace,edb->abcd", "uddd", c, c), w.ein(-1, 1, "ade,ecb->abcd", "uddd", c, c))
		}, Refuted, 0},
		{"riemann of levicivita", index.Tensor, func(w *world) *graph.Node { return w.riemann(w.levicivita(w.metric()), 1) }, Proved, 3},
		{"ricci", index.Tensor, func(w *world) *graph.Node {
			return w.ein(1, 1, "abad->bd", "dd", w.riemann(w.levicivita(w.metric()), 1))
		}, Proved, 3},
		{"scalar curvature", index.Tensor, func(w *world) *graph.Node {
			g := w.metric()
			return w.ein(1, 1, "bd,abad->", "", w.Inverse(g), w.riemann(w.levicivita(g), 1))
		}, Proved, 3},
		{"torsion", index.Tensor, func(w *world) *graph.Node {
			c := w.connection()
			return w.Sub(c, w.ein(1, 1, "kij->kji", "udd", c))
		}, Proved, 2},
		{"sum of connections", index.Connection, func(w *world) *graph.Node { return w.Add(w.connection(), w.connection()) }, Refuted, 0},
		{"mean of connections", index.Connection, func(w *world) *graph.Node {
			return w.Add(w.ein(1, 2, "kij->kij", "udd", w.connection()), w.ein(1, 2, "kij->kji", "udd", w.connection()))
		}, Proved, 0},
		{"hessian", index.Tensor, func(w *world) *graph.Node { return w.hessian(w.scalar("f"), w.connection()) }, Proved, 2},
		{"bare second derivatives", index.Tensor, func(w *world) *graph.Node { return w.d(w.d(w.scalar("f"))) }, Refuted, 0},
		{"hessian, wrong slot", index.Tensor, func(w *world) *graph.Node {
			f, c := w.scalar("f"), w.connection()
			return w.Sub(w.d(w.d(f)), w.ein(1, 1, "kik,j->ij", "dd", c, w.d(f)))
		}, Refuted, 0},
		{"differential", index.Tensor, func(w *world) *graph.Node { return w.d(w.scalar("f")) }, Proved, 1},
		{"derivative of a covector", index.Tensor, func(w *world) *graph.Node { return w.d(w.generic("a", "d", index.Tensor)) }, Refuted, 0},
		{"exterior derivative", index.Tensor, func(w *world) *graph.Node {
			da := w.d(w.generic("a", "d", index.Tensor))
			return w.Sub(da, w.ein(1, 1, "ij->ji", "dd", da))
		}, Proved, 2},
		{"Lie bracket", index.Tensor, func(w *world) *graph.Node {
			u, v := w.generic("u", "u", index.Tensor), w.generic("v", "u", index.Tensor)
			return w.Sub(w.ein(1, 1, "j,ji->i", "u", u, w.d(v)), w.ein(1, 1, "j,ji->i", "u", v, w.d(u)))
		}, Proved, 2},
		{"nabla of a (1,1)", index.Tensor, func(w *world) *graph.Node {
			c, x := w.connection(), w.generic("T", "ud", index.Tensor)
			return w.Add(w.d(x), w.ein(1, 1, "ikl,lj->kij", "dud", c, x), w.ein(-1, 1, "lkj,il->kij", "dud", c, x))
		}, Proved, 2},
		{"nabla with the direction second", index.Tensor, func(w *world) *graph.Node {
			c, x := w.connection(), w.generic("T", "u", index.Tensor)
			return w.Add(w.d(x), w.ein(1, 1, "ilk,l->ki", "du", c, x)) // differs by torsion, a tensor
		}, Proved, 2},
		{"determinant of components", index.Tensor, func(w *world) *graph.Node { return w.Det(w.metric()) }, Refuted, 0},
		{"determinant of an endomorphism", index.Tensor, func(w *world) *graph.Node { return w.Det(w.generic("E", "ud", index.Tensor)) }, Proved, 0},
		{"a component", index.Tensor, func(w *world) *graph.Node { return w.Component(w.generic("v", "u", index.Tensor), []int{0}) }, Refuted, 0},
		{"laplacian by densities", index.Tensor, func(w *world) *graph.Node {
			g, f := w.metric(), w.scalar("f")
			root := w.Map(w.Pool.Call(kernel("sqrt"), w.Pool.Call(kernel("abs"), w.Pool.Arg(0))), w.Det(g))
			flux := w.ein(1, 1, ",ij,j->i", "u", root, w.Inverse(g), w.d(f))
			return w.Mul(w.Map(w.Pool.Rcp(w.Pool.Arg(0)), root), w.ein(1, 1, "ii->", "", w.d(flux)))
		}, Proved, 2},
		{"divergence without density", index.Tensor, func(w *world) *graph.Node {
			return w.ein(1, 1, "ii->", "", w.d(w.generic("v", "u", index.Tensor)))
		}, Refuted, 0},
		{"root of a determinant", index.Tensor, func(w *world) *graph.Node {
			return w.Map(w.Pool.Call(kernel("sqrt"), w.Pool.Arg(0)), w.Det(w.metric()))
		}, Refuted, 0},
	}
	for _, o := range objects {
		for _, dim := range []int{2, 3, 4} {
			w := newWorld(dim)
			p := Prove(w.Graph, o.make(w), o.law, ProveOptions{Seed: uint64(dim)})
			if p.Verdict != o.want {
				t.Errorf("%s in %d dimensions: verdict %d, want %d (%s; component %v)", o.name, dim, p.Verdict, o.want, p.Reason, p.Component)
			}
			if o.order > 0 && p.Order != o.order {
				t.Errorf("%s: germs of order %d, want %d", o.name, p.Order, o.order)
			}
		}
	}
}

func kernel(name string) *scalar.Kernel { return scalar.KernelByName(name) }
