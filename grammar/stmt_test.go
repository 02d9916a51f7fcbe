package grammar

import (
	"strings"
	"sync"
	"testing"
)

// one parses a text that must be one statement.
func one[S Stmt](t *testing.T, text string) S {
	t.Helper()
	file, errs := Parse(source(text))
	if len(errs) > 0 || len(file.Stmts) != 1 {
		t.Fatalf("%s: %d statements, %v", text, len(file.Stmts), errs)
	}
	s, ok := file.Stmts[0].(S)
	if !ok {
		t.Fatalf("%s is a %T", text, file.Stmts[0])
	}
	return s
}

func TestStatements(t *testing.T) {
	c := one[*ChartDecl](t, "chart psi(r, W[16,2]) where r > 0, -pi < W[1,1] <= pi")
	if c.Name.Name != "psi" || len(c.Blocks) != 2 || len(c.Blocks[1].Dims) != 2 || len(c.Where) != 2 || c.Blocks[1].Span().Text() != "W[16,2]" {
		t.Errorf("chart: %+v", c)
	}
	m := one[*MapDecl](t, "map phi: theta -> psi { A_uf = 5 W_uf; r = 2\n t = 3 }\n\n# back\ninverse { x = r }")
	if m.From.Name != "theta" || m.To.Name != "psi" || len(m.Body) != 3 || len(m.Body[0].Indices) != 2 || len(m.Inverse) != 1 {
		t.Errorf("map: %+v", m)
	}
	if m := one[*MapDecl](t, "map phi: a -> b { x = y }"); m.Inverse != nil {
		t.Error("an inverse that is not written")
	}
	d := one[*Define](t, "# first\n# second\ntensor H_{(i j)} = d_i d_j L @ p tol 1e-5")
	if d.Keyword != "tensor" || len(d.Groups) != 1 || reading(d.Value) != "<<d{_i} <d{_j} L>> @ p>" || reading(d.Tol) != "1e-5" || d.Doc != "first\nsecond" {
		t.Errorf("define: %+v", d)
	}
	if d := one[*Define](t, "# apart\n\nx = 1"); d.Doc != "" {
		t.Errorf("a comment above a blank line is no doc: %q", d.Doc)
	}
	p := one[*ParamDecl](t, "param w_n = [1, 2]")
	if len(p.Indices) != 1 || p.Value == nil {
		t.Errorf("param: %+v", p)
	}
	if p := one[*ParamDecl](t, "param M"); p.Value != nil {
		t.Error("a value that is not written")
	}
	if x := one[*DataDecl](t, `data X_nf = csv("x.csv", columns: 1..4)`); len(x.Indices) != 2 {
		t.Errorf("data: %+v", x)
	}
	f := one[*Fn](t, "fn hessian(f, connection C^k_ij, metric G, chart c, map phi, point p, x = 1) -> tensor H_ij = f")
	if len(f.Params) != 7 || f.Params[1].Keyword != "connection" || len(f.Params[1].Indices) != 3 || f.Params[5].Keyword != "point" ||
		f.Params[6].Default == nil || f.ResultKeyword != "tensor" || f.ResultName.Name != "H" || len(f.ResultIndices) != 2 || f.Body == nil {
		t.Errorf("fn: %+v", f)
	}
	if f := one[*Fn](t, "fn f(point) -> metric = point"); f.Params[0].Keyword != "" || f.Params[0].Name.Name != "point" || f.ResultKeyword != "metric" || f.ResultName != nil {
		t.Errorf("fn: %+v", f)
	}
	if f := one[*Fn](t, "fn f(x) {\n  y = x^2\n  y + 1\n}"); len(f.Block) != 2 || f.Body != nil {
		t.Errorf("fn with a block: %+v", f)
	}
	if u := one[*Use](t, "use connection m.C"); u.Keyword != "connection" || reading(u.Name) != "m.C" {
		t.Errorf("use: %+v", u)
	}
	for text, want := range map[string][3]string{
		`import "a/f.geo" as g`: {"a/f.geo", "", "g"}, `import "f.geo"`: {"f.geo", "", "f"}, "import gallery": {"", "gallery", "gallery"}, "import gallery as g": {"", "gallery", "g"},
	} {
		if i := one[*Import](t, text); [3]string{i.Path, i.Module.Name, i.As.Name} != want {
			t.Errorf("%s: %+v", text, i)
		}
	}
	a := one[*Assert](t, `assert a ~= b samples 4 tol 1e-9, "why \"so\""`)
	if reading(a.Cond) != "<a ~= b>" || reading(a.Tol) != "1e-9" || reading(a.Samples) != "4" || a.Why != `why "so"` {
		t.Errorf("assert: %+v", a)
	}
	if p := one[*Print](t, "print(a), [1], -b"); len(p.Exprs) != 3 || reading(p.Exprs[0]) != "(a)" {
		t.Errorf("print: %+v", p)
	}
	if s := one[*Show](t, "show Gamma"); len(s.Exprs) != 1 {
		t.Errorf("show: %+v", s)
	}
	if x := one[*Table](t, "table a @ p(s), b for s in linspace(1, 3, 5), k in 1..3 for l in m"); len(x.Exprs) != 2 || len(x.Clauses) != 3 {
		t.Errorf("table: %+v", x)
	}
	if p := one[*Plot](t, "plot e over (u in a, v in b)"); !p.Over || len(p.Clauses) != 2 {
		t.Errorf("plot: %+v", p)
	}
	if p := one[*Plot](t, "plot e, f for u in a"); p.Over || len(p.Clauses) != 1 || len(p.Items) != 2 {
		t.Errorf("plot: %+v", p)
	}
	if f := one[*For](t, "for a in b, c in e { print a; print c }"); len(f.Clauses) != 2 || len(f.Body) != 2 {
		t.Errorf("for: %+v", f)
	}
	if x := one[*Test](t, "test \"t\" {\n\n assert a\n for x in y {\n print x }\n}"); x.Name != "t" || len(x.Body) != 2 {
		t.Errorf("test: %+v", x)
	}
	if x := one[*ExprStmt](t, "f(x)"); reading(x.X) != "f(x)" || !x.Join.IsZero() {
		t.Errorf("expression: %+v", x)
	}
	if x := one[*ExprStmt](t, "x == 3"); reading(x.X) != "<x == 3>" {
		t.Errorf("expression: %+v", x)
	}
}

// A bare expression below a line knows the line break that joins them.
func TestJoin(t *testing.T) {
	for text, want := range map[string]string{
		"L = x^2\n- y^2": "\n", "L = x^2\n  (y)": "\n  ", "L = x^2\n\n- y^2": "", "L = x^2 # c\n- y": "", "L = x^2; - y": "",
	} {
		src := source(text)
		file, errs := Parse(src)
		if len(errs) > 0 || len(file.Stmts) != 2 {
			t.Fatalf("%q: %v", text, errs)
		}
		e := file.Stmts[1].(*ExprStmt)
		if got := e.Join.Text(); got != want {
			t.Errorf("%q is joined at %q, want %q", text, got, want)
		}
		if want != "" {
			joined := text[:e.Join.Start] + " " + text[e.Join.End:]
			if file, errs := Parse(source(joined)); len(errs) > 0 || len(file.Stmts) != 1 {
				t.Errorf("%q joins to %q: %v", text, joined, errs)
			}
		}
	}
}

func TestLines(t *testing.T) {
	for text, want := range map[string]int{
		"a = 1\nb = 2": 2, "a = 1; b = 2;": 2, "a =\n 1": 1, "a = f(1,\n 2\n)": 1, "a = [1\n,2]": 1, "a = 1 +\n\n# c\n 2": 1, "print a,\n b": 1,
		"a = x and\n y": 1, "a = if b\n then c else e": 0, "a = if b then\n c else\n e": 1, "fn f(x) ->\n H_ij = x": 1, "for x in\n y { }": 1,
		"\n\n": 0, "": 0, "# c": 0, "\ufeffa = 1": 1, "a = 1\r\nb = 2\r\n": 2, "a = \"x # y\"": 1, "a = 1 # \"": 1, "test \"t\" { a = 1 }; b = 2": 2,
	} {
		file, errs := Parse(source(text))
		if want == 0 && strings.TrimSpace(text) != "" && text[0] != '#' {
			if len(errs) == 0 {
				t.Errorf("%q is accepted", text)
			}
			continue
		}
		if len(errs) > 0 || len(file.Stmts) != want {
			t.Errorf("%q: %d statements, want %d, %v", text, len(file.Stmts), want, errs)
		}
	}
}

func TestIncomplete(t *testing.T) {
	for text, want := range map[string]bool{
		"x = 1": false, "x = 1 +": true, "x = 1 +\n": true, "f(x": true, "f(x,\ny)": false, "test \"t\" {": true, "test \"t\" {\n x = 1\n": true,
		"test \"t\" { }": false, "x =": true, "": false, "# c": false, "x = [1,\n": true, "x = a and": true, "fn f(x) ->": true, "x = \"abc": false,
		"x = 1 + # more": true, "map a: b -> c {": true, "map a: b -> c { x = 1 }": false, ")": false, "x = (]": false, "print a,": true,
		"if a then": true, "x = T_{i": false, "x = 3\ny = (": true, "-": true,
	} {
		if got := Incomplete(text); got != want {
			t.Errorf("Incomplete(%q) is %v", text, got)
		}
	}
}

func TestParseExpr(t *testing.T) {
	for _, bad := range []string{"", "x = 3", "x y 2", "print x", "x; y", "x\ny", "(", "x }"} {
		if x, errs := ParseExpr(source(bad)); x != nil || len(errs) == 0 {
			t.Errorf("%q is accepted", bad)
		}
	}
	if x, errs := ParseExpr(source("  x + y # c\n")); len(errs) > 0 || reading(x) != "<x + y>" {
		t.Errorf("%v", errs)
	}
}

// Statements that are wrong do not hide those that are right.
func TestWhatIsRightIsKept(t *testing.T) {
	file, errs := Parse(source("a = 1\nb = x 2\nc = 3\ntest \"t\" { u = 1\n v = y 3\n w = 2 }\nq = f(\nr = 4\n"))
	if len(errs) != 3 {
		t.Errorf("%v", errs)
	}
	var got []string
	for _, s := range file.Stmts {
		switch s := s.(type) {
		case *Define:
			got = append(got, s.Name.Name)
		case *Test:
			got = append(got, "test")
			for _, s := range s.Body {
				got = append(got, s.(*Define).Name.Name)
			}
		}
	}
	if s := strings.Join(got, " "); s != "a c test u w r" {
		t.Errorf("kept %s", s)
	}
}

// Parsers are reused and must not share anything (run with -race).
func TestParseFromManyGoroutines(t *testing.T) {
	texts := programs(t)
	want := map[string]string{}
	for name, text := range texts {
		file, _ := Parse(source(text))
		want[name] = shape(file, false)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, text := range texts {
				Parse(source("x = (\ny = a/b c"))
				if file, errs := Parse(source(text)); len(errs) > 0 || shape(file, false) != want[name] {
					t.Errorf("%s: %v", name, errs)
				}
			}
		})
	}
	wg.Wait()
}

// The names that a broken statement would have bound are known, so that their
// uses are not blamed.
func TestLostNames(t *testing.T) {
	for text, want := range map[string]string{
		"chart w(a, b, c, d)": "w a b c", "chart w(x[2], y) where x[1] >": "w x y", "chart w(a, b\nx = 1": "a b w", "map phi: a - b {}": "phi", "fn f(x) = ": "f",
		"x = a/b c": "x", "H_ij = (": "H", "tensor \\Gamma^a_b = 2 3": "Gamma", "param p = )": "p", "data X_n = ": "X", "import \"a b\" as m n": "n",
		"print x 2": "", "x y 2": "", "f(x) = 3": "f", "test \"t\" {\n u = 2 3\n v = 1\n}": "u", "map phi: a -> b { r = 3 + }": "", "x = 1": "",
	} {
		file, errs := Parse(source(text))
		var got []string
		for _, n := range file.Lost {
			got = append(got, n.Name)
		}
		if s := strings.Join(got, " "); s != want || (len(errs) == 0) != (text == "x = 1") {
			t.Errorf("%q loses %q, want %q (%v)", text, s, want, errs)
		}
	}
}

// Every name of a statement that is not read is noted, so that nothing is said
// of its uses; the names of statements that are read are not among them.
func TestUnreadNames(t *testing.T) {
	for text, want := range map[string]string{
		"x = 1\nprint x": "", "print a 2 b\ny = z": "a b", "def f(x):\n    u = 2 x\n    return u\ny = 1": "def f x u x return u",
		"chart c(x, y\nz = 1": "c", "const a = b": "const a b", "class A:\n  k = 1\n\nx = 2": "class A k",
	} {
		file, _ := Parse(source(text))
		if got := strings.Join(identNames(file.Unread), " "); got != want {
			t.Errorf("%q: unread are %q, want %q", text, got, want)
		}
	}
}
