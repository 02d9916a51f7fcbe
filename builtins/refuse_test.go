package builtins

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// world is a scope by hand: two charts of a plane, one of space, and objects
// over them, so that refusals can be read without the checker.
type world struct {
	f                 *graph.Formulas
	g                 *graph.Graph
	theta, psi, space *index.Chart
	phi, emb          *graph.Map
	names             map[string]value.Value
	metrics           []string
	conns             []string
	files             fs.FS
	budget            Budget
	stopped           func() error
}

func newWorld() *world {
	w := &world{g: graph.New(1), names: map[string]value.Value{}}
	w.theta = index.NewChart(0, "theta", []index.Block{{Name: "x"}, {Name: "y"}})
	w.psi = index.NewChart(1, "psi", []index.Block{{Name: "r"}, {Name: "t"}})
	w.space = index.NewChart(2, "space", []index.Block{{Name: "X"}, {Name: "Y"}, {Name: "Z"}})
	g, p := w.g, w.g.Pool
	x, y := g.Coord(w.theta, 0), g.Coord(w.theta, 1)
	sum := g.Map(p.Add(p.PowInt(p.Arg(0), 2), p.Arg(1)), x, y)
	w.phi = &graph.Map{ID: 0, Name: "phi", From: w.theta, To: w.psi, Forward: []*graph.Node{g.Add(x, x), g.Add(x, y)}}
	w.emb = &graph.Map{ID: 1, Name: "emb", From: w.theta, To: w.space, Forward: []*graph.Node{x, y, sum}}
	up, down := index.UpOver(w.theta), index.DownOver(w.theta)
	up2, down2 := index.UpOver(w.psi), index.DownOver(w.psi)
	field := func(name string, law index.Law, axes ...index.Axis) {
		info := graph.InputInfo{Name: name, Law: law}
		w.names[name] = &value.Object{Node: g.Input(nil, info, axes, chartOf(axes)), Law: law, Name: name}
	}
	field("H", index.Tensor, down, down)
	field("K", index.Tensor, up, up)
	field("E", index.Tensor, up, down)
	field("v", index.Tensor, up)
	field("w", index.Tensor, down)
	field("J", index.Tensor, up2, down)
	field("Q", index.Tensor, down2, down2)
	field("C", index.Connection, up, down, down)
	w.names["L"] = &value.Object{Node: sum, Name: "L"}
	w.names["P"] = &value.Object{Node: g.Partial(g.Partial(sum, w.theta), w.theta), Law: index.Chartwise, Name: "P", Why: "a second derivative"}
	w.names["A"] = &value.Object{Node: g.Array(make([]float64, 6), []index.Axis{index.PlainAxis(2), index.PlainAxis(3)}), Name: "A"}
	w.names["b"] = &value.Object{Node: g.Array([]float64{1, 2}, []index.Axis{index.PlainAxis(2)}), Name: "b"}
	w.names["zero"] = &value.Object{Node: g.Array([]float64{0, 1, 2}, []index.Axis{index.PlainAxis(3)}), Name: "zero"}
	w.names["x"] = &value.Object{Node: x, Name: "x"}
	w.names["r"] = &value.Object{Node: g.Coord(w.psi, 0), Name: "r"}
	w.budget.Limit = 1000
	w.names["one"] = &value.Object{Node: g.Number(p.Int(1))}
	w.names["three"] = &value.Object{Node: g.Number(p.Int(3))}
	w.names["half"] = &value.Object{Node: g.Number(p.Div(p.Int(1), p.Int(2)))}
	w.names["phi"], w.names["emb"] = &value.Map{M: w.phi}, &value.Map{M: w.emb}
	w.names["theta"], w.names["psi"] = &value.Chart{C: w.theta}, &value.Chart{C: w.psi}
	w.names["p"] = &value.Point{P: g.PointOf(w.theta, g.Number(p.Int(1)), g.Number(p.Int(2)))}
	w.names["yes"] = &value.CondConst{True: true}
	w.names["unit"] = &value.Range{Lo: &value.Object{Node: g.Zero(nil)}, Hi: &value.Object{Node: g.Number(p.Int(1))}}
	return w
}

func chartOf(axes []index.Axis) *index.Chart {
	if len(axes) == 0 {
		return nil
	}
	return axes[len(axes)-1].Chart
}

func (w *world) Metrics(c *index.Chart) []string {
	if c == w.theta {
		return w.metrics
	}
	return nil
}
func (w *world) Connections(c *index.Chart) []string {
	if c == w.theta {
		return w.conns
	}
	return nil
}
func (w *world) NameOf(n *graph.Node) string {
	for name, v := range w.names {
		if o, ok := v.(*value.Object); ok && o.Node == n {
			return name
		}
	}
	return ""
}
func (w *world) Manifold(*index.Chart) *value.Manifold { return nil }

func (w *world) Taken(name string) bool { return w.names[name] != nil }
func (w *world) Fresh(name string, span diag.Span) *graph.Param {
	return &graph.Param{Name: name, Span: span}
}
func (w *world) FreshOpen(name string, params []string, span diag.Span) *scalar.Open {
	o := scalar.NewOpen(name, params)
	o.Of = &graph.Param{Name: name, Open: o, Span: span}
	return o
}
func (w *world) Mentions(Arg, *index.Chart) bool                                   { return false }
func (w *world) Meet(objs []*value.Object, _ []diag.Span) ([]*value.Object, error) { return objs, nil }
func (w *world) Domain(*index.Chart) *value.Domain                                 { return nil }
func (w *world) CallFunc(*value.Func, []Arg, diag.Span) value.Value                { return nil }
func (w *world) Files() fs.FS                                                      { return w.files }
func (w *world) Data() *Budget {
	w.budget.Stopped = w.stopped
	return &w.budget
}

// call evaluates f(a, name: b, …) where arguments are names of the world,
// perhaps with letters: H_ij is H.
func (w *world) call(t *testing.T, text string) (value.Value, error) {
	t.Helper()
	src := &diag.Source{Name: "test", Text: text}
	open := strings.IndexByte(text, '(')
	e := Lookup(text[:open])
	if e == nil {
		t.Fatalf("no entry %s", text[:open])
	}
	c := &Call{G: w.g, Host: w, Span: diag.Span{Source: src, Start: 0, End: len(text)}}
	at := open + 1
	for _, part := range strings.Split(text[at:len(text)-1], ",") {
		lead := len(part) - len(strings.TrimLeft(part, " "))
		a := Arg{Span: diag.Span{Source: src, Start: at + lead, End: at + len(part)}}
		at += len(part) + 1
		word := strings.TrimSpace(part)
		if name, rest, ok := strings.Cut(word, ":"); ok {
			a.Name, word = name, strings.TrimSpace(rest)
		}
		if strings.HasPrefix(word, `"`) {
			a.Value = &value.Str{S: strings.Trim(word, `"`)}
		} else if i := strings.IndexAny(word, "_^"); i > 0 {
			a.Value = w.names[word[:i]]
		} else {
			a.Value = w.names[word]
		}
		if a.Value == nil {
			t.Fatalf("the world has no %s", word)
		}
		c.Args = append(c.Args, a)
	}
	return e.Call(c)
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		text, code, says string
		fixes            []string // Replace of each, in order; a line above stands before a |
	}{
		{"det(H)", CodeNotLinear, "det needs a linear map; H is a bilinear form, its component determinant is a weight-2 density", []string{"det(raise(H, G))", "det(components(H))"}},
		{"det(H_ij)", CodeNotLinear, "H_ij is a bilinear form", []string{"det(raise(H, G))", "det(components(H))"}},
		{"det(K)", CodeNotLinear, "weight -2 density", []string{"det(lower(K, G))", "det(components(K))"}},
		{"det(Q)", CodeNotLinear, "Q is a bilinear form", []string{"metric G_ij = eye(2) on psi|det(raise(Q, G))", "det(components(Q))"}},
		{"diff(L, three)", CodeArgument, "derivatives by params and coordinates; three is neither", nil},
		{"diff(L, x, three)", CodeArgument, "three is neither", []string{"x, x"}},
		{"diff(L, p)", CodeArgument, "p is neither", nil},
		{"diff(p, x)", CodeArgument, "p is a point", nil},
		{"diff(v, x)", CodeArgument, "by a coordinate takes scalar fields; v is a vector", nil},
		{"diff(L, r)", CodeMapChart, "L is over theta, r a coordinate of psi", nil},
		{"det(J)", CodeNotLinear, "det needs a linear map of one space; J maps theta-vectors to psi-vectors", []string{"det(components(J))"}},
		{"det(v)", CodeNotLinear, "v is a vector", nil},
		{"det(A)", CodeNotLinear, "det needs a square array, A is 2x3", nil},
		{"det(p)", CodeArgument, "p is a point", nil},
		{"det(H, v)", CodeArguments, "det takes 1 argument, not 2", nil},
		{"logdet(H)", CodeNotLinear, "weight-2 density", []string{"logdet(raise(H, G))", "logdet(components(H))"}},
		{"trace(H)", CodeNotLinear, "H has two down slots", []string{"G^ij H_ij", "trace(components(H))"}},
		{"trace(K)", CodeNotLinear, "K has two up slots", []string{"G_ij K^ij", "trace(components(K))"}},
		{"eig(H)", CodeNotLinear, "eigenvalues belong to linear maps; H is a bilinear form", []string{"eig(H, G)", "eig(components(H))"}},
		{"eig(H, top: three)", CodeNotLinear, "eigenvalues belong", []string{"eig(H, G, top: three)", "eig(components(H))"}},
		{"eig(E, H)", CodeNotLinear, "E is a linear map: its eigenvalues need no metric", []string{"eig(E)"}},
		{"eig(H, Q)", CodeMapChart, "Q is over psi, the first argument over theta", nil},
		{"eig(H, E)", CodeNeedsMetric, "wants a metric", nil},
		{"eig(K, H)", CodeNotLinear, "two upper ones", []string{"eig(lower(K, G))"}},
		{"eig(E, top: half)", CodeArgument, "a whole number of at least 1", nil},
		{"eig(E, top: three)", CodeArgument, "there are 2 eigenvalues", nil},
		{"eig(E, topp: three)", CodeArguments, "no option topp", []string{"top: three"}},
		{"expm(H)", CodeNotLinear, "expm needs a linear map; H is a bilinear form", []string{"expm(raise(H, G))", "expm(components(H))"}},
		{"charpoly(v)", CodeNotLinear, "v is a vector", nil},
		{"inv(v)", CodeNotLinear, "inv needs two slots", nil},
		{"inv(A)", CodeShape, "as many rows as columns", nil},
		{"solve(H, v)", CodeShape, "the first slot of b is that of A", nil},
		{"exp(H_ij)", CodeSlots, "exp acts on numbers and arrays, H_ij is a bilinear form", []string{"expm(raise(H, G))", "exp(components(H))"}},
		{"exp(E)", CodeSlots, "exp acts on numbers and arrays", []string{"expm(E)", "exp(components(E))"}},
		{"sqrt(v^i)", CodeSlots, "v^i is a vector", []string{"sqrt(G_ij v^i v^j)", "sqrt(components(v))"}},
		{"log(w_i)", CodeSlots, "w_i is a covector", []string{"log(G^ij w_i w_j)", "log(components(w))"}},
		{"atan2(b, A)", CodeShape, "b is 2 and A is 2x3", nil},
		{"max(b)", CodeArguments, "over an index", []string{"max_n(b_n)"}},
		{"zeros(half)", CodeArgument, "a whole number", nil},
		{"zeros(L)", CodeNotConstant, "must be known before running", nil},
		{"diag(b, b)", CodeArgument, "scalars, or one vector", nil},
		{"onehot(A, three)", CodeArgument, "a vector of labels", nil},
		{"onehot(b, one)", CodeArgument, "labels 1 to 1; entry 2 is 2", nil},
		{"onehot(zero, three)", CodeArgument, "entry 1 is 0", []string{"zero + 1"}},
		{"sum(v)", CodeArgument, "a list or an array", nil},
		{"dim(A)", CodeArgument, "a chart", nil},
		{"cond(H)", CodeSlots, "depends on the chart", []string{"cond(components(H))"}},

		{"push(P, phi)", CodeNoLaw, "P is not a tensor: in psi it gains the term (d_a d_b theta^k) d_k L", []string{"push(hessian(L, C), phi)", "recompute(P, phi)"}},
		{"pull(P, phi)", CodeMapChart, "P lives over theta", []string{"push(P, phi)"}},
		{"push(H, v)", CodeArgument, "push wants a map", nil},
		{"push(Q, phi)", CodeMapChart, "Q lives over psi; push wants something over theta", []string{"pull(Q, phi)"}},
		{"pull(H, phi)", CodeMapChart, "H lives over theta; pull wants something over psi", []string{"push(H, phi)"}},
		{"push(C, emb)", CodeMapNoWay, "emb maps dimension 2 to 3 and has no inverse: only covariant tensors pull back", nil},
		{"push(v, emb)", CodeMapNoWay, "only vectors at a point push forward", []string{"push(v @ p, emb)"}},
		{"push(H, emb)", CodeMapNoWay, "no inverse", nil},
		{"recompute(Q, phi)", CodeNothingOver, "nothing in Q is over theta", nil},
		{"recompute(L, emb)", CodeMapNoWay, "needs an invertible map", nil},
		{"invariant(three, phi)", CodeNothingOver, "nothing in three is over theta", nil},
		{"invariant(H, phi)", CodeArgument, "H has slots", []string{"recompute(H, phi) ~= push(H, phi)"}},
		{"inverse(phi)", CodeNoInverse, "phi has no written inverse", nil},
		{"compose(phi, emb)", CodeMapChart, "compose(f, g) is f after g", nil},
		{"along(H, phi)", CodeMapChart, "H lives over theta", nil},
		{"raise(v, H)", CodeArgument, "a slot down", nil},
		{"raise(H, Q)", CodeMapChart, "Q is over psi", nil},
		{"flat(phi)", CodeArgument, "flat wants a chart", nil},
		{"eps(v)", CodeNeedsMetric, "v is a vector", nil},
		{"normal(phi, Q)", CodeMapNoWay, "codimension one; phi maps dimension 2 to 2", nil},

		{"minimise(v, p)", CodeArgument, "a scalar", nil},
		{"minimise(L, phi)", CodeArgument, "a point", nil},
		{"minimise(three, p)", CodeMapChart, "three is no field over theta", nil},
		{"minimise(L)", CodeArguments, "a point to start from", nil},
		{"integrate(L)", CodeNeedsMetric, "an integral needs a volume", []string{"integrate(L, G)"}},
		{"integrate(L, H, x: unit)", CodeInterval, "no interval for y", nil},
		{"integrate(L, H, x: unit, z: unit)", CodeInterval, "z is no coordinate of theta", nil},
		{"integrate(L, H, x: unit, y: three)", CodeInterval, "y wants an interval", nil},
		{"spectrum(H, H)", CodeArgument, "H is a field", []string{"H @ p"}},

		{`csv("a.csv")`, CodeNoFiles, "grants no files", nil},
	} {
		w := newWorld()
		w.metrics = []string{"G"}
		w.names["C"].(*value.Object).Law = index.Connection
		w.conns = []string{"C"}
		_, err := w.call(t, c.text)
		var d *diag.Diagnostic
		if !errors.As(err, &d) {
			t.Errorf("%s: no diagnostic but %v", c.text, err)
			continue
		}
		if d.Code != c.code || !strings.Contains(d.Message, c.says) {
			t.Errorf("%s: %s %q, want %s %q", c.text, d.Code, d.Message, c.code, c.says)
		}
		var fixes []string
		for _, f := range d.Fixes {
			s := f.Replace
			if f.Above != "" {
				s = f.Above + "|" + s
			}
			fixes = append(fixes, s)
		}
		if strings.Join(fixes, "; ") != strings.Join(c.fixes, "; ") {
			t.Errorf("%s offers %q, want %q", c.text, fixes, c.fixes)
		}
	}
}

// A fix that needs a metric brings its line, under a name that is free.
func TestFixWithoutMetric(t *testing.T) {
	w := newWorld()
	w.names["G"] = w.names["three"]
	_, err := w.call(t, "eig(H)")
	var d *diag.Diagnostic
	if !errors.As(err, &d) || d.Fixes[0].Above != "metric G'_ij = eye(2) on theta" || d.Fixes[0].Replace != "eig(H, G')" {
		t.Errorf("got %+v", err)
	}
	_, err = w.call(t, "push(P, phi)")
	if !errors.As(err, &d) || d.Fixes[0].Above != "C' = flat(theta)" || d.Fixes[0].Replace != "push(hessian(L, C'), phi)" {
		t.Errorf("got %+v", d.Fixes)
	}
	w.metrics = []string{"M"}
	_, err = w.call(t, "push(P, phi)")
	if !errors.As(err, &d) || d.Fixes[0].Replace != "push(hessian(L, levicivita(M)), phi)" {
		t.Errorf("got %+v", d.Fixes)
	}
}

func TestFiles(t *testing.T) {
	w := newWorld()
	w.files = fstest.MapFS{
		"good.csv":   {Data: []byte("a,b\n1,2\n")},
		"words.csv":  {Data: []byte("1,u\n2,v\n")},
		"big.csv":    {Data: []byte(strings.Repeat("1,2\n", 1000))},
		"dir/in.csv": {Data: []byte("5\n")},
	}
	for _, c := range []struct{ text, code, says string }{
		{`csv("none.csv")`, CodeFile, "no such file"},
		{`csv("../good.csv")`, CodeFile, "leaves the script's folder"},
		{`csv("/etc/passwd")`, CodeFile, "leaves the script's folder"},
		{`csv("dir")`, CodeFile, "is a folder"},
		{`csv("big.csv")`, CodeFileSize, "larger than the limit of 1000 bytes"},
		{`csv("good.csv", columns: three)`, CodeFileData, "no column 3"},
		{`csv("good.csv", columns: H)`, CodeArgument, "columns as numbers"},
		{`csv("good.csv", separator: ";;")`, CodeArgument, "one character"},
		{`csv("good.csv", header: three)`, CodeArgument, "true or false"},
		{`npy("good.csv")`, CodeFileFormat, "does not begin as a .npy file"},
	} {
		_, err := w.call(t, c.text)
		var d *diag.Diagnostic
		if !errors.As(err, &d) || d.Code != c.code || !strings.Contains(d.Message, c.says) {
			t.Errorf("%s: %v, want %s %q", c.text, err, c.code, c.says)
		}
	}
	_, err := w.call(t, `csv("words.csv")`)
	var d *diag.Diagnostic
	if !errors.As(err, &d) || len(d.Fixes) != 2 || d.Fixes[0].Replace != `csv("words.csv", header: true)` || d.Fixes[1].Replace != `csv("words.csv", codes: true)` {
		t.Errorf("words: %+v", err)
	}
	for _, text := range []string{`csv("dir/in.csv")`, `csv("./dir/../good.csv")`, `csv("words.csv", codes: yes)`, `csv("good.csv", columns: "b")`} {
		if _, err := w.call(t, text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
