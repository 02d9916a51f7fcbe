package interp_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Whatever asks for a derivative that does not exist is told so, with the place
// and the reason, and is not given the text of the formula instead.
func TestMissingDerivativesAreTold(t *testing.T) {
	floor := "floor has no derivative: 0 between its jumps would hide them"
	for _, c := range []struct{ name, text, at, says string }{
		{"print", "print d_i floor(r)", "d_i floor(r)", floor},
		{"print of a name", "L = floor(r) t\nprint 1, d_i L", "d_i L", floor},
		{"print in a list", "print [d_i floor(r), 1]", "d_i floor(r)", floor},
		{"print of a choice", "print if r > 0 then d_i floor(r) else d_i t", "d_i floor(r)", floor},
		{"latex", "v_i = d_i floor(r)\nprint latex(v_i)", "d_i floor(r)", floor},
		{"show", "show d_i r, d_i floor(r)", "d_i floor(r)", floor},
		{"table", "table x, (d_i floor(r))[1] @ psi(x, 1) for x in [0.5, 1.5]", "d_i floor(r)", floor},
		{"plot", "plot (d_i floor(r))[1] @ psi(x, 1) for x in linspace(0, 2, 3)", "d_i floor(r)", floor},
		{"assert", "assert (d_i floor(r))[1] == 0", "d_i floor(r)", floor},
		{"a loop", "for k in [1, 2] { print d_i (k floor(r)) }", "d_i (k floor(r))", floor},
		{"eig", "metric G_ij = eye(2) on psi\nprint eig(d_i d_j floor(r), G)", "d_j floor(r)", floor},
		{"eig at a point", "metric G_ij = eye(2) on psi\nprint eig(d_i d_j floor(r), G) @ psi(1.5, 1)", "d_i d_j floor(r)", floor},
		{"minimise", "print minimise(floor(r) + t^2, from: psi(1, 1))", "minimise(floor(r) + t^2, from: psi(1, 1))", floor},
		{"integrate", "metric G_ij = eye(2) on psi\nprint integrate(G^ij d_i floor(r) d_j t, G, r: 0..2, t: 0..1)", "d_i floor(r)", floor},
		{"a library function", "metric G_ij = eye(2) on psi\nprint laplacian(floor(r), G)", "laplacian(floor(r), G)", floor},
		{"a pulled covector", "chart th(x, y)\nmap phi: psi -> th { x = floor(r); y = t }\nv_i = d_i (x y)\nprint pull(v_i, phi)", "pull(v_i, phi)", floor},
		{"a claim", "tensor v_i = d_i floor(r)\nprint v_i", "d_i floor(r)", floor},
		{"no formula", "print d_i expm([[floor(r), t], [t, r]])_jk", "floor(r)", floor},
		{"too many formulas", "chart net(W[40,10])\nprint d_i (sum_n sum_m floor(W)_nm)", "floor(W)", floor},
		{"an eigenvalue", "A = [[r, t], [t, r]]\nprint d_i eig(A)_j", "eig(A)", "eigenvalues and eigenvectors have no derivative in the language"},
		{"a host function", "print d_i plain(r)", "d_i plain(r)", "the host gave plain derivatives to order 0 only"},
		{"a host function's second", "print d_i d_j once(r)", "d_i d_j once(r)", "the host gave once derivatives to order 1 only"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := engine(t, interp.Options{Host: derivativeHosts()})
			p, err := e.Compile(context.Background(), "s.geo", "chart psi(r, t)\n"+c.text+"\n")
			if err != nil {
				t.Fatal(describe(err))
			}
			out := ""
			_, err = p.Run(context.Background(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
				if _, failed := e.(*interp.Found); !failed {
					out += "something "
				}
				return nil
			})})
			var d *diag.Diagnostic
			if !errors.As(err, &d) || d.Code != "E0415" || d.Message != c.says || !strings.Contains(c.at, d.Span.Text()) || d.Span.Text() == "" {
				t.Fatalf("got %v at %q after %q\nwant E0415: %s at %q", describe(err), d.Span.Text(), out, c.says, c.at)
			}
		})
	}
}

func derivativeHosts() []*interp.HostFunc {
	value := func(x []float64) float64 { return x[0] * x[0] }
	once := interp.PureFunc("once", 1, value, interp.PureFunc("onceSlope", 1, func(x []float64) float64 { return 2 * x[0] }))
	return []*interp.HostFunc{once, interp.PureFunc("plain", 1, value)}
}

// What has a derivative, or is not asked for, is not refused: a formula in index
// notation,
// another name's missing derivative.
func TestOtherFormulasAreWritten(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"print expm([[r, t], [t, r]])", "expm("},
		{"print d_i expm([[r, t], [t, r]])_jk", "d_i expm("},
		{"metric G_ij = eye(2) on psi\nprint eig(d_i d_j r^3, G)", "[eig(d_i d_j r^3, G)[1], "},
		{"v^i = [1, 1] on psi\nN = v^i d_i floor(r)\nM = r + t\nshow [r + t, (r + t)^2]", "where M = r + t"},
	} {
		p := compile(t, "chart psi(r, t)\n"+c.text+"\n")
		out, _, err := run(t, p, interp.RunOptions{})
		if err != nil || !strings.Contains(out, c.want) {
			t.Errorf("%s gives\n%s%v", c.text, out, describe(err))
		}
	}
}

// A param whose value fails says how, and not that it has none.
func TestParamsThatFailSayHow(t *testing.T) {
	p := compile(t, "chart psi(r, t)\nparam k = 1/0\n")
	_, err := p.Func(context.Background(), "k r", "r")
	if err == nil || !strings.Contains(err.Error(), "E0402") {
		t.Errorf("got %v", err)
	}
}
