package exec

// The plan of an evaluation as text, and the code of its programs.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/einsum"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// String is the plan as text, what is evaluated first after what reads it.
func (p *Plan) String() string { return p.Text(nil) }

// Text is the plan as text; the work is counted where there is a meter.
func (p *Plan) Text(m *budget.Meter) string {
	w := &planWriter{written: map[*Plan]bool{}, meter: m}
	w.plan(p, 0)
	return w.b.String()
}

// Code is the programs of the plan as text: that of a node's components, and
// those of its elementwise steps. The work is counted where there is a meter.
func (p *Plan) Code(m *budget.Meter) string {
	w := &planWriter{written: map[*Plan]bool{}, meter: m}
	w.code(p)
	if w.b.Len() == 0 {
		return "no program: " + p.Why + "\n"
	}
	return w.b.String()
}

type planWriter struct {
	written map[*Plan]bool
	meter   *budget.Meter
	b       strings.Builder
}

// planDepth is how far in a line may stand: plans within plans may be thousands.
const planDepth = 60

// workOfLine is a line of a plan in steps.
const workOfLine = 8

func (w *planWriter) line(level int, format string, args ...any) {
	w.meter.Steps(workOfLine)
	w.b.WriteString(strings.Repeat("  ", min(level, planDepth)))
	fmt.Fprintf(&w.b, format, args...)
	w.b.WriteByte('\n')
}

func (w *planWriter) plan(p *Plan, level int) {
	w.line(level, "%s", p.Of)
	level++
	if w.written[p] {
		w.line(level, "planned above")
		return
	}
	w.written[p] = true
	w.line(level, "%v: %s", p.Tier, p.Why)
	if p.Size != "" {
		w.line(level, "%s; %s", p.Size, work(p.Operations, p.Bytes))
	}
	for _, q := range p.Products {
		w.line(level, "%s", q)
	}
	for i, s := range p.Steps {
		w.line(level, "%3d %s  (%s)", i+1, s.Text, work(s.Operations, s.Bytes))
		for _, r := range s.Reads {
			w.line(level, "      %s", r)
		}
	}
	if len(p.Before) > 0 {
		w.line(level, "first:")
	}
	for _, b := range p.Before {
		w.plan(b, level+1)
	}
}

// String is the product, its order when there is a choice, and its size.
func (q ProductPlan) String() string {
	s := "product " + q.Product + " with " + q.Sizes
	if len(q.Order) > 1 {
		s += ": " + strings.Join(q.Order, ", ") + ", no value of more than " + count(q.Largest, "number")
	}
	return s + "; " + count(q.Operations, "operation")
}

// work says what is computed and stored.
func work(operations, bytes float64) string {
	if operations == 0 {
		return number.Bytes(bytes)
	}
	return count(operations, "operation") + ", " + number.Bytes(bytes)
}

func (w *planWriter) code(p *Plan) {
	if w.written[p] {
		return
	}
	w.written[p] = true
	switch u := p.unit; {
	case u == nil:
	case u.comp != nil:
		var in []string
		for _, v := range u.comp.inputs {
			in = append(in, u.comp.pool.Info(v).Name)
		}
		w.b.WriteString(p.Of + ": " + u.comp.prog.Listing(in, nil, w.meter.Steps))
	case u.arr != nil:
		for i, st := range u.arr.steps {
			if r, ok := st.(*regionStep); ok {
				w.b.WriteString(fmt.Sprintf("%s, step %d: ", p.Of, i+1) + r.prog.Listing(regionInputs(r, p.pool), nil, w.meter.Steps))
			}
		}
	}
	for _, b := range p.Before {
		w.code(b)
	}
}

// regionInputs names the inputs of a region's program as its step does.
func regionInputs(r *regionStep, p *scalar.Pool) []string {
	var in []string
	for _, v := range r.inputs {
		in = append(in, p.Info(v).Name)
	}
	return in
}

// plannedProduct is a product and the order its factors are multiplied in.
type plannedProduct struct {
	labels [][]int
	out    []int
	sizes  []int // by label
	plan   *einsum.Plan
}

// text gives the labels letters in the order in which they come.
func (q *plannedProduct) text() ProductPlan {
	letter := map[int]int{}
	var sizes []string
	rename := func(ls []int) string {
		out := make([]int, len(ls))
		for i, l := range ls {
			k, ok := letter[l]
			if !ok {
				k = len(letter)
				letter[l] = k
				sizes = append(sizes, fmt.Sprintf("%s=%d", graph.Labels([]int{k}), q.sizes[l]))
			}
			out[i] = k
		}
		return graph.Labels(out)
	}
	var values []string // factors, then what steps make
	for _, ls := range q.labels {
		values = append(values, rename(ls))
	}
	t := ProductPlan{
		Product: strings.Join(values, ",") + "->" + rename(q.out), Sizes: strings.Join(sizes, " "),
		Operations: q.plan.Flops, Largest: q.plan.Peak,
	}
	for _, st := range q.plan.Steps {
		from := values[st.A]
		if st.B >= 0 {
			from += "," + values[st.B]
		}
		made := rename(st.Out)
		values = append(values, made)
		t.Order = append(t.Order, from+"->"+made)
	}
	return t
}

// stepWriter writes the steps of a schedule.
type stepWriter struct {
	s *schedule
	p *scalar.Pool
}

func (w stepWriter) step(st step) StepPlan {
	t := StepPlan{Operations: st.flops()}
	for _, k := range writes(st) {
		t.Bytes += 8 * float64(w.s.slots[k].size)
	}
	switch st := st.(type) {
	case *pairStep:
		t.Text = fmt.Sprintf("%s += %s · %s  %s", w.slot(st.c), w.slot(st.a), w.slot(st.b), st.p.Describe())
	case *copyStep:
		switch {
		case st.fill:
			t.Text = fmt.Sprintf("%s = 0 %v", w.place(st.dst), st.dst.dims)
		default:
			t.Text = fmt.Sprintf("%s %s %s %s %v", w.place(st.dst), assignment(st.add), number.Format(st.alpha, 6), w.place(st.src), st.dst.dims)
		}
	case *regionStep:
		t.Text = fmt.Sprintf("%s %s %s %v", w.place(st.out), assignment(st.add), w.p.Format(st.expr, scalar.Text), st.dims)
		for k, r := range st.sources {
			t.Reads = append(t.Reads, fmt.Sprintf("%s = %s strides %v", w.p.Info(st.inputs[k]).Name, w.place(r), st.si[k]))
		}
	case *routineStep:
		var args []string
		for _, a := range st.args {
			args = append(args, w.place(a))
		}
		t.Text = fmt.Sprintf("%s = %v(%s)", w.place(st.dst), st.n.from.Op(), strings.Join(args, ", "))
	}
	return t
}

func writes(st step) []int {
	_, w := st.refs()
	return w
}

func assignment(add bool) string {
	if add {
		return "+="
	}
	return "="
}

func (w stepWriter) slot(k int) string { return w.place(ref{slot: k}) }

// place is what a buffer holds, and which part of it.
func (w stepWriter) place(r ref) string {
	sl := w.s.slots[r.slot]
	var t string
	switch {
	case sl.leaf >= 0:
		l := w.s.leaves[sl.leaf]
		switch {
		case l.chart != nil:
			t = l.chart.Blocks[l.block].Name
		case l.param != nil:
			t = l.param.Name
		default:
			t = l.node.Op().String()
		}
	case sl.data == nil:
		t = fmt.Sprintf("t%d", r.slot)
	case len(sl.data) == 1:
		return number.Format(sl.data[0], 6)
	default:
		t = fmt.Sprintf("c%d", r.slot)
	}
	if r.slot == w.s.result.slot && sl.data == nil && sl.leaf < 0 {
		t = "result"
	}
	if !r.contiguous() || r.off != 0 {
		t += fmt.Sprintf("[%d+%v]", r.off, r.strides)
	}
	return t
}

// count writes how many of something there are, large numbers rounded.
func count[N int | float64](n N, noun string) string {
	switch x := float64(n); {
	case x == 1:
		return "1 " + noun
	case x < 1e7:
		return number.Decimal(x, 0) + " " + noun + "s"
	default:
		return number.Compact(x, 3) + " " + noun + "s"
	}
}
