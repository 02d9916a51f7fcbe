package interp_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// What a forall proves, refutes and refuses: "" is proved, "false" a failed assertion,
// else the code of the error.
func TestForall(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"forall n in 2..5, metric G_ij { assert G^ij G_ij == n }", ""},
		{"forall n in 2..5, metric G_ij { assert G^ij G_ij == 2 }", "false"},
		{"forall metric G_ij { assert G_ij == G_ji }", ""},
		{"forall n in 2..3, metric G_ij { assert G_ij == G_ji and G^ij G_ij == n }", ""},
		{"forall n in 2..3, metric G_ij { assert G_ij == G_ji and G^ij G_ij == 2 }", "false"},
		{"forall n in 2..3, metric G_ij { assert G^ij G_ij == 2 and G_ij == G_ji }", "false"},
		{"forall n in [2, 4], metric G_ij { assert dim(G) == n }", ""},
		{"forall n in 3, metric G_ij { assert dim(G) == 3 }", ""},
		{"forall n in 2..3, connection C^k_ij { assert C^k_ij == C^k_ji }", "false"},
		{"forall n in 2..3, connection C^k_{(i j)} { assert C^k_ij == C^k_ji }", ""},
		{"forall n in 2..3, tensor w_{[i j]} { assert w_ij == -w_ji }", ""},
		{"forall n in 2..3, tensor w_{[i j]} { assert w_ij == w_ji }", "false"},
		{"forall n in 2..3, tensor T_{(i j)}, tensor w_{[i j]}, metric G_ij { assert T_ij w_kl G^ik G^jl == 0 }", ""},
		{"forall n in 2..3, tensor T_ij { assert T_ij == T_{(i j)} + T_{[i j]} }", ""},
		{"forall n in 2..3, scalar f { assert d_i d_j f == d_j d_i f }", ""},
		{"forall n in 2..3, scalar f, scalar h { assert d_i(f*h) == f*d_i h + h*d_i f }", ""},
		{"forall n in 2..3, scalar f { assert d_i d_j f == 0 }", "false"},
		{"forall n in 2..3, scalar f { assert d_i(1/f) == -d_i f/f^2 }", ""},
		{"forall n in 2..3, scalar f { assert d_i exp(f) == exp(f)*d_i f }", ""},
		{"forall n in 2..3, scalar f { assert sin(f)^2 + cos(f)^2 == 1 and sin(2*f) == 2*sin(f)*cos(f) }", ""},
		{"forall n in 2..3, scalar f { assert exp(f) == 1 + f }", "false"},
		{"forall number a, number b { assert (a + b)^2 == a^2 + 2*a*b + b^2 }", ""},
		{"forall number a, number b { assert (a + b)^2 == a^2 + b^2 }", "false"},
		{"forall n in 2..3, number a, connection C^k_ij, connection D^k_ij { assert torsion(a C^k_ij + (1 - a) D^k_ij) == a torsion(C) + (1 - a)*torsion(D) }", ""},
		{"forall n in 2..4, metric G_ij { assert eps(G) == eps(G) }", ""},
		{"forall n in 2..2, metric G_ij { assert eps(G)_ij eps(G)_kl G^ik G^jl*det(components(G)) == 2*det(components(G)) }", "false"}, // the sign of det
		{"forall n in 3..3, metric G_ij { assert eps(G)_ijk == eps(G)_jki }", ""},
		{"forall n in 3..3, metric G_ij { assert eps(G)_ijk == -eps(G)_jki }", "false"},
		{"forall n in 2..3, metric G_ij { K_ij = 2 G_ij\nassert levicivita(K) == levicivita(G) }", "E0311"},
		{"forall n in 2..3, metric G_ij { metric K_ij = 2 G_ij\nassert levicivita(K) == levicivita(G) }", ""},
		{"forall n in 2..3, metric G_ij, scalar f { metric K_ij = f G_ij\nassert levicivita(K) == levicivita(G) }", "false"},
		{"forall n in 2..3, tensor w_i { tensor F_ij = d_i w_j - d_j w_i\nassert F_ij == ext(w)_ij }", ""},
		{"forall n in 2..3, tensor w_i { tensor F_ij = d_i w_j\nassert F_ij == F_ij + 0*w_i w_j }", "E0451"},
		{"forall n in 2..3, tensor v^i { fn sq(x) = x^2\nassert sq(v^i - v^i) == 0 }", "E0"},
		{"forall n in 2..3, scalar f { fn sq(x) = x^2\nassert sq(f) == f*f }", ""},
		{"param M\nforall n in 2..3, scalar f { assert M*f == f*M }", ""},
		{"param M = 1\nforall n in 2..3, scalar f { assert M*f == f }", "false"}, // for every value of the param
		{"G = 3\nforall n in 2..2, metric G_ij { assert G_ij G^ij == 2 }\nassert G == 3", ""},
		{"forall = 3\nassert forall == 3", ""},
		{"fn forall(x) = x\nassert forall(2) == 2", ""},
		{"test \"t\" { forall n in 2..3, scalar f { assert f == f } }", ""},
		{"test \"t\" { forall n in 2..3, scalar f { assert f == 2*f } }", "false"},
		{"forall n in 2..3, scalar f { assert f == f }\nforall n in 2..3, scalar f { assert f == 2*f }\nassert 1 == 1", "false"},
		// what a finite field does not decide
		{"forall n in 2..3, scalar f { assert f > 0 }", "E0328"},
		{"forall n in 2..3, scalar f { assert f != 0 }", "E0328"},
		{"forall n in 2..3, scalar f { assert not f == 0 }", "E0328"},
		{"forall n in 2..3, scalar f { assert f == 0 or f == f }", "E0328"},
		{"forall n in 2..3, scalar f { assert sqrt(f^2) == f }", "E0328"},
		{"forall n in 2..3, scalar f { assert abs(f) == f }", "E0328"},
		{"forall n in 2..3, scalar f { assert floor(f) == f }", "E0328"},
		{"forall n in 2..3, scalar f { assert max(f, 0) == f }", "E0328"},
		{"forall n in 2..3, scalar f { assert sign(f) == 1 }", "E0328"},
		{"forall n in 2..3, scalar f { assert (if f > 0 then f else f) == f }", "E0328"},
		{"forall n in 2..3, metric G_ij { assert eig(G, G) == 1 }", "E0328"},
		{"forall n in 2..3, metric G_ij { assert G_ij ~= G_ij tol 1e-3 }", "E0328"},
		{"forall n in 2..3, metric G_ij { assert G_ij ~= G_ij samples 3 }", "E0328"},
		{"forall n in 2..3, metric G_ij { assert G_ij == [[1, 0], [0, 1]] }", "E0328"},
		{"chart c(x, y)\nforall n in 2..2, metric G_ij { assert G_ij == [[1, 0], [0, 1]] on c }", "E0328"},
		{"chart c(x, y)\nforall n in 2..2, scalar f { assert x == x + 0 }", "E0328"},
		{"chart c(x, y)\nforall n in 2..2, scalar f { assert f @ c(1, 2) == 1 }", "E0328"},
		{"forall n in 0..2, scalar f { assert f == f }", "E0328"},
		{"forall n in 2..12, scalar f { assert f == f }", "E0328"},
		{"forall n in 1/2, scalar f { assert f == f }", "E0328"},
		{"forall n in 2..3, scalar f_i { assert f == f }", "E0328"},
		{"forall n in 2..3, metric G_ijk { assert 1 == 1 }", "E0312"},
		{"forall n in 2..3, scalar f { print f }", "E0213"},
		{"forall n in 2..3, scalar f { for k in 1..2 { assert f == f } }", "E0213"},
		{"forall n in 2..3, metric G_ij { assert G_ij == G_kl }", "E02"},
		{"forall n in 2..3 { assert 1 == 1 }", "E01"},
		{"forall n in 2..3, metric { assert 1 == 1 }", "E01"},
		{"forall n in 2..3, map phi { assert 1 == 1 }", "E01"},
		{"forall n in 2..3, metric G_ij assert 1 == 1", "E01"},
		{"forall n in 2..3, scalar f { assert 1/(f - f) == 1 }", "E04"},
		{"forall n in 2..3, scalar f { assert 2305843009213693951*f == 0 }", "false"},
		{"forall n in 2..3, scalar f { assert f^2305843009213693951 == f }", "false"},
		{"forall n in 2..3, scalar f { assert digamma(f + 1) == digamma(f) + 1/f }", "E0459"},
	} {
		got := ""
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "forall.geo", c.text)
		if err != nil {
			got = code(err)
		} else {
			_, res, err := run(t, p, interp.RunOptions{})
			switch {
			case err != nil:
				got = code(err)
			case !res.OK():
				got = "false"
			}
		}
		if got != c.want && !(c.want != "" && c.want != "false" && strings.HasPrefix(got, c.want)) {
			t.Errorf("%q, not %q:\n%s", got, c.want, c.text)
		}
	}
}

// What is said of an identity: the dimensions and the bound, or an example of small
// numbers.
func TestForallSays(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"forall n in 2..4, metric G_ij { assert G_ij == G_ji }", "proved assert G_ij == G_ji  (dimensions 2, 3, 4; probability of error below 1e-36)\n"},
		{"forall n in 2..3, scalar f { assert f - f == 0 }", "proved assert f - f == 0  (dimensions 2, 3)\n"},
		{"forall n in 2..3, metric G_ij, scalar f, tensor T_ij { assert T_ij == T_ji }", "it fails in dimension 2"},
		{"forall n in 2..3, metric G_ij, scalar f, tensor T_ij { assert T_ij == T_ji }", "note: T = [[0, 0], [1, 0]]\n"},
		{"forall n in 2..3, tensor T_{(i j)}, tensor w_{[i j]} { assert T_ij == w_ij }", "note: T = [["},
		{"forall n in 2..3, scalar f { assert d_i f == 0, \"why\" }", "note: why"},
		{"forall n in 3..3, scalar f { assert d_i d_j f == 0 }", "f = "},
		{"forall n in 2..4, metric G_ij { assert weyl(G)_abcd == weyl(G)_cdab }", "(dimensions 3, 4; it divides by zero in 2; probability"},
	} {
		out, _, _ := run(t, compile(t, c.text), interp.RunOptions{})
		if !strings.Contains(out, c.says) {
			t.Errorf("no %q in what is said of\n%s\n%s", c.says, c.text, out)
		}
	}
}
