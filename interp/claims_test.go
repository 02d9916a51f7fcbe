package interp_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// What a claim is tested at, and what the test finds. A program's error is
// named by its code, "" when it runs.
func TestClaims(t *testing.T) {
	const head = "chart theta(x, y)\nL = x^2*y + exp(y)\nQ = (x-1)^2 + 3 y^2 + x y^3\n"
	for _, c := range []struct{ name, text, want string }{
		{"second derivatives at a critical point", "tensor H_ij = d_i d_j Q @ theta(1, 0)\nprint H", ""},
		{"second derivatives elsewhere", "tensor H_ij = d_i d_j L @ theta(1, 2)\nprint H", "E0451"},
		{"a claim that nothing asks a number of", "tensor H_ij = d_i d_j L @ theta(1, 2)\nprint 1", ""},
		{"a formula is not printed untested", "tensor H_ij = d_i d_j L\nprint H", "E0451"},
		{"a field claim, where it holds", "tensor H_ij = d_i d_j Q\nprint H @ theta(1, 0)", ""},
		{"a field claim, where it does not", "tensor H_ij = d_i d_j Q\nprint H @ theta(1, 0)\nprint H @ theta(2, 0)", "E0451"},
		{"within an expression", "tensor H_ij = d_i d_j L\nv^i = [1, 2] on theta\nprint v^i v^j H_ij @ theta(1, 1)", "E0451"},
		{"in an assertion of values", "tensor H_ij = d_i d_j L\nassert components(H @ theta(1, 1)) ~= [[2, 2], [2, 1]]", "E0451"},
		{"at sample points", "tensor H_ij = d_i d_j L\nassert H_ij ~= H_ij + relu(H_ij - H_ij)", "E03"},
		{"along a table", "tensor H_ij = d_i d_j Q\ntable H[1,1] @ theta(1 + s, 0) for s in [0, 1]", "E0451"},
		{"along a table where it holds", "tensor H_ij = d_i d_j (x^2*y^2)\ntable H[1,1] @ theta(s, 0) for s in [0, 1, 2]", ""},
		{"with a tolerance", "tensor H_ij = d_i d_j Q tol 1e-4\nprint H @ theta(1.00001, 0)", ""},
		{"without one", "tensor H_ij = d_i d_j Q\nprint H @ theta(1.00001, 0)", "E0451"},
		{"the covariant Hessian", "metric G_ij = diag(1 + x^2, 1) on theta\ntensor H_ij = hessian(L, levicivita(G))_ij\nprint H @ theta(1, 2)", ""},
		{"the same by hand", "metric G_ij = diag(1 + x^2, 1) on theta\nC = levicivita(G)\ntensor H_ij = d_i d_j L - C^k_ij d_k L\nprint H @ theta(1, 2)", ""},
		{"with the wrong sign", "metric G_ij = diag(1 + x^2, 1) on theta\nC = levicivita(G)\ntensor H_ij = d_i d_j L + C^k_ij d_k L\nprint H @ theta(1, 2)", "E0451"},
		{"a connection by hand", "metric G_ij = diag(1 + x^2, 1) on theta\nconnection C^k_ij = 1/2 G^kl (d_i G_jl + d_j G_il - d_l G_ij)\nprint C @ theta(1, 2)", ""},
		{"half a connection", "metric G_ij = diag(1 + x^2, 1) on theta\nconnection C^k_ij = 1/3 G^kl (d_i G_jl + d_j G_il - d_l G_ij)\nprint C @ theta(1, 2)", "E0451"},
		{"an exterior derivative", "w_i = [x*y, x^2*y] on theta\ntensor F_ij = d_i w_j - d_j w_i\nprint F @ theta(1, 2)", ""},
		{"a symmetric derivative", "w_i = [x*y, x^2*y] on theta\ntensor F_ij = d_i w_j + d_j w_i\nprint F @ theta(1, 2)", "E0451"},
		{"a function's promise", "fn h(f, connection C^k_ij) -> tensor H_ij = d_i d_j f - C^k_ij d_k f\nprint 1", ""},
		{"a function's false promise", "fn h(f, connection C^k_ij) -> tensor H_ij = d_i d_j f + C^k_ij d_k f\nprint 1", "E0322"},
		{"after push", "chart psi(u, v)\nmap phi: theta -> psi { u = x + y^3; v = y } inverse { x = u - v^3; y = v }\ntensor H_ij = d_i d_j L\nprint push(H, phi) @ phi(theta(1, 2))", "E0451"},
		{"after push, where it holds", "chart psi(u, v)\nmap phi: theta -> psi { u = x + y^3; v = y } inverse { x = u - v^3; y = v }\ntensor H_ij = d_i d_j Q\nprint push(H, phi) @ phi(theta(1, 0))", ""},
		{"after push, at a point found by the inverse", "chart psi(u, v)\nmap phi: theta -> psi { u = x + y^3; v = y } inverse { x = u - v^3; y = v }\ntensor H_ij = d_i d_j Q\nprint push(H, phi) @ psi(2, 1)", "E0451"},
		{"a metric, symmetric where it is asked", "A_ij = [[1, x], [2, 1]] on theta\np = minimise(Q, from: theta(1, 0.1))\nmetric K_ij = A_ij + (p[x] - 1) A_ij\nprint K @ theta(2, 1)", ""},
		{"a metric, asymmetric where it is asked", "A_ij = [[1, x], [2, 1]] on theta\np = minimise(Q, from: theta(1, 0.1))\nmetric K_ij = A_ij + (p[x] - 1) A_ij\nprint K @ theta(3, 1)", "E0451"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := engine(t, interp.Options{}).Compile(context.Background(), "claim.geo", head+c.text)
			if err == nil {
				_, err = p.Run(context.Background(), interp.RunOptions{})
			}
			switch {
			case c.want == "" && err != nil:
				t.Error(describe(err))
			case c.want != "" && (err == nil || !strings.HasPrefix(code(err), c.want)):
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// A refusal says where, how much and why, and what to write instead.
func TestRefusalOffers(t *testing.T) {
	p := compile(t, "chart theta(x, y)\nL = x^2*y + exp(y)\nmetric G_ij = eye(2) on theta\ntensor H_ij = d_i d_j L @ theta(1, 2)\nprint H\n")
	_, err := p.Run(context.Background(), interp.RunOptions{})
	text := describe(err)
	for _, want := range []string{
		"theta(1, 2)", "anomaly", "since dL is not 0 there", "|dL| = 9.29388", "a number is asked of it here",
		"tensor H_ij = hessian(L, levicivita(G))_ij @ theta(1, 2)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	// The repair is one.
	fixed := strings.Replace("chart theta(x, y)\nL = x^2*y + exp(y)\nmetric G_ij = eye(2) on theta\nFIX\nprint H\n", "FIX", "tensor H_ij = hessian(L, levicivita(G))_ij @ theta(1, 2)", 1)
	if _, res, err := run(t, compile(t, fixed), interp.RunOptions{}); err != nil || !res.OK() {
		t.Error(describe(err))
	}
	// A connection that the program has comes before a metric's.
	with := "chart theta(x, y)\nL = x^2*y + exp(y)\nmetric G_ij = eye(2) on theta\nconnection C^k_ij = [[[x, 0], [0, 0]], [[0, 0], [0, 0]]] on theta\n" +
		"tensor H_ij = d_i d_j L @ theta(1, 2)\nprint H\n"
	if _, err = compile(t, with).Run(context.Background(), interp.RunOptions{}); !strings.Contains(describe(err), "hessian(L, C)_ij @ theta(1, 2)") {
		t.Errorf("the program's connection is not offered:\n%s", describe(err))
	}
	// A metric that is not symmetric: which components, and its symmetric part.
	skew := "chart w(W[10])\nA_ij = [[W[k] for k in 1..10] for j in 1..10] on w\nmetric K_ij = A_ij\nprint K @ w([k for k in 1..10])\n"
	_, err = compile(t, skew).Run(context.Background(), interp.RunOptions{})
	for _, want := range []string{"K is a metric fails at w(1, 2,", "the components [1,10] and [10,1] differ by 9", "metric K_ij = 1/2 (A_ij + A_ji)"} {
		if text := describe(err); !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	skew = strings.Replace(skew, "K_ij = A_ij", "K_ij = 1/2 (A_ij + A_ji)", 1)
	if _, res, err := run(t, compile(t, skew), interp.RunOptions{}); err != nil || !res.OK() {
		t.Error(describe(err))
	}
	// Next to a minimum a tolerance is offered, and is enough.
	near := "chart theta(x, y)\nL = (x-1)^2 + y^2 + x y^3\ntensor H_ij = d_i d_j L @ theta(1.0000001, 0)"
	_, err = compile(t, near+"\nprint H\n").Run(context.Background(), interp.RunOptions{})
	_, offer, found := strings.Cut(describe(err), " tol ")
	if !found {
		t.Fatalf("no tolerance offered:\n%s", describe(err))
	}
	tol := strings.Fields(offer)[0]
	if _, res, err := run(t, compile(t, near+" tol "+tol+"\nprint H\n"), interp.RunOptions{}); err != nil || !res.OK() {
		t.Errorf("tol %s: %s", tol, describe(err))
	}
}

// Components decide conditions and functions in these definitions: whoever asks for a number or a formula, at
// whatever point, in a chart of any dimension, hears that the claim is false.
func TestClaimsThatComponentsDecide(t *testing.T) {
	weights := []string{
		"(if v[1] > 1 then 2 else 1)", "max(f, v[1])", "(if v[1] > 1000 then 2 else 1)", "(if v[1] < 1/500 then 2 else 1)", "floor(v[1])", "(1 + floor(v[1]/200))",
		"(if rho > 50 then 2 else 1)", "max(f, 1e-3*v[1])", "(1 + sigmoid(v[1] - 30))", "(if d_k v^k > 40 then 2 else 1)", "(1 + relu(C^k_kl v^l - 9))", "max(v[1]*v[1], f + 1)",
	}
	coordinates := []string{"x", "y", "z", "s", "t", "u"}
	for n := 1; n <= len(coordinates); n++ {
		names := coordinates[:n]
		metric, v, at := make([]string, n), make([]string, n), make([]string, n)
		for i, x := range names {
			metric[i], v[i], at[i] = "1 + "+x+"^2/9", x, "0.75"
		}
		head := "chart c(" + strings.Join(names, ", ") + ")\nmetric g_ij = diag(" + strings.Join(metric, ", ") + ") on c\nC = levicivita(g)\nrho = sqrt(abs(det(components(g))))\n" +
			"v^i = [" + strings.Join(v, ", ") + "] on c\nf = x^2\np = c(" + strings.Join(at, ", ") + ")\n"
		asks := []string{"print X", "show X", "print X @ p", "print v^i X_i @ p", "table v^i X_i @ p for k in [1, 2]", "assert v^i X_i ~= sin(v^i X_i)"}
		if n == 1 {
			asks = append(asks, "print integrate(v^i X_i, g, x: 0..1)")
		}
		for k, weight := range weights {
			for _, ask := range asks {
				if testing.Short() && (n+k)%3 > 0 {
					continue
				}
				text := head + "tensor X_i = " + weight + "*(d_i f)\n" + ask
				if got := outcome(t, interp.Options{}, text); got != "E0451" {
					t.Errorf("%s:\n%s", got, text)
				}
			}
		}
	}
}

// What components seem to decide and do not is a tensor, wherever it is asked; what vanishes at a point is one there.
func TestClaimsThatComponentsDoNotDecide(t *testing.T) {
	const head = "chart c(x, y)\nmetric g_ij = [[1 + x^2, x y/3], [x y/3, 2]] on c\nuse metric g\nh_ij = [[x, y], [1, x y]] on c\nrho = sqrt(abs(det(components(g))))\n" +
		"v^i = [x, y + 2] on c\nw_i = [x y + 1, x] on c\nf = x^2 + y\np = c(0.75, 0.5)\n"
	for _, weight := range []string{
		"(if rho > 0 then 2 else 1)", "(abs(rho) - rho + 1)", "(if v[1]^2 + v[2]^2 > 0 then 2 else 1)", "(if abs(v[1]) >= 0 then 2 else 1)", "(1 + relu(-rho))",
		"floor(v^k w_k)", "max(det(raise(h, g)), f)", "tanh(nabla_k v^k)", "exp(-sqrt(g_kl v^k v^l))", "max(f, trace(raise(h, g)))", "(if h[1,1]*h[2,2] - h[1,2]*h[2,1] > 0 then 2 else 1)",
	} {
		for _, ask := range []string{"print X @ p", "print v^i X_i @ p", "print X @ c(3, 40)"} {
			text := head + "tensor X_i = " + weight + "*w_i\n" + ask
			if got := outcome(t, interp.Options{}, text); got != "passes" {
				t.Errorf("%s:\n%s", got, text)
			}
		}
	}
	const flat = "chart c(x)\nv^i = [x] on c\nf = (x - 1)^2\ntensor X_i = (if v[1] > 1 then 2 else 1)*(d_i f)\n"
	if got := outcome(t, interp.Options{}, flat+"print X @ c(1)"); got != "passes" {
		t.Errorf("where the differential vanishes: %s", got)
	}
}

// Nothing that was asked before a claim, and no line before it, changes what is said of it.
func TestClaimsForgetWhatWasAsked(t *testing.T) {
	const claim = "chart c(x, y)\nL = x^2*y + exp(y)\nQ = (x-1)^2 + 3 y^2 + x y^3\ntensor H_ij = d_i d_j Q\n"
	said := func(before string) string {
		_, err := compile(t, before+claim+"print H @ c(2, 0)").Run(context.Background(), interp.RunOptions{})
		text, _, _ := strings.Cut(describe(err), "\n")
		_, text, found := strings.Cut(text, "E0451")
		if !found {
			t.Fatalf("accepted: %v", err)
		}
		return text
	}
	want := said("")
	if got := said("print 1\n\nchart other(r)\n"); got != want {
		t.Errorf("%s, and after other lines %s", want, got)
	}
	_, err := compile(t, claim+"print H @ c(1, 0)\nprint H @ c(2, 0)").Run(context.Background(), interp.RunOptions{})
	if got := describe(err); !strings.Contains(got, want) {
		t.Errorf("%s, and after another point %s", want, got)
	}
}
