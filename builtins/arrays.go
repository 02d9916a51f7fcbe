package builtins

// How arrays are made and summed up: zeros, ones, eye, diag, linspace, a..b,
// dim, sum, onehot.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// axes are the positional arguments as the sizes of an array's axes.
func (c *Call) axes() ([]index.Axis, error) {
	var axes []index.Axis
	total := 1
	for _, a := range c.positionals() {
		n, err := c.whole(a, 1)
		if err != nil {
			return nil, err
		}
		const most = min(1<<40, math.MaxInt)
		if total > most/n {
			return nil, diag.New(CodeShape, c.Span, "an array of more than 2^40 entries")
		}
		total *= n
		axes = append(axes, index.PlainAxis(n))
	}
	return axes, nil
}

func applyZeros(c *Call) (value.Value, error) {
	axes, err := c.axes()
	if err != nil {
		return nil, err
	}
	return &value.Object{Node: c.G.Zero(axes)}, nil
}

// applyOnes is the empty product with every axis broadcast.
func applyOnes(c *Call) (value.Value, error) {
	axes, err := c.axes()
	if err != nil {
		return nil, err
	}
	out := make([]int, len(axes))
	for i := range out {
		out[i] = i
	}
	return &value.Object{Node: c.G.Contract(c.G.Pool.Int(1), nil, out, axes)}, nil
}

// applyEye is the empty product on a diagonal.
func applyEye(c *Call) (value.Value, error) {
	n, err := c.whole(c.positional(0), 1)
	if err != nil {
		return nil, err
	}
	axes := []index.Axis{index.PlainAxis(n), index.PlainAxis(n)}
	return &value.Object{Node: c.G.Contract(c.G.Pool.Int(1), nil, []int{0, 0}, axes)}, nil
}

// applyDiag puts scalars, or the entries of one vector, on a diagonal.
func applyDiag(c *Call) (value.Value, error) {
	objs, err := c.objects()
	if err != nil {
		return nil, err
	}
	if len(objs) == 1 && len(objs[0].Node.Axes()) == 1 && objs[0].Slots() == 0 {
		v := objs[0]
		n := v.Node.Axes()[0]
		node := c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: v.Node, Labels: []int{0}}}, []int{0, 0}, []index.Axis{n, n})
		return value.ResultOf(node, v), nil
	}
	n := len(objs)
	parts := make([]*graph.Node, n*n)
	zero := c.G.Zero(nil)
	for i := range parts {
		parts[i] = zero
	}
	for i, o := range objs {
		if len(o.Node.Axes()) > 0 {
			return nil, c.wrong(c.positional(i), "scalars, or one vector of numbers")
		}
		parts[i*n+i] = o.Node
	}
	axes := []index.Axis{index.PlainAxis(n), index.PlainAxis(n)}
	return value.ResultOf(c.G.Stack(axes, parts), objs...), nil
}

// applyLinspace spaces n numbers evenly, both ends exact.
func applyLinspace(c *Call) (value.Value, error) {
	a, err := c.scalar(c.positional(0))
	if err != nil {
		return nil, err
	}
	b, err := c.scalar(c.positional(1))
	if err != nil {
		return nil, err
	}
	n, err := c.whole(c.positional(2), 1)
	if err != nil {
		return nil, err
	}
	if n > 1<<24 {
		return nil, diag.New(CodeShape, c.positional(2).Span, "linspace of more than 2^24 numbers")
	}
	axes := []index.Axis{index.PlainAxis(n)}
	va, okA := value.ConstantOf(a.Node)
	vb, okB := value.ConstantOf(b.Node)
	if okA && okB {
		data := c.G.Numbers(n)
		for k := range data {
			data[k] = va + (vb-va)*(float64(k)/float64(max(n-1, 1)))
		}
		if n > 1 {
			data[n-1] = vb
		}
		return value.ResultOf(c.G.Array(data, axes), a, b), nil
	}
	// Ends that are formulas (pi, a param): a (1 - t) + b t keeps both exact.
	t := c.G.Numbers(n)
	for k := range t {
		t[k] = float64(k) / float64(max(n-1, 1))
	}
	p := c.G.Pool
	body := p.Add(p.Mul(p.Arg(0), p.Sub(p.Int(1), p.Arg(2))), p.Mul(p.Arg(1), p.Arg(2)))
	return value.ResultOf(c.G.Map(body, a.Node, b.Node, c.G.Array(t, axes)), a, b), nil
}

// RangeArray makes the list of whole numbers a..b, both ends included.
func (c *Call) RangeArray(r *value.Range) (*value.Object, error) { return RangeArray(c.G, r) }

// RangeArray makes the list of whole numbers a..b, both ends included, empty
// ranges refused.
func RangeArray(g *graph.Graph, r *value.Range) (*value.Object, error) {
	lo, ok1 := value.ConstantOf(r.Lo.Node)
	hi, ok2 := value.ConstantOf(r.Hi.Node)
	if !ok1 || !ok2 {
		return nil, diag.New(CodeNotConstant, r.Span, "the ends of a range must be numbers that are known before running").
			WithFixNote(r.Span, rangeAsLinspace(r), "for evenly spaced numbers")
	}
	if n := hi - lo; n > 1<<24 {
		return nil, diag.New(CodeArgument, r.Span, fmt.Sprintf("a range of %s numbers is more than an array of numbers may have here, %d", number.Text(n+1), 1<<24+1))
	}
	if lo != float64(int(lo)) || hi != float64(int(hi)) {
		return nil, diag.New(CodeArgument, r.Span, "a range goes from one whole number to another").
			WithFixNote(r.Span, rangeAsLinspace(r), "for evenly spaced numbers")
	}
	if hi < lo {
		return nil, diag.New(CodeArgument, r.Span, fmt.Sprintf("the range %s..%s is empty", number.Text(lo), number.Text(hi)))
	}
	data := g.Numbers(int(hi-lo) + 1)
	for k := range data {
		data[k] = lo + float64(k)
	}
	return &value.Object{Node: g.Array(data, []index.Axis{index.PlainAxis(len(data))})}, nil
}

func rangeAsLinspace(r *value.Range) string {
	lo, hi := "0", "1"
	if s := splitRange(r.Span.Text()); s != nil {
		lo, hi = s[0], s[1]
	}
	return fmt.Sprintf("linspace(%s, %s, 11)", lo, hi)
}

// applyDim is a chart's dimension, that of an object's slots, or a vector's length.
func applyDim(c *Call) (value.Value, error) {
	a := c.positional(0)
	n := 0
	switch v := a.Value.(type) {
	case *value.Chart:
		n = v.C.Dim
	case *value.Object:
		for _, x := range v.Node.Axes() {
			if x.Kind == index.Plain && len(v.Node.Axes()) > 1 || n != 0 && n != x.Size {
				return nil, c.wrong(a, "a chart, an object with slots over one chart, or a vector of numbers")
			}
			n = x.Size
		}
	}
	if n == 0 {
		return nil, c.wrong(a, "a chart, an object with slots over one chart, or a vector of numbers")
	}
	return &value.Object{Node: c.G.Number(c.G.Pool.Int(int64(n)))}, nil
}

// applySum adds the elements of a list: along the first axis of an array.
func applySum(c *Call) (value.Value, error) {
	a := c.positional(0)
	if l, ok := a.Value.(*value.List); ok {
		return c.sumList(a, l)
	}
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	if len(axes) == 0 || axes[0].Kind != index.Plain {
		return nil, c.wrong(a, "a list or an array")
	}
	labels, out := make([]int, len(axes)), []int{}
	for i := range labels {
		labels[i] = i
		if i > 0 {
			out = append(out, i)
		}
	}
	r := value.ResultOf(c.G.Contract(c.G.Pool.Int(1), []graph.Operand{{Node: o.Node, Labels: labels}}, out, axes[1:]), o)
	if len(o.Base) > 1 {
		r.Base = o.Base[1:]
	}
	if len(o.Via) > 1 {
		r.Via = o.Via[1:]
	}
	return r, nil
}

// sumList adds objects that are no array: tensors of one type.
func (c *Call) sumList(a *Arg, l *value.List) (value.Value, error) {
	var objs []*value.Object
	for i, e := range l.Elems {
		o, ok := e.(*value.Object)
		if !ok {
			return nil, diag.New(CodeArgument, a.Span, fmt.Sprintf("sum adds numbers, arrays and tensors; element %d is %s", i+1, e.Kind()))
		}
		if len(objs) > 0 && !sameAxes(objs[0].Node.Axes(), o.Node.Axes()) {
			return nil, diag.New(CodeShape, a.Span, fmt.Sprintf("sum adds elements of one type; element 1 is %s and element %d is %s", objs[0].Kind(), i+1, o.Kind()))
		}
		objs = append(objs, o)
	}
	if len(objs) == 0 {
		return &value.Object{Node: c.G.Zero(nil)}, nil
	}
	spans := make([]diag.Span, len(objs))
	for i := range spans {
		spans[i] = a.Span
	}
	objs, err := c.Host.Meet(objs, spans)
	if err != nil {
		return nil, err
	}
	terms := make([]*graph.Node, len(objs))
	for i, o := range objs {
		terms[i] = o.Node
	}
	r := value.ResultOf(c.G.Add(terms...), objs...)
	r.Base, r.Via = objs[0].Base, objs[0].Via
	return r, nil
}

// applyOnehot compares each label with 1..C.
func applyOnehot(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	axes := o.Node.Axes()
	if len(axes) != 1 || o.Slots() > 0 {
		return nil, c.wrong(a, "a vector of labels 1, 2, …")
	}
	n, err := c.whole(c.positional(1), 1)
	if err != nil {
		return nil, err
	}
	if n > 1<<24 {
		return nil, diag.New(CodeShape, c.positional(1).Span, "onehot of more than 2^24 classes")
	}
	if err := c.labels(a, o, n); err != nil {
		return nil, err
	}
	classes, err := RangeArray(c.G, &value.Range{Lo: c.number(1), Hi: c.number(n), Span: c.Span})
	if err != nil {
		return nil, err
	}
	full := []index.Axis{axes[0], index.PlainAxis(n)}
	one, p := c.G.Pool.Int(1), c.G.Pool
	rows := c.G.Contract(one, []graph.Operand{{Node: o.Node, Labels: []int{0}}}, []int{0, 1}, full)
	cols := c.G.Contract(one, []graph.Operand{{Node: classes.Node, Labels: []int{1}}}, []int{0, 1}, full)
	return value.ResultOf(c.G.Map(p.Call(op.Named("eq"), p.Arg(0), p.Arg(1)), rows, cols), o), nil
}

// labelLimit is how many labels are looked at before running when they are
// formulas of data, not data themselves.
const labelLimit = 1 << 14

// labels refuses labels that are known and no class: a row of zeros would pass
// unseen. Labels that start at 0 are the common case.
func (c *Call) labels(a *Arg, o *value.Object, n int) error {
	data, ok := c.known(o.Node)
	if !ok {
		return nil
	}
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range data {
		least, most = math.Min(least, v), math.Max(most, v)
	}
	for i, v := range data {
		if v == math.Trunc(v) && v >= 1 && v <= float64(n) {
			continue
		}
		d := diag.New(CodeArgument, a.Span, fmt.Sprintf("onehot wants labels 1 to %d; entry %d is %s", n, i+1, number.Format(v, 0)))
		if least == 0 && most == float64(n-1) {
			d.WithFixNote(a.Span, a.code()+" + 1", "labels counted from 0")
		}
		return d
	}
	return nil
}

// known are the numbers of an array that depends on nothing a run decides.
func (c *Call) known(n *graph.Node) ([]float64, bool) {
	if n.Op() == graph.OpArray {
		data, _ := n.Data()
		return data, true
	}
	if n.Size() > labelLimit || len(n.Charts()) > 0 || len(n.Params()) > 0 || n.HasRuntime() {
		return nil, false
	}
	es, err := c.G.Formulas().Components(n)
	if err != nil {
		return nil, false
	}
	data := make([]float64, len(es))
	for i, e := range es {
		v, ok := e.Number()
		if !ok {
			return nil, false
		}
		data[i] = v
	}
	return data, true
}

// number is a constant.
func (c *Call) number(n int) *value.Object {
	return &value.Object{Node: c.G.Number(c.G.Pool.Int(int64(n)))}
}
