package check

import (
	"math/rand"
	"strings"
	"testing"
)

// generator writes random expressions that parse, many of which are nearly
// right: objects with plausible letters, calls with plausible arguments.
type generator struct{ *rand.Rand }

func (g generator) pick(s ...string) string { return s[g.Intn(len(s))] }

var objects = strings.Fields("G H C Z v u J L x y M X a W b r t p q phi theta theta.x H_ij v^i u^i C^k_ij J^a_i X_nf a_n W_ij b_i G^ij G^i_j phi^a emb^a G_ij H^i_j v_i delta^i_j Z^k_ij")

func (g generator) expr(depth int) string {
	if depth <= 0 {
		switch g.Intn(6) {
		case 0:
			return g.pick("1", "2", "0", "0.5", "3")
		}
		return objects[g.Intn(len(objects))]
	}
	e := func() string { return g.expr(depth - 1 - g.Intn(2)) }
	switch g.Intn(22) {
	case 0, 1:
		return e() + " + " + e()
	case 2:
		return e() + " - " + e()
	case 3, 4, 5:
		return "(" + e() + ") (" + e() + ")"
	case 6:
		return "(" + e() + ")/(" + e() + ")"
	case 7:
		return "(" + e() + ")^" + g.pick("2", "(-1)", "0.5", "3")
	case 8, 9:
		return g.pick("d_i ", "d_j ", "d_k ", "nabla_k ", "nabla_i ") + "(" + e() + ")"
	case 10:
		return g.pick("sum_n", "mean_n", "max_n", "sum_f", "softmax_n", "logsumexp_n", "sum_{n f}", "prod_f", "sum_i") + "(" + e() + ")"
	case 11:
		return "(" + e() + " @ " + g.pick("p", "q", "theta(1, 2)", "phi(p)", "[p, p]", "w([[1,2],[3,4]], [5, 6])", "r") + ")"
	case 12:
		return "(" + e() + " on " + g.pick("theta", "psi", "w") + ")"
	case 13, 14:
		f := g.pick("sin", "exp", "sqrt", "det", "trace", "inv", "eig", "components", "levicivita", "riemann", "ricci", "relu", "diag", "sum", "dim", "sq", "expm", "flat", "rank")
		return f + "(" + e() + ")"
	case 15:
		f := g.pick("push", "pull", "recompute", "invariant", "along", "raise", "lower", "hessian", "grad", "laplacian", "max", "atan2", "lie", "wedge", "hodge", "solve", "eig", "tr", "newton", "bracket", "killing")
		return f + "(" + e() + ", " + g.pick(e(), "phi", "G", "C", "emb") + ")"
	case 16:
		return "if " + e() + g.pick(" < ", " == ", " > ") + e() + " then " + e() + " else " + e()
	case 17:
		return "[" + e() + ", " + e() + "]"
	case 18:
		return "[" + e() + " for k in " + g.pick("1..3", "[1, 2]", "[p, p]", "a", "X", "[x, y]", "linspace(0, 1, 3)") + "]"
	case 19:
		return "(" + e() + ")[" + g.pick("1", "1,2", "x", "x,y", "x,y,x", "k", "W[1,2]", "n") + "]"
	case 20:
		return "(" + e() + ")" + g.pick("_i", "^i", "_ij", "^i_j", "^k_ij", "_n", "_nf", "^ij", "_{(i j)}", "_{[i j]}")
	}
	return "-(" + e() + ")"
}

// TestRandomPrograms checks programs that parse: whatever they mean, checking
// ends with a program or a word about why not.
func TestRandomPrograms(t *testing.T) {
	g := generator{random(t)}
	n, ok := randomPrograms(t), 0
	for i := 0; i < n; i++ {
		text := prologue
		for l := 0; l < 1+g.Intn(2); l++ {
			switch g.Intn(7) {
			case 0:
				text += "print " + g.expr(3) + "\n"
			case 1:
				text += g.pick("A", "A_ij", "A^i", "A_n", "A_nf", "tensor A_ij", "tensor A", "metric A_ij", "connection A^k_ij") + " = " + g.expr(3) + "\n"
			case 2:
				text += "assert " + g.expr(2) + g.pick(" ~= ", " == ", " < ") + g.expr(2) + "\n"
			case 3:
				text += "fn A(f, v^i, metric K_ij) -> " + g.pick("tensor ", "metric ", "connection ", "") + g.pick("B_ij", "B^i", "B") + " = " + g.expr(3) + "\nprint A(L, v, G)\n"
			case 4:
				text += "table " + g.expr(2) + " for k in " + g.pick("1..3", "[p, p]", "linspace(0, 1, 3)") + "\n"
			case 5:
				text += "for k in " + g.pick("1..2", "[p, p]") + " { print " + g.expr(2) + " }\n"
			case 6:
				text += "use " + g.pick("metric G", "connection C", "connection Z") + "\nprint " + g.expr(3) + "\n"
			}
		}
		checkAnything(t, text)
		if t.Failed() {
			return
		}
		if p, _ := checkText("random", text, Options{}); p != nil {
			ok++
		}
	}
	if ok < n/50 {
		t.Errorf("only %d of %d random programs were accepted: the generator says too little", ok, n)
	}
	t.Logf("%d of %d accepted", ok, n)
}
