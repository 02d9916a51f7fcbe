package graph_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/graph/naive"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// each runs a check on the sample of every operation.
func each(t *testing.T, check func(t *testing.T, s *naive.Sampler, n *graph.Node)) {
	t.Helper()
	for op := range graph.NumOps {
		sample := naive.SampleOf[op]
		if sample == nil {
			t.Errorf("%v has no sample", op)
			continue
		}
		t.Run(op.String(), func(t *testing.T) {
			s := naive.NewSampler()
			n := sample(s)
			if n.Op() != op {
				t.Fatalf("the sample is a %v", n.Op())
			}
			check(t, s, n)
		})
	}
}

// No fact of an operation is left out, the oracle knows it, and its nodes are as
// the row says.
func TestRowsAreComplete(t *testing.T) {
	for op := range graph.NumOps {
		if missing := graph.EmptyFacts(op); missing != nil {
			t.Errorf("the row of operation %d leaves out %q", op, missing)
		}
		if !naive.Knows(op) {
			t.Errorf("package naive has no rule of operation %d", op)
		}
	}
	names := map[string]graph.Op{}
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		if old, ok := names[n.Op().String()]; ok {
			t.Errorf("the name is that of operation %d", old)
		}
		names[n.Op().String()] = n.Op()
		if what := graph.FitsItsRow(n); what != "" {
			t.Errorf("the sample has %s than its row says", what)
		}
		if same := s.Rebuild(n, n.Args()); same != n {
			t.Errorf("made again over its own arguments it is another node: %s and %s", s.Format(same, nil), s.Format(n, nil))
		}
		text := s.Format(n, nil)
		if text == "" || text == "…" {
			t.Errorf("written as %q", text)
		}
		runtime := n.EvaluatedFirst()
		for _, a := range n.Args() {
			runtime = runtime || a.HasRuntime()
			if a.Size() == n.Size() && text == s.Format(a, nil) && !n.Wraps() {
				t.Errorf("written as its argument: %s", text)
			}
		}
		if n.HasRuntime() != runtime {
			t.Errorf("a value that only a run gives is inside: %v, and of its own or its arguments': %v", n.HasRuntime(), runtime)
		}
	})
}

// Where an operation asks that its first argument have an inverse, it has no
// value without one; where it does not ask, it has.
func TestRegularityOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		if naive.Told(n.Op()) || len(n.Args()) == 0 {
			return
		}
		a := n.Args()[0]
		p := &graph.Param{Name: "zero"}
		for _, ax := range a.Axes() {
			p.Axes = append(p.Axes, index.PlainAxis(ax.Size))
		}
		s.Env.Params[p] = make([]float64, a.Size())
		args := slices.Clone(n.Args())
		args[0] = s.Cast(s.Param(p), a.Axes())
		value := 0.0
		for _, x := range s.Value(s.Rebuild(n, args)) {
			value += x
		}
		if finite := !math.IsNaN(value) && !math.IsInf(value, 0); finite == n.NeedsRegular() && n.Op() != graph.OpLogDet { // whose -Inf is a value
			t.Errorf("the row asks for an inverse: %v, and without one it sums to %v", n.NeedsRegular(), value)
		}
	})
}

// The formula, whole and one component at a time, gives the oracle's value; what
// has no formula costs infinitely much.
func TestFormulasOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		want := s.Value(n)
		cost := s.Cost(n)
		got, err := components(s.Graph, n, s.Env)
		var no *graph.NotExpressible
		if errors.As(err, &no) {
			if !math.IsInf(cost, 1) {
				t.Errorf("no formula, and it costs %v", cost)
			}
			return
		}
		if err != nil || !(cost > 0) || math.IsInf(cost, 1) {
			t.Fatalf("a formula of cost %v: %v", cost, err)
		}
		agree(t, "formula", got, want, 1e-12)

		lone := naive.NewSampler()
		m := naive.SampleOf[n.Op()](lone)
		for at := range want {
			u := lone.Formulas()
			e, err := u.LoneComp(m, at)
			if err != nil {
				t.Fatal(err)
			}
			agree(t, "one component alone", evaluate(u, []scalar.Expr{e}, lone.Env), want[at:at+1], 1e-12)
		}
	})
}

// notByRule are the operations without a derivative rule of their own: other
// forms of them are differentiated, there is nothing to differentiate, or it is
// not differentiable.
var notByRule = []graph.Op{graph.OpZero, graph.OpArray, graph.OpParam, graph.OpMapVector, graph.OpPartial, graph.OpCompose,
	graph.OpAt, graph.OpNative, graph.OpEig, graph.OpInput, graph.OpClaim}

// Forward, along a vector, in reverse and by lowering, the derivative is the
// oracle's, and the oracle's is that of differences.
func TestDerivativesOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		forward, reverse := s.Rule(n, s.Chart)
		if has := !slices.Contains(notByRule, n.Op()); has != (forward == nil) || has != (reverse == nil) && n.Op() != graph.OpCoord {
			t.Errorf("rule: forward %v, reverse %v", forward, reverse)
		}
		if naive.Told(n.Op()) {
			return
		}
		want := s.Value(s.Partial(n, s.Chart))
		agree(t, "differences", differences(s, n), want, 1e-7)
		low, err := s.Lower(n)
		if err != nil {
			t.Fatal(err)
		}
		if hasDerivative(low) {
			t.Fatal("lowered, and a derivative is left")
		}
		agree(t, "lowered", s.Value(low), s.Value(n), 1e-12)
		deep := s.Rebuild(n, derived(s, n.Args()))
		if low, err := s.Lower(deep); err != nil || hasDerivative(low) {
			t.Fatalf("over derivatives, lowered: a derivative is left, or %v", err)
		} else {
			agree(t, "over derivatives, lowered", s.Value(low), s.Value(deep), 1e-11)
		}
		v := s.Slots([]index.Axis{up(s.Chart)})
		along := s.Contract(s.Pool.Int(1), []graph.Operand{{Node: v, Labels: []int{-1}}, {Node: s.Partial(n, s.Chart), Labels: append([]int{-1}, labelsOf(n)...)}}, labelsOf(n), n.Axes())
		for what, d := range map[string]func() (*graph.Node, error){
			"forward": func() (*graph.Node, error) { return s.Forward(low, s.Chart) },
			"reverse": func() (*graph.Node, error) { return s.Reverse(low, s.Chart) },
			"lowered": func() (*graph.Node, error) { return s.Lower(s.Partial(n, s.Chart)) },
		} {
			x, err := d()
			if err != nil {
				t.Fatal(what, err)
			}
			agree(t, what, s.Value(x), want, 1e-10)
		}
		x, err := s.Along(low, v, s.Chart)
		if err != nil {
			t.Fatal(err)
		}
		agree(t, "along a vector", s.Value(x), s.Value(along), 1e-10)
		hessian, err := s.Lower(s.Partial(s.Partial(n, s.Chart), s.Chart))
		if err != nil {
			t.Fatal(err)
		}
		agree(t, "second derivative", s.Value(hessian), s.Value(s.Partial(s.Partial(n, s.Chart), s.Chart)), 1e-9)
	})
}

func labelsOf(n *graph.Node) []int {
	ls := make([]int, len(n.Axes()))
	for i := range ls {
		ls[i] = i
	}
	return ls
}

// derived are the arguments with a small part of their own derivative added, so
// that what stands over them has something to lower.
func derived(s *naive.Sampler, args []*graph.Node) []*graph.Node {
	out := slices.Clone(args)
	for k, a := range args {
		if !a.DependsOn(s.Chart) {
			continue
		}
		v := s.Slots([]index.Axis{up(s.Chart)})
		d := s.Contract(s.Pool.Ratio(1, 64), []graph.Operand{{Node: v, Labels: []int{-1}}, {Node: s.Partial(a, s.Chart), Labels: append([]int{-1}, labelsOf(a)...)}}, labelsOf(a), a.Axes())
		out[k] = s.Add(a, d)
	}
	return out
}

// differences are central, by every coordinate.
func differences(s *naive.Sampler, n *graph.Node) (out []float64) {
	const h = 1e-5
	x := s.Env.Coords[s.Chart]
	at := func(i int, d float64) []float64 {
		moved := slices.Clone(x)
		moved[i] += d
		env := s.Env
		env.Coords = map[*index.Chart][]float64{s.Chart: moved}
		return naive.Eval(s.Graph, n, env)
	}
	for i := range x {
		lo, hi := at(i, -h), at(i, h)
		for k := range lo {
			out = append(out, (hi[k]-lo[k])/(2*h))
		}
	}
	return out
}

// An operation is linear in the arguments that its row names, and in no others.
func TestLinearityOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		if naive.Told(n.Op()) {
			return
		}
		in, together := graph.LinearIn(n)
		additive := func(which []bool) bool {
			first, second, sum := slices.Clone(n.Args()), slices.Clone(n.Args()), slices.Clone(n.Args())
			for k, a := range n.Args() {
				if which[k] {
					second[k] = s.Other(a.Axes())
					sum[k] = s.Add(a, second[k])
				}
			}
			x, y, z := s.Value(s.Rebuild(n, first)), s.Value(s.Rebuild(n, second)), s.Value(s.Rebuild(n, sum))
			for i := range z {
				if math.Abs(z[i]-x[i]-y[i]) > 1e-12 {
					return false
				}
			}
			return true
		}
		if together && len(in) > 0 && !additive(in) {
			t.Error("not linear in the arguments named, together")
		}
		for k := range in {
			one := make([]bool, len(in))
			one[k] = true
			switch alone := additive(one); {
			case in[k] && !together && !alone:
				t.Errorf("not linear in argument %d", k)
			case !in[k] && alone:
				t.Errorf("linear in argument %d, which the row does not name", k)
			}
		}
	})
}

// Symmetries that are found are there, and those that samples were made with are
// found.
func TestSymmetriesOfRows(t *testing.T) {
	check := func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		x := s.Value(n)
		// by hand: the graph's own Permute goes by what symmetries it is told
		exchanged := func(i, j int) []float64 {
			shape := make([]int, len(n.Axes()))
			for k, a := range n.Axes() {
				shape[k] = a.Size
			}
			y := make([]float64, len(x))
			for at := range x {
				pos := number.Index(shape, at)
				pos[i], pos[j] = pos[j], pos[i]
				to := 0
				for k, p := range pos {
					to = to*shape[k] + p - 1
				}
				y[to] = x[at]
			}
			return y
		}
		for _, group := range s.Symmetries(n) {
			for _, j := range group[1:] {
				agree(t, "symmetric axes exchanged", exchanged(group[0], j), x, 1e-12)
			}
		}
		for _, pair := range s.Antisymmetries(n) {
			y := exchanged(pair[0], pair[1])
			for i := range y {
				y[i] = -y[i]
			}
			agree(t, "antisymmetric axes exchanged", y, x, 1e-12)
		}
	}
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		if !naive.Told(n.Op()) {
			check(t, s, n)
		}
	})
	s := naive.NewSampler()
	one := s.Pool.Int(1)
	product := func(x, y *graph.Node, labels ...int) *graph.Node {
		return s.Contract(one, []graph.Operand{{Node: x, Labels: []int{0}}, {Node: y, Labels: []int{1}}}, labels, naive.Plains(2, 2))
	}
	v, w := s.Vector(), s.Coord(s.Chart, 0)
	square := product(v, v, 0, 1)
	metric := s.Input(s.Add(square, s.Delta(naive.Plains(2)[0], naive.Plains(2)[0])), graph.InputInfo{Metric: true}, nil, s.Chart)
	wedge := s.Sub(product(v, w, 0, 1), product(v, w, 1, 0))
	for what, n := range map[string]*graph.Node{
		"product": square, "sum": s.Add(product(v, w, 0, 1), product(v, w, 1, 0)), "partial": s.Partial(s.Partial(s.ScalarField(), s.Chart), s.Chart),
		"stack": s.Stack(naive.Plains(2, 2), []*graph.Node{s.ScalarField(), s.Int(1), s.Int(1), s.Coord(s.Chart, 1)}),
		"input": metric, "inverse": s.Inverse(metric), "claim": s.Claim(square, &graph.ClaimInfo{}),
		"at": s.At(square, s.PointOf(s.Chart, s.Array([]float64{1, 2}, naive.Plains(2)), s.Int(1))),
	} {
		if len(s.Symmetries(n)) == 0 {
			t.Errorf("the symmetry of a %s is not found", what)
		}
		check(t, s, n)
	}
	for what, n := range map[string]*graph.Node{
		"sum": wedge, "partial": s.Partial(wedge, s.Chart), "claim": s.Claim(wedge, &graph.ClaimInfo{}),
		"product": s.Contract(one, []graph.Operand{{Node: wedge, Labels: []int{0, 1}}, {Node: s.Coord(s.Chart, 1)}}, []int{0, 1}, naive.Plains(2, 2)),
	} {
		if len(s.Antisymmetries(n)) == 0 {
			t.Errorf("the antisymmetry of a %s is not found", what)
		}
		check(t, s, n)
	}
}

// Each component rests on the coordinates that the row's sparsity leaves it, and
// what only moves components moves them where it says.
func TestSparsityOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		if naive.Told(n.Op()) {
			return
		}
		if n.Sparsity() == graph.Moved {
			x := make([]float64, n.Size())
			n.Moves(func(to, arg, from int) { x[to] += s.Value(n.Args()[arg])[from] })
			agree(t, "moved", x, s.Value(n), 1e-14)
		}
		rows := graph.Pattern(n, s.Chart)
		if rows == nil {
			if k := n.Sparsity(); n.DependsOn(s.Chart) && k != graph.Opaque && k != graph.Named && n.Op() != graph.OpBlock {
				t.Error("no pattern")
			}
			return
		}
		d := s.Value(s.Partial(n, s.Chart))
		for i := range s.Chart.Dim {
			for k, row := range rows {
				if d[i*len(rows)+k] != 0 && !slices.Contains(row, int32(i)) {
					t.Errorf("component %d depends on coordinate %d", k, i)
				}
			}
		}
	})
}

// Fixed positions, blocks, substitutions, hoisting and running again leave the
// value.
func TestRewritesOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *naive.Sampler, n *graph.Node) {
		if naive.Told(n.Op()) {
			return
		}
		x := s.Value(n)
		width := len(x)
		for i, a := range n.Axes() {
			width /= a.Size
			if i > 0 {
				break
			}
			pos := slices.Repeat([]int{-1}, len(n.Axes()))
			pos[0] = 1
			agree(t, "component", s.Value(s.Component(n, pos)), x[width:2*width], 1e-12)
			if a.Chart != nil {
				agree(t, "block", s.Value(s.BlockOf(n, 0, 1)), x[2*width:3*width], 1e-12)
			}
		}
		// a substitution
		repl := []*graph.Node{s.Other(naive.Plains(2)), s.Other(nil)}
		moved := s.Env
		moved.Coords = map[*index.Chart][]float64{s.Chart: append(s.Value(repl[0]), s.Value(repl[1])...)}
		agree(t, "composed", s.Value(s.Compose(n, s.Chart, repl)), naive.Eval(s.Graph, n, moved), 1e-11)
		// arguments at a point
		if n.Op() != graph.OpAt {
			p := s.PointOf(s.Chart, s.Array([]float64{0.5, 0.25}, naive.Plains(2)), s.Int(1))
			args := slices.Clone(n.Args())
			for k := range args {
				args[k] = s.At(args[k], p)
			}
			valued := s.Rebuild(n, args)
			agree(t, "hoisted", s.Value(s.Hoist(valued)), s.Value(valued), 1e-11)
		}
		// run again, what has no slots is the same number
		for _, a := range n.Axes() {
			if a.Chart != nil {
				return
			}
		}
		recomputed, err := s.Recompute(n, s.To)
		var no *graph.TransportError
		if errors.As(err, &no) && n.Op() == graph.OpBlock {
			return // blocks of the source chart are nothing in the target
		}
		if err != nil {
			t.Fatal(err)
		}
		if recomputed.DependsOn(s.Chart) {
			t.Error("run again, it still depends on the chart it came from")
		}
		agree(t, "run again", s.Value(recomputed), x, 1e-10)
	})
}
