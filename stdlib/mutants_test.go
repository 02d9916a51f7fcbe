package stdlib_test

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/check"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mutant is the library with one slip in one function.
type mutant struct {
	fn   *grammar.Fn
	was  string // what the slip changed, and into what
	now  string
	text string // of the function
}

// mutants are the slips of one function: a sign, two letters of a run
// exchanged, a term, a factor or a function left out, a number one too large, a sum
// for a mean.
func mutants(fn *grammar.Fn) []mutant {
	whole := fn.Span()
	text := whole.Text()
	var out []mutant
	edit := func(sp diag.Span, now string) {
		at := sp.Start - whole.Start
		m := mutant{fn: fn, was: sp.Text(), now: now, text: text[:at] + now + text[at+sp.End-sp.Start:]}
		out = append(out, m)
	}
	run := func(ix []grammar.Index) {
		for i := range ix {
			for j := range i {
				if ix[i].Up != ix[j].Up {
					continue
				}
				sp := ix[j].Span()
				sp.End = ix[i].Span().End
				was := sp.Text()
				now := ix[i].Text + was[len(ix[j].Text):len(was)-len(ix[i].Text)] + ix[j].Text
				edit(sp, now)
			}
		}
	}
	run(fn.ResultIndices)
	walkTree(reflect.ValueOf(fn), func(n any) {
		switch n := n.(type) {
		case *grammar.Binary:
			switch n.Op {
			case "+", "-":
				edit(n.OpSpan, map[string]string{"+": "-", "-": "+"}[n.Op])
			}
			edit(n.Sp, n.X.Span().Text())
			edit(n.Sp, n.Y.Span().Text())
		case *grammar.Unary:
			edit(n.Sp, n.X.Span().Text())
		case *grammar.Call:
			edit(n.Sp, n.Args[0].Value.Span().Text())
		case *grammar.Reduce:
			at := n.Sp
			at.End = at.Start + len(n.Op)
			if now := map[string]string{"sum": "mean", "mean": "sum"}[n.Op]; now != "" {
				edit(at, now)
			}
		case *grammar.Deriv:
			edit(n.Sp, n.X.Span().Text())
		case *grammar.Number:
			if v, err := strconv.Atoi(n.Text); err == nil {
				edit(n.Sp, strconv.Itoa(v+1))
			}
		case *grammar.Indexed:
			run(n.Indices)
		case *grammar.Define:
			run(n.Indices)
		}
	})
	return out
}

// walkTree visits the nodes of a tree.
func walkTree(v reflect.Value, visit func(any)) {
	switch v.Kind() {
	case reflect.Interface:
		walkTree(v.Elem(), visit)
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct || v.Type() == reflect.TypeFor[*diag.Source]() {
			return
		}
		visit(v.Interface())
		walkTree(v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkTree(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkTree(v.Index(i), visit)
		}
	}
}

// library is the definitions with what each calls.
type library struct {
	order []*grammar.Fn
	calls map[string]map[string]bool // with what those call in turn
}

var word = regexp.MustCompile(`[A-Za-z0-9]+`)

func newLibrary(t testing.TB) *library {
	l := &library{calls: map[string]map[string]bool{}}
	for _, d := range definitions(t) {
		name := d.fn.Name.Name
		l.order = append(l.order, d.fn)
		l.calls[name] = map[string]bool{name: true}
		for _, w := range word.FindAllString(d.fn.Span().Text(), -1) {
			for f := range l.calls[w] {
				l.calls[name][f] = true
			}
		}
	}
	return l
}

// with is the text of a mutant and of all that stands on it.
func (l *library) with(m mutant) string {
	var b strings.Builder
	for _, fn := range l.order {
		switch {
		case fn == m.fn:
			b.WriteString(m.text + "\n")
		case l.calls[fn.Name.Name][m.fn.Name.Name]:
			b.WriteString(fn.Span().Text() + "\n")
		}
	}
	return b.String()
}

// names reports whether a script calls something that stands on the mutant.
func (l *library) names(script string, m mutant) bool {
	for _, w := range word.FindAllString(script, -1) {
		if l.calls[w][m.fn.Name.Name] {
			return true
		}
	}
	return false
}

// dead says what finds a mutant out: "check" (the checker), "law" (the promise
// of its function is refuted), "value" (an assertion of testdata/values); ""
// when nothing does.
func (l *library) dead(t testing.TB, m mutant, scripts []chunk) string {
	text := l.with(m)
	file, errs := grammar.Parse(&diag.Source{Name: "mutant.geo", Text: text})
	if !errs.HasErrors() {
		_, errs = check.Check(file, check.Options{})
	}
	for _, d := range errs {
		if d.Code == check.CodeClaimed {
			return "law"
		}
	}
	if errs.HasErrors() {
		return "check"
	}
	for _, c := range scripts {
		if l.names(c.text, m) && !runScript(t, c.name(), text+c.text).ok() {
			return "value"
		}
	}
	return ""
}

// world holds arguments without any symmetry: an indefinite metric, a
// connection with torsion, a curved ambient space, and a call of every function.
const world = `
chart Q(x, y, z)
chart A4(P, X, Y, Z)
chart W(m, n)
metric G_ij = [[-3 - x^2, y, x z], [y, 5 + z^2, x], [x z, x, 6 + y^2]] on Q
metric A_ab = [[7 + X^2, Y, 0, P], [Y, -8, Z, 0], [0, Z, 9 + P Y, 1], [P, 0, 1, 6]] on A4
connection C^k_ij = [[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], [0.3 x, y, 1]], [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(x/3)]]] on Q
map emb: Q -> A4 { P = x + y z/5; X = y + x^2/4; Y = z - x y/7; Z = x^2 - y/3 + z^2/6 }
f = x^2 y + exp(z/2) + z^2 x
u^i = [y z, x^2 + 1, sin(x y)] on Q
v^i = [x, y + z, 2] on Q
h_ij = [[x, 2, y z], [x y, -1, z], [3, x, y^2]] on Q
S^i_j = [[x, 2, y z], [x y, -1, z], [3, x, y^2]] on Q
k_ij = [[x, 2, y z], [2, -1, z], [y z, z, y^2]] on Q
metric D_ij = [[3 + x^2, y/3, 0], [y/3, 5 + z^2, x/4], [0, x/4, 6]] on Q
p = Q(0.3, -0.4, 0.7)
w^i = [1, 2, 3] @ p
g_r = [m^2 n, m + n^3, sin(m n)]
l_rc = [[m^2, m n, n], [m - n^2, m, 1], [0, n m^2, m^3 + n]]
`

// calls are how every function is called there.
var calls = map[string]string{
	"jacobian": "jacobian(emb)", "calcHessian": "calcHessian(f)", "hessian": "hessian(f, C)", "taylor2": "taylor2(f, p, w)",
	"grad": "grad(f, G)", "laplacian": "laplacian(f, G)", "hessOp": "hessOp(f, G)",
	"levicivita": "levicivita(G)", "torsion": "torsion(C)", "nonmetricity": "nonmetricity(C, G)", "riemann": "riemann(C)",
	"ricci": "ricci(C)", "scalarCurvature": "scalarCurvature(G)", "einstein": "einstein(G)", "weyl": "weyl(A) @ A4(0.3, 0.2, -0.5, 0.4)",
	"kretschmann": "kretschmann(G) @ p", "sectional": "sectional(G, u, v)", "bracket": "bracket(u, v)", "killing": "killing(u, G)",
	"firstForm": "firstForm(emb, A)", "secondForm": "secondForm(emb, A) @ p", "shape": "shape(h, G)", "gaussCurvature": "gaussCurvature(S)",
	"meanCurvature": "meanCurvature(S)", "principalCurvatures": "principalCurvatures(k, D) @ p",
	"graphFirst": "graphFirst(f, G)", "graphSecond": "graphSecond(f, D)", "graphShape": "graphShape(f, D)",
	"fisherGaussian": "fisherGaussian(g, 3)", "fisherCategorical": "fisherCategorical(l)", "gaussNewton": "gaussNewton(g)",
	"naturalGrad": "naturalGrad(f, G)", "newton": "newton(f, C)",
}

// changesNothing reports a slip that is none: the metric is symmetric, say. Its
// function then gives the same for arguments without symmetry.
func (m mutant) changesNothing(t testing.TB) bool {
	name := m.fn.Name.Name
	call := calls[name]
	if call == "" {
		t.Errorf("no call of %s", name)
	}
	right := strings.Replace(m.fn.Span().Text(), "fn "+name+"(", "fn "+name+"0(", 1)
	again := strings.Replace(call, name+"(", name+"0(", 1)
	o := runScript(t, name, right+"\n"+m.text+"\n"+world+"assert "+call+" ~= "+again+"\n")
	if o.passed+o.failed != 1 {
		t.Errorf("%s cannot be compared: %s", name, o.says)
	}
	return o.passed == 1
}

// Whatever slip is made in a definition of the library, the checker, the
// function's promise or a value finds it out, unless it is none.
func TestEverySlipIsFoundOut(t *testing.T) {
	if testing.Short() {
		t.Skip("a thousand runs")
	}
	l := newLibrary(t)
	scripts := chunks(t, "values")
	found := map[string]map[string]int{}
	for _, fn := range l.order {
		name := fn.Name.Name
		found[name] = map[string]int{}
		for _, m := range mutants(fn) {
			how := l.dead(t, m, scripts)
			if how == "" && m.changesNothing(t) {
				how = "nothing"
			}
			found[name][how]++
			if how == "" {
				t.Errorf("nothing finds out %s -> %s in\n%s", m.was, m.now, m.text)
			}
		}
		t.Logf("%s: %v", name, found[name])
	}
	for _, name := range []string{"riemann", "levicivita", "hessian", "nonmetricity", "bracket", "killing"} {
		if found[name]["law"] == 0 {
			t.Errorf("no slip in %s breaks its promise", name)
		}
	}
}
