package grammar

import (
	"fmt"
	"strings"
	"testing"
)

// reading writes a tree with all its brackets, so that a test can say how a
// text is read. Juxtaposition is a dot, indices stand apart with their heights.
func reading(e Expr) string {
	list := func(xs []Expr) string {
		var out []string
		for _, x := range xs {
			out = append(out, reading(x))
		}
		return strings.Join(out, ", ")
	}
	switch e := e.(type) {
	case *Number:
		return e.Text
	case *String:
		return fmt.Sprintf("%q", e.Value)
	case *Bool:
		return fmt.Sprint(e.Value)
	case *Name:
		return e.Name
	case *Dot:
		return reading(e.X) + "." + e.Name.Name
	case *Indexed:
		return reading(e.X) + "{" + heights(e.Indices, e.Groups) + "}"
	case *Call:
		var args []string
		for _, a := range e.Args {
			s := reading(a.Value)
			if a.Name.Name != "" {
				s = a.Name.Name + ": " + s
			}
			args = append(args, s)
		}
		return reading(e.Fun) + "(" + strings.Join(args, ", ") + ")"
	case *Component:
		return reading(e.X) + "[" + list(e.Args) + "]"
	case *Unary:
		return "<" + e.Op + " " + reading(e.X) + ">"
	case *Binary:
		op := " " + e.Op + " "
		if e.Juxtaposed {
			op = " . "
		}
		return "<" + reading(e.X) + op + reading(e.Y) + ">"
	case *Compare:
		s := "<" + reading(e.Xs[0])
		for i, op := range e.Ops {
			s += " " + op + " " + reading(e.Xs[i+1])
		}
		return s + ">"
	case *Deriv:
		return "<" + e.Op + "{" + heights([]Index{e.Index}, e.Groups) + "} " + reading(e.X) + ">"
	case *Reduce:
		a := ""
		if e.Attached {
			a = "!"
		}
		return "<" + e.Op + a + "{" + heights(e.Indices, nil) + "} " + reading(e.X) + ">"
	case *AtPoint:
		return "<" + reading(e.X) + " @ " + reading(e.Point) + ">"
	case *In:
		return "<" + reading(e.X) + " in " + reading(e.Chart) + ">"
	case *On:
		return "<" + reading(e.X) + " on " + reading(e.Chart) + ">"
	case *Range:
		return "<" + reading(e.Lo) + " .. " + reading(e.Hi) + ">"
	case *If:
		return "<if " + reading(e.Cond) + " then " + reading(e.Then) + " else " + reading(e.Else) + ">"
	case *List:
		return "[" + list(e.Elems) + "]"
	case *Blocks:
		var parts []string
		for _, p := range e.Parts {
			parts = append(parts, p.Name.Name+": "+reading(p.Value))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case *Comprehension:
		s := "[" + reading(e.Elem)
		for _, c := range e.Clauses {
			s += " for " + c.Name.Name + " in " + reading(c.List)
		}
		return s + "]"
	case *Paren:
		return "(" + reading(e.X) + ")"
	}
	return "?"
}

func heights(ind []Index, groups []SymGroup) string {
	var out []string
	for i, x := range ind {
		s := "_" + x.Name
		if x.Up {
			s = "^" + x.Name
		}
		if x.Out {
			s = "|" + s + "|"
		}
		for _, g := range groups {
			if g.From == i {
				s = map[bool]string{true: "[", false: "("}[g.Anti] + s
			}
			if g.To == i+1 {
				s += map[bool]string{true: "]", false: ")"}[g.Anti]
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// How the words of docs/syntax.md read.
func TestReadings(t *testing.T) {
	for _, c := range [][2]string{
		// names and indices
		{"learningRate", "learningRate"},
		{"H~_ij", "H~{_i _j}"},
		{"v'^i", "v'{^i}"},
		{"x''", "x''"},
		{"R^a_bcd", "R{^a _b _c _d}"},
		{"R^a_bcd^e", "R{^a _b _c _d ^e}"},
		{"h_nu", "h{_n _u}"},
		{"H_{ij}", "H{_i _j}"},
		{"G_{mu nu}", "G{_mu _nu}"},
		{"T_{i1 i2}", "T{_i1 _i2}"},
		{"T_{ab1 c}", "T{_a _b1 _c}"},
		{"T_{mu1 nu'}", "T{_mu1 _nu'}"},
		{"T_{munu}", "T{_m _u _n _u}"},
		{"v^i'_j''", "v{^i' _j''}"},
		{"E~^a_b (J @ p)^b_i", "<E~{^a _b} . (<J @ p>){^b _i}>"},
		{"inv(G)^ik P_kj", "<inv(G){^i ^k} . P{_k _j}>"},
		{"H_ij", "H{_i _j}"},
		{"H _ij", "H{_i _j}"},
		{"x_nf W_uf", "<x{_n _f} . W{_u _f}>"},
		{"d_m phi^a", "<d{_m} phi{^a}>"},
		// indices pasted from LaTeX
		{`\Gamma^a_{bc}`, "Gamma{^a _b _c}"},
		{`\Gamma^{a}{}_{bc}`, "Gamma{^a _b _c}"},
		{`R^a{}_{bcd}`, "R{^a _b _c _d}"},
		{`R^a_{\ bcd}`, "R{^a _b _c _d}"},
		{`R^{a}_{\phantom{a}bcd}`, "R{^a _b _c _d}"},
		{`R{}^a_b`, "R{^a _b}"},
		{`g_{\mu\nu}`, "g{_mu _nu}"},
		{`g_{\mu \nu}`, "g{_mu _nu}"},
		{`\Gamma^\mu_{\nu\rho}`, "Gamma{^mu _nu _rho}"},
		{`\Gamma^\mu_\nu`, "Gamma{^mu _nu}"},
		{`\partial_\mu\phi`, "<d{_mu} phi>"},
		{`\partial_\mu A_\nu - \partial_\nu A_\mu`, "<<d{_mu} A{_nu}> - <d{_nu} A{_mu}>>"},
		{`g_\mu\nu`, "<g{_mu} . nu>"},
		{`\delta^i_j`, "delta{^i _j}"},
		{`T_{a}{}^{b}`, "T{_a ^b}"},
		{`\nabla_{k} v^{k}`, "<nabla{_k} v{^k}>"},
		// powers
		{"x^2", "<x ^ 2>"},
		{"x^-1", "<x ^ <- 1>>"},
		{"r^(k)", "<r ^ (k)>"},
		{"x**n", "<x ^ n>"},
		{"x ^ n", "<x ^ n>"},
		{"x^2^3", "<x ^ <2 ^ 3>>"},
		{"-x^2", "<- <x ^ 2>>"},
		{"2^-x^2", "<2 ^ <- <x ^ 2>>>"},
		{"x^2 y^3", "<<x ^ 2> . <y ^ 3>>"},
		{"v_i^2", "<v{_i} ^ 2>"},
		{"r^2*sin(th)^2", "<<r ^ 2> * <sin(th) ^ 2>>"},
		{"x**(n)**2", "<x ^ <(n) ^ 2>>"},
		// 4: calls, components, juxtaposition
		{"f(x)", "f(x)"},
		{"f (x)", "<f . (x)>"},
		{"(f)(x)", "<(f) . (x)>"},
		{"f(x)(y)", "<f(x) . (y)>"},
		{"H[1,2]", "H[1, 2]"},
		{"H [1,2]", "<H . [1, 2]>"},
		{"(d_i f)[x]", "(<d{_i} f>)[x]"},
		{"f(x)[1][2]", "f(x)[1][2]"},
		{"v^i w^j H_ij", "<<v{^i} . w{^j}> . H{_i _j}>"},
		{"2 x", "<2 . x>"},
		{"2x", "<2 . x>"},
		{"2(x + 1)", "<2 . (<x + 1>)>"},
		{"r cos(t)", "<r . cos(t)>"},
		{"H_ij (u^j + v^j)", "<H{_i _j} . (<u{^j} + v{^j}>)>"},
		{"a - b", "<a - b>"},
		{"a -b", "<a - b>"},
		{"[1 -2]", "[<1 - 2>]"},
		{"1/2 H_ij", "<<1 / 2> . H{_i _j}>"},
		{"1/2 H_ij v^i", "<<<1 / 2> . H{_i _j}> . v{^i}>"},
		{"a b/c", "<<a . b> / c>"},
		{"a/b*c", "<<a / b> * c>"},
		{"a/b*c e", "<<<a / b> * c> . e>"},
		{"a/(2 b) c", "<<a / (<2 . b>)> . c>"},
		{"a/sqrt(b) c", "<<a / sqrt(b)> . c>"},
		{"a*-b", "<a * <- b>>"},
		{"-a b", "<- <a . b>>"},
		{"-a + b", "<<- a> + b>"},
		{"a + -b", "<a + <- b>>"},
		{"+a", "a"},
		{"a - -b", "<a - <- b>>"},
		{"F.t", "F.t"},
		{"f.g(x)", "f.g(x)"},
		{"f.H_ij", "f.H{_i _j}"},
		{"eig(H, G, top: 1)", "eig(H, G, top: 1)"},
		{"integrate(K, I, u: 0..2*pi)", "integrate(K, I, u: <0 .. <2 * pi>>)"},
		{"invariant(s, phi, tol: 1e-6)", "invariant(s, phi, tol: 1e-6)"},
		{"f(x,)", "f(x)"},
		// 5: Greek
		{"Γ^a_bc", "Gamma{^a _b _c}"},
		{"Gamma", "Gamma"},
		{`\Gamma`, "Gamma"},
		{"Γ~", "Gamma~"},
		{"Δx", "Δx"},
		{"π", "pi"},
		{"µ", "mu"},
		{"Γ^μ_νρ", "Gamma{^mu _nu _rho}"},
		{"∂_i f", "<d{_i} f>"},
		{`\partial_i f`, "<d{_i} f>"},
		{"∇_k v^k", "<nabla{_k} v{^k}>"},
		{"dx", "dx"},
		// 6: derivatives and reductions
		{"d^i f", "<d{^i} f>"},
		{"∇^{mu} v^k_{mu}", "<nabla{^mu} v{^k _mu}>"},
		{"d_i r^2", "<d{_i} <r ^ 2>>"},
		{"d_i d_j L", "<d{_i} <d{_j} L>>"},
		{"d_i f g", "<<d{_i} f> . g>"},
		{"d_i f(x) g", "<<d{_i} f(x)> . g>"},
		{"d_i (f g)", "<d{_i} (<f . g>)>"},
		{"(d_i(f))^2", "<(<d{_i} (f)>) ^ 2>"},
		{"d_i(f) g", "<<d{_i} (f)> . g>"},
		{"d_i(f) (v^j v_j)", "<<d{_i} (f)> . (<v{^j} . v{_j}>)>"},
		{"d_i(f)/2", "<<d{_i} (f)> / 2>"},
		{"d_i (f)^2", "<d{_i} <(f) ^ 2>>"},
		{"d_i(v)^a", "<d{_i} (v){^a}>"},
		{"d_i f - C^k_ij d_k f", "<<d{_i} f> - <C{^k _i _j} . <d{_k} f>>>"},
		{"mean_n d_i f_n d_j f_n", "<mean{_n} <<d{_i} f{_n}> . <d{_j} f{_n}>>>"},
		{"sum_n x_n y_n + 1", "<<sum{_n} <x{_n} . y{_n}>> + 1>"},
		{"sum_n x_n / 2", "<sum{_n} <x{_n} / 2>>"},
		{"2 sum_n x_n y_n", "<2 . <sum{_n} <x{_n} . y{_n}>>>"},
		{"sum_n x_n < 3", "<<sum{_n} x{_n}> < 3>"},
		{"sum_n x_n @ p", "<<sum{_n} x{_n}> @ p>"},
		{"(mean_n(x_n))^2", "<(<mean!{_n} x{_n}>) ^ 2>"},
		{"mean_n(x_n)/2", "<<mean!{_n} x{_n}> / 2>"},
		{"softmax_c(z_c)^2", "<<softmax!{_c} z{_c}> ^ 2>"},
		{"sum_n(x_n) sum_m y_m", "<<sum!{_n} x{_n}> . <sum{_m} y{_m}>>"},
		{"x^4/4", "<<x ^ 4> / 4>"},
		{"x^(1)/2", "<<x ^ (1)> / 2>"},
		{"1/2 x", "<<1 / 2> . x>"},
		{"1/(2)x", "<<1 / (2)> . x>"},
		{"mean_n (x_n)^2", "<mean{_n} <(x{_n}) ^ 2>>"},
		{"mean_n(x_n) y", "<<mean!{_n} x{_n}> . y>"},
		{"sum_nm x_nm", "<sum{_n _m} x{_n _m}>"},
		{"sum_{n m} x_nm", "<sum{_n _m} x{_n _m}>"},
		{"softmax_c(z_nc) y_c", "<<softmax!{_c} z{_n _c}> . y{_c}>"},
		{"logsumexp_c(z_c)", "<logsumexp!{_c} z{_c}>"},
		{"max(a, b)", "max(a, b)"},
		{"sum(l)", "sum(l)"},
		{"max_n x_n", "<max{_n} x{_n}>"},
		// 9: symmetrisation
		{"T_{(i j)}", "T{(_i _j)}"},
		{"T_{[a b] c}", "T{[_a _b] _c}"},
		{"T^{(a b)}_{c [d e]}", "T{(^a ^b) _c [_d _e]}"},
		{"T_{(ij)}", "T{(_i _j)}"},
		{"T_{[a|b|c]}", "T{[_a |_b| _c]}"},
		{"nabla_{(i} k_{j)}", "<nabla{(_i} k{_j)}>"},
		{"A_{[i} v^k B_{j] m}", "<<A{[_i} . v{^k}> . B{_j] _m}>"},
		{"2 d_{[i} d_j A_{k]} f", "<<2 . <d{[_i} <d{_j} A{_k]}>>> . f>"},
		{"A_{[a|} B_bc C_{|d]}", "<<A{[_a} . B{|_b| |_c|}> . C{_d]}>"},
		// 10: numbers, ranges, comparisons, logic
		{"1.5e-3", "1.5e-3"},
		{"2 e", "<2 . e>"},
		{"2e", "<2 . e>"},
		{"1..n", "<1 .. n>"},
		{"1..2*n + 1", "<1 .. <<2 * n> + 1>>"},
		{"-1..1", "<<- 1> .. 1>"},
		{"0 < th < pi", "<0 < th < pi>"},
		{"a ~= b", "<a ~= b>"},
		{"H_ij~=K_ij", "<H{_i _j} ~= K{_i _j}>"},
		{"not a and b or c", "<<<not a> and b> or c>"},
		{"not a == b", "<not <a == b>>"},
		{"a or b and c", "<a or <b and c>>"},
		{"a + 1 < b and c", "<<<a + 1> < b> and c>"},
		{"true and false", "<true and false>"},
		// 4 of the language: @ and on
		{"f + 1 @ p", "<<f + 1> @ p>"},
		{"trace(S)/2 @ T(z, 0.3)", "<<trace(S) / 2> @ T(z, 0.3)>"},
		{"a @ p ~= b @ q", "<<a @ p> ~= <b @ q>>"},
		{"[1, 0] on theta", "<[1, 0] on theta>"},
		{"f @ p @ q", "<<f @ p> @ q>"},
		{"f @ phi(p) == 2", "<<f @ phi(p)> == 2>"},
		{"1..2 on c", "<<1 .. 2> on c>"},
		// conditions and lists
		{"if a < b then 1 else 2 + c", "<if <a < b> then 1 else <2 + c>>"},
		{"if a then if b then 1 else 2 else 3", "<if a then <if b then 1 else 2> else 3>"},
		{"[e for v in 1..3]", "[e for v in <1 .. 3>]"},
		{"[[f for f in a] for k in b, l in c]", "[[f for f in a] for k in b for l in c]"},
		{"[e for v in a for w in b]", "[e for v in a for w in b]"},
		{"[]", "[]"},
		{"[1, 2,]", "[1, 2]"},
		{"(x +\n y)", "(<x + y>)"},
		{"x + # on\n y", "<x + y>"},
		{"\"a\\n\\\"\\\\\"", `"a\n\"\\"`},
	} {
		text := c[0]
		x, errs := ParseExpr(source(text))
		if len(errs) > 0 {
			t.Errorf("%s: %v", text, errs)
			continue
		}
		if got := reading(x); got != c[1] {
			t.Errorf("%s is read as %s, want %s", text, got, c[1])
		}
	}
}

// Every node covers exactly its text.
func TestSpans(t *testing.T) {
	src := source("y = 2 H_ij (u^j + v^j) @ p\nprint f(a, top: 1)[2], -x^2, sum_n(x_n)")
	file, errs := Parse(src)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	d := file.Stmts[0].(*Define)
	at := d.Value.(*AtPoint)
	prod := at.X.(*Binary)
	p := file.Stmts[1].(*Print)
	for _, c := range []struct {
		n    Node
		want string
	}{
		{d, "y = 2 H_ij (u^j + v^j) @ p"}, {at, "2 H_ij (u^j + v^j) @ p"}, {prod, "2 H_ij (u^j + v^j)"}, {prod.Y, "(u^j + v^j)"},
		{prod.X.(*Binary).Y, "H_ij"}, {prod.X.(*Binary).Y.(*Indexed).Indices[1], "j"}, {d.Name, "y"},
		{p, "print f(a, top: 1)[2], -x^2, sum_n(x_n)"}, {p.Exprs[0], "f(a, top: 1)[2]"}, {p.Exprs[0].(*Component).X, "f(a, top: 1)"},
		{p.Exprs[0].(*Component).X.(*Call).Args[1], "top: 1"}, {p.Exprs[1], "-x^2"}, {p.Exprs[2], "sum_n(x_n)"},
	} {
		if got := c.n.Span().Text(); got != c.want {
			t.Errorf("%T covers %q, want %q", c.n, got, c.want)
		}
	}
}

func TestBareRuns(t *testing.T) {
	for text, want := range map[string]bool{"H_ij": true, "H_{ij}": false, `H_\mu`: false, "R^a_{bcd}": true, "Γ^μ_νρ": true} {
		x, _ := ParseExpr(source(text))
		if got := x.(*Indexed).Bare; got != want {
			t.Errorf("%s: bare is %v", text, got)
		}
	}
}

func TestSplitGreek(t *testing.T) {
	for run, want := range map[string]string{"mu": "mu", "munu": "mu nu", "alphabeta": "alpha beta", "ij": "", "mux": "", "pi": "pi", "": ""} {
		names, ok := SplitGreek(run)
		if got := strings.Join(names, " "); got != want || ok != (want != "") {
			t.Errorf("%s splits into %q, %v", run, got, ok)
		}
	}
}
