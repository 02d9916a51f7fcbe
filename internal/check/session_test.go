package check

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func line(t *testing.T, s *Session, text string) (*Program, diag.List) {
	t.Helper()
	file, list := grammar.Parse(&diag.Source{Name: "line", Text: text})
	if len(list) > 0 {
		t.Fatalf("%s: %v", text, list)
	}
	return Check(file, Options{Session: s})
}

// TestSession checks line after line: names may be bound again, and a rejected
// line leaves everything as it was.
func TestSession(t *testing.T) {
	s := NewSession()
	good := func(text string) *Program {
		t.Helper()
		p, list := line(t, s, text)
		if p == nil {
			t.Fatalf("%s is rejected:\n%s", text, render(list))
		}
		return p
	}
	bad := func(text, code string) {
		t.Helper()
		p, list := line(t, s, text)
		if p != nil || len(list) == 0 || list[0].Code != code {
			t.Fatalf("%s: expected %s, got\n%s", text, code, render(list))
		}
	}
	good("chart theta(x, y)")
	good("L = x^2")
	p := good("L")
	if len(p.Stmts) != 1 {
		t.Fatalf("a bare expression leaves %d statements", len(p.Stmts))
	}
	if _, ok := p.Stmts[0].(*Echo); !ok {
		t.Errorf("a bare expression is a %T", p.Stmts[0])
	}
	bad("fn twice(f) = a f; a = 2", refuse.CodeUnknown)
	bad("print twiice(L)", refuse.CodeUnknown)
	good("a = 2")
	good("fn twice(f) = a f")
	before := s.Value("L")
	bad("L = x^2 + z", refuse.CodeUnknown)
	if s.Value("L") != before {
		t.Error("a rejected line changed L")
	}
	bad("M = L; N = M + zz", refuse.CodeUnknown)
	if s.Value("M") != nil {
		t.Error("a rejected line bound M")
	}
	good("L = y^2")
	if s.Value("L") == before {
		t.Error("L was not bound again")
	}
	// A function keeps the names of its own time.
	good("a = 3")
	o := good("twice(1)").Stmts[0].(*Echo).Item.Value.(*value.Object)
	if v, ok := o.Node.Number(); !ok || s.checker.g.Value(v) != 2 {
		t.Errorf("twice(1) sees the new a")
	}
	// A chart bound again takes its coordinates' names along.
	good("chart theta(x, z)")
	good("L = x + z")
	bad("L = y", refuse.CodeUnknown)
	names := strings.Join(s.Names(), " ")
	if !strings.Contains(names, "theta") || !strings.Contains(names, "twice") {
		t.Errorf("names %s", names)
	}
}

// TestExpr checks expressions in a program's scope without changing it.
func TestExpr(t *testing.T) {
	p, list := checkText("s", "chart theta(x, y)\nL = x^2 y\np = theta(1, 2)\n", Options{})
	if p == nil {
		t.Fatal(render(list))
	}
	eval := func(text string) (value.Value, []Stmt, diag.List) {
		x, list := grammar.ParseExpr(&diag.Source{Name: "eval", Text: text})
		if len(list) > 0 {
			t.Fatal(list)
		}
		return p.Expr(x)
	}
	v, pre, list := eval("(L @ theta(3, 4)) + (L @ p)")
	if v == nil || len(pre) != 1 {
		t.Errorf("%v, %d points: %s", v, len(pre), render(list))
	}
	if v, _, list := eval("L + nothing"); v != nil || len(list) != 1 {
		t.Errorf("%v, %s", v, render(list))
	}
	if _, _, list := eval("delta^i_j"); len(list) != 1 || list[0].Code != refuse.CodeWhichChart {
		t.Errorf("%s", render(list))
	}
}

// TestImport checks files and modules: definitions are qualified, mistakes
// and circles are reported.
func TestImport(t *testing.T) {
	fs := fstest.MapFS{
		"geometry.geo":  {Data: []byte("chart E(X, Y)\nmetric e_ab = eye(2) on E\nfn sq(x) = x^2\norigin = E(0, 0)\nprint sq(3)\n")},
		"lib/deep.geo":  {Data: []byte("import \"other.geo\" as o\nfn quad(x) = o.sq(o.sq(x))\n")},
		"lib/other.geo": {Data: []byte("fn sq(x) = x^2\n")},
		"bad.geo":       {Data: []byte("x = y + 1\n")},
		"a.geo":         {Data: []byte("import \"b.geo\" as b\n")},
		"b.geo":         {Data: []byte("import \"a.geo\" as a\n")},
	}
	p, list := checkText("main", `import "geometry.geo" as f
import "lib/deep.geo" as deep
print f.sq(3) + deep.quad(2)
L = f.E.X^2
assert L @ f.E(3, 4) ~= 9
v^i = [1, 2] on f.E
assert f.e @ f.origin ~= f.e @ f.origin
assert deep.quad(2) ~= 16
`, Options{FS: fs})
	if p == nil {
		t.Fatal(render(list))
	}
	for _, e := range run(p).errs {
		t.Error(e)
	}
	for _, s := range p.Stmts {
		if _, ok := s.(*Print); ok && s.Span().Source.Name != "main" {
			t.Error("an imported file prints")
		}
	}
	for text, code := range map[string]string{
		"import \"bad.geo\" as b\nprint b.x":           refuse.CodeUnknown,
		"import \"a.geo\" as a":                        refuse.CodeImport,
		"import \"none.geo\" as a":                     refuse.CodeModule,
		"import \"../x.geo\" as a":                     refuse.CodeImport,
		"import nothing":                               refuse.CodeModule,
		"import \"geometry.geo\" as f\nprint f.sqq(2)": refuse.CodeMember,
	} {
		_, list := checkText("main", text, Options{FS: fs})
		if len(list) != 1 || list[0].Code != code {
			t.Errorf("%s: expected %s, got\n%s", text, code, render(list))
		}
	}
}

// TestParams checks values from outside: by name and size, and params that
// decided a size.
func TestParams(t *testing.T) {
	text := "param M = 1\nparam k_n = [1, 2]\nparam n = 3\nchart w(A[n])\nprint 2*M, dim(w)\n"
	p, list := checkText("s", text, Options{Params: map[string][]float64{"M": {2}, "n": {5}}})
	if p == nil {
		t.Fatal(render(list))
	}
	if len(p.Fixed) != 1 || p.Fixed[0].Name != "n" || p.Charts[0].C.Dim != 5 {
		t.Errorf("fixed %v, dimension %d", p.Fixed, p.Charts[0].C.Dim)
	}
	for name, v := range map[string][]float64{"N": {1}, "k": {1, 2, 3}} {
		if _, list := checkText("s", text, Options{Params: map[string][]float64{name: v}}); len(list) != 1 || list[0].Code != refuse.CodeParam {
			t.Errorf("%s: %s", name, render(list))
		}
	}
}
