package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Printing any expression and parsing the text gives the expression back, but
// for brackets that were needed; printing that again changes nothing.
func TestPrintedExpressionsParseBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := gen{t}.expr(rapid.IntRange(0, 5).Draw(t, "depth"))
		text := ExprString(x)
		y, errs := ParseExpr(source(text))
		if len(errs) > 0 {
			t.Fatalf("%s\n%v", text, errs)
		}
		if a, b := shape(x, true), shape(y, true); a != b {
			t.Fatalf("printed %s\n%s\n%s", text, a, b)
		}
		if again := ExprString(y); again != text {
			t.Fatalf("printed %s\nthen %s", text, again)
		}
	})
}

// The same for statements, several to a file.
func TestPrintedStatementsParseBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stmts := gen{t}.stmts(3, 1)
		var b strings.Builder
		for _, s := range stmts {
			b.WriteString(StmtString(s))
			b.WriteString("\n\n")
		}
		file, errs := Parse(source(b.String()))
		if len(errs) > 0 {
			t.Fatalf("%s\n%v", b.String(), errs)
		}
		if len(file.Stmts) != len(stmts) {
			t.Fatalf("%d statements from\n%s", len(file.Stmts), b.String())
		}
		for i := range stmts {
			if a, b := shape(stmts[i], true), shape(file.Stmts[i], true); a != b {
				t.Fatalf("printed %s\n%s\n%s", StmtString(stmts[i]), a, b)
			}
		}
	})
}

func TestExprString(t *testing.T) {
	for _, c := range []string{
		"x + y", "x - y*z", "-x", "x^2", "x^-2", "x^(k)", "x**n", "1/2 H_ij", "f(x, top: k)", "Gamma[r,t,t]",
		"d_i d_j L", "nabla^i d_i f", `∂^{mu} f`, "d_i (f g)", "(d_i f)[x]", "mean_n (x_n)^2", "(mean_n(x_n))^2", "(d_i (f))^2", "softmax_c(z_nc)^2 y_c", "x^(1/2)", "(x^1)/2", "(x^-3)/2", "x^4/4", "(sum_n(x_n)) y_n", "R^a_bcd", "G_{mu nu}", "T_{(i j)}",
		"T_{[a b] c}", "f @ p", "[1, 0] on theta", "0 < th < pi", "not a and b or c", "1..2*n", "if a then b else c",
		"[e for v in list, w in list]", "a*-b", "inv(G)^ik P_kj", "(J @ p)^b_i", `"a\"b"`, "F.t", "softmax_c(z_nc)", "[]", "∂_i f", `\nabla_k v^k`,
	} {
		x, errs := ParseExpr(source(c))
		if len(errs) > 0 {
			t.Errorf("%s: %v", c, errs)
			continue
		}
		if got := ExprString(x); got != c {
			t.Errorf("%s printed as %s", c, got)
		}
	}
}

// programs are samples of what people write; all of them must parse.
func programs(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("testdata/programs/*.geo")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	out := map[string]string{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[f] = string(text)
	}
	return out
}

func TestProgramsParse(t *testing.T) {
	for name, text := range programs(t) {
		file, errs := Parse(source(text))
		for _, e := range errs {
			t.Errorf("%s: %v", name, e)
		}
		for _, s := range file.Stmts {
			one := StmtString(s)
			again, errs := Parse(source(one))
			if len(errs) > 0 || len(again.Stmts) != 1 || shape(again.Stmts[0], true) != shape(s, true) {
				t.Errorf("%s: %s\nprinted as %s\n%v", name, s.Span().Text(), one, errs)
			}
		}
	}
}
