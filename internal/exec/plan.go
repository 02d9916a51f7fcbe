package exec

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Plan describes how a node will be evaluated: the tier, and for the array
// tier its steps with sizes, operations and memory.
func (m *Machine) Plan(n *graph.Node) (text string, err error) {
	defer guard(&err)
	n = graph.Strip(n)
	for n.Op() == graph.OpAt || n.Op() == graph.OpEig {
		n = graph.Strip(n.Args()[0])
	}
	u, err := m.compile(n)
	if err != nil {
		return "", err
	}
	if u.comp != nil {
		return fmt.Sprintf("components: %d, a block program of %d instructions over %d inputs\n", len(u.comp.exprs), u.comp.prog.Len(), len(u.comp.inputs)), nil
	}
	if u.sparse != nil {
		t, err := m.Plan(u.sparse.packed)
		return fmt.Sprintf("sparse: %d entries of %d × %d, by %d products at once\n%s", len(u.sparse.cols), u.sparse.n, u.sparse.n, u.sparse.count, t), err
	}
	m.g.Mu.Lock()
	defer m.g.Mu.Unlock()
	return u.arr.text(m.g.Pool), nil
}

// text lists the steps.
func (s *schedule) text(p *scalar.Pool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "array: %d steps, %s operations, %s of buffers\n", len(s.steps), number.Compact(s.flops, 3), number.Bytes(8*float64(s.arena)))
	name := func(r ref) string {
		sl := s.slots[r.slot]
		var t string
		switch {
		case sl.leaf >= 0:
			l := s.leaves[sl.leaf]
			switch {
			case l.chart != nil:
				t = l.chart.Blocks[l.block].Name
			case l.param != nil:
				t = l.param.Name
			default:
				t = l.node.Op().String()
			}
		case sl.temp:
			t = fmt.Sprintf("t%d", r.slot)
		case len(sl.data) == 1:
			return number.Text(sl.data[0])
		default:
			t = fmt.Sprintf("c%d", r.slot)
		}
		if !r.contiguous() || r.off != 0 {
			t += fmt.Sprintf("+%d%v", r.off, r.strides)
		}
		return t
	}
	slot := func(k int) string { return name(ref{slot: k}) }
	for i, st := range s.steps {
		fmt.Fprintf(&b, "%3d ", i)
		switch st := st.(type) {
		case *pairStep:
			fmt.Fprintf(&b, "%s += %s · %s  %s\n", slot(st.c), slot(st.a), slot(st.b), st.p.Describe())
		case *copyStep:
			if st.fill {
				fmt.Fprintf(&b, "%s = 0 %v\n", name(st.dst), st.dst.dims)
				break
			}
			op := "="
			if st.add {
				op = "+="
			}
			fmt.Fprintf(&b, "%s %s %s %s %v\n", name(st.dst), op, number.Format(st.alpha, 0), name(st.src), st.dst.dims)
		case *regionStep:
			op := "="
			if st.add {
				op = "+="
			}
			fmt.Fprintf(&b, "%s %s %s  %v\n", name(st.out), op, p.Format(st.expr, scalar.Text), st.dims)
			for k, r := range st.sources {
				fmt.Fprintf(&b, "      arg%d = %s %v\n", k+1, name(r), st.si[k])
			}
		case *routineStep:
			var as []string
			for _, a := range st.args {
				as = append(as, name(a))
			}
			fmt.Fprintf(&b, "%s = %v(%s)\n", name(st.dst), st.n.from.Op(), strings.Join(as, ", "))
		}
	}
	return b.String()
}
