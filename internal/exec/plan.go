package exec

// The plan of an evaluation: tier, steps, sizes, operations and memory.

import (
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Tier says how a node is evaluated.
type Tier uint8

// A value that is read or that a solver finds needs no program of its own.
const (
	Values     Tier = iota // numbers that are there, or come from what is planned before it
	Components             // each component is a formula, all of them one program
	Arrays                 // steps over whole arrays
	SparseRows             // a matrix from a few products with it
)

// String is the tier's name.
func (t Tier) String() string {
	return [...]string{"value", "component tier", "array tier", "sparse matrix"}[t]
}

// Plan says how a node will be evaluated. Operations and bytes are those of one
// evaluation at one point, estimated before it, without what is evaluated
// before.
type Plan struct {
	Of         string // the node in index notation, cut short
	Tier       Tier
	Why        string // this tier was chosen
	Size       string // of the program
	Operations float64
	Bytes      float64
	Products   []ProductPlan
	Steps      []StepPlan
	Before     []*Plan // values it reads that are evaluated first

	pool *scalar.Pool
	unit *unit
}

// ProductPlan is a product of several factors and the order in which they are
// multiplied.
type ProductPlan struct {
	Product    string // in Einstein's notation: ij,jk,kl->il
	Sizes      string // of its indices: i=3 j=100
	Order      []string
	Operations float64
	Largest    float64 // numbers of the largest value between
}

// StepPlan is one step of the array tier.
type StepPlan struct {
	Text       string
	Reads      []string // where an elementwise step reads its arguments
	Operations float64
	Bytes      float64 // written
}

// Plan compiles a node and says how it will be evaluated. names gives the name
// a node was bound to, "" for none; it may be nil.
func (m *Machine) Plan(n *graph.Node, names func(*graph.Node) string) (p *Plan, err error) {
	defer m.guard(&err)
	if n.HasRuntime() {
		n = m.g.Hoist(n)
	}
	pl := &planner{m: m, names: names, known: map[*graph.Node]*Plan{}}
	return pl.plan(n)
}

// planner plans nodes, each once.
type planner struct {
	m     *Machine
	names func(*graph.Node) string
	known map[*graph.Node]*Plan
}

// plan follows run.stage, which evaluates: both ask the kernel.
func (pl *planner) plan(n *graph.Node) (*Plan, error) {
	n = graph.Strip(n)
	if p, ok := pl.known[n]; ok {
		return p, nil
	}
	p := &Plan{Of: pl.of(n), pool: pl.m.g.Pool}
	pl.known[n] = p
	return p, operations[n.Op()].plan(pl, p, n)
}

// What kernels say of values that stand by themselves.

func planRead(_ *planner, p *Plan, _ *graph.Node) error {
	p.Why = "read as it is"
	return nil
}

func planAt(pl *planner, p *Plan, n *graph.Node) error {
	p.Why = "its field at a point"
	return pl.before(p, slices.Concat(n.Point().Coords, n.Args())...)
}

func planCompose(pl *planner, p *Plan, n *graph.Node) error {
	p.Why = "its field where the map leads"
	return pl.before(p, slices.Concat(n.Args()[1:], n.Args()[:1])...)
}

func planImplicit(pl *planner, p *Plan, n *graph.Node) error {
	p.Why = "coordinates found by solving " + n.Map().Name + "(x) = …"
	return pl.before(p, slices.Concat(n.Args(), n.Map().Forward)...)
}

func planNative(pl *planner, p *Plan, n *graph.Node) error {
	p.Why = "found by " + n.Native().Name + ", which evaluates its fields as often as it needs"
	return pl.before(p, slices.Concat(n.Args(), n.Native().Fields)...)
}

func planEig(pl *planner, p *Plan, n *graph.Node) error {
	p.Why = "an eigenproblem"
	return pl.before(p, n.Args()...)
}

// of is a node in index notation, cut short.
func (pl *planner) of(n *graph.Node) string {
	const most = 72
	s := []rune(pl.m.g.Format(n, pl.names))
	if len(s) > most {
		s = append(s[:most-2], []rune(" …")...)
	}
	return string(s)
}

// before plans what is evaluated before p. Numbers and data need no plan.
func (pl *planner) before(p *Plan, ns ...*graph.Node) error {
	for _, n := range ns {
		b, err := pl.plan(n)
		if err != nil {
			return err
		}
		if b.Tier == Values && len(b.Before) == 0 || b.Operations == 0 && len(b.Before) == 0 && b.Tier == Components {
			continue
		}
		p.Before = append(p.Before, b)
	}
	return nil
}

// program plans a node that has a program, and the values the program reads.
func (pl *planner) program(p *Plan, n *graph.Node) error {
	u, err := pl.m.compile(n)
	if err != nil {
		return err
	}
	p.unit, p.Why = u, pl.m.why(n, u.choice)
	switch {
	case u.comp != nil:
		return pl.component(p, u.comp)
	case u.sparse != nil:
		s := u.sparse
		p.Tier = SparseRows
		p.Size = fmt.Sprintf("%d entries of %d × %d, by %s at once", len(s.cols), s.n, s.n, count(s.count, "product"))
		p.Bytes = 8 * float64(len(s.cols))
		return pl.before(p, s.packed)
	}
	return pl.arrays(p, u.arr)
}

func (pl *planner) component(p *Plan, c *component) error {
	p.Tier = Components
	p.Operations, p.Bytes = float64(c.prog.Weight()), 8*float64(len(c.exprs))
	p.Size = fmt.Sprintf("%s, %s over %s", count(len(c.exprs), "component"), count(c.prog.Len(), "instruction"), count(len(c.inputs), "input"))
	seen := map[*graph.Node]bool{}
	var first []*graph.Node
	for _, src := range c.from {
		list := slices.Clone(src.Target)
		if src.Leaf != nil {
			list = append(list, src.Leaf)
		}
		if src.Map != nil {
			list = append(list, src.Map.Forward...)
		}
		for _, n := range list {
			if !seen[n] {
				seen[n] = true
				first = append(first, n)
			}
		}
	}
	return pl.before(p, first...)
}

func (pl *planner) arrays(p *Plan, s *schedule) error {
	p.Tier = Arrays
	p.Operations, p.Bytes = s.flops, 8*float64(s.arena+s.result.size())
	p.Size = fmt.Sprintf("%s, %s of buffers", count(len(s.steps), "step"), number.Bytes(8*float64(s.arena)))
	w := stepWriter{s: s, p: pl.m.g.Pool}
	for _, st := range s.steps {
		p.Steps = append(p.Steps, w.step(st))
	}
	for _, q := range s.products {
		p.Products = append(p.Products, q.text())
	}
	for _, l := range s.leaves {
		if l.node != nil {
			if err := pl.before(p, l.node); err != nil {
				return err
			}
		}
	}
	return nil
}
