package server

import (
	"fmt"
	"strings"
)

// good are scripts with the texts that they must print, known beforehand.
var good = []struct{ source, want string }{
	{"print 1/3", "0.333333"},
	{"chart theta(x, y)\nL = x^2*y + exp(y)\nprint d_i d_j L @ theta(1, 0)", "[[0 2] [2 1]]"},
	{"chart psi(r, t) where r > 0\nmetric G_ij = [[1, 0], [0, r^2]] on psi\nC = levicivita(G)\nprint C[r,t,t]", "-r"},
	{"A_ij = [[2, 1], [1, 2]]\nprint eig(A)", "[1 3]"},
	{"x_n = [n for n in 1..1000]\nprint sum_n x_n^2", "333833500"},
	{"param M = 2\nchart S(r) where r > 0\nK = 48*M^2/r^6\nprint K @ S(2)", "3"},
	{"A_ij = [[1/(i + j - 1) for j in 1..30] for i in 1..30]\nprint A_ij A_ij > 0", "true"},
	{"chart c(x)\nprint d_i (sin(x)/x)", ""},
}

// hostile are scripts that ask for more than a stranger may have.
func hostile() map[string]string {
	bomb := "chart c(x, y)\nf = sin(x*y)\n"
	for k := range 12 {
		bomb += fmt.Sprintf("f%d = (%s)*(%s) + exp(%[2]s)\n", k, previous(k), previous(k))
	}
	return map[string]string{
		"loops":       "for i in 1..1000000 { for j in 1..1000000 { assert i > 0 } }",
		"array":       "x_n = [sin(n) for n in 1..100000]\nK_nm = exp(x_n x_m)\nprint sum_n sum_m K_nm",
		"constants":   "A = [[sin(i*j) for i in 1..20000] for j in 1..20000]\nprint A[1,1]",
		"nesting":     "print " + strings.Repeat("(", 100_000) + "1" + strings.Repeat(")", 100_000),
		"chain":       "print 1" + strings.Repeat(" + 1", 60_000),
		"derivatives": bomb + "print d_i d_j d_k d_l d_m f11 @ c(1, 2)",
		"formula":     bomb + "print d_i d_j d_k f11",
		"output":      "for i in 1..90000 { print \"" + strings.Repeat("x", 1000) + "\" }",
		"numbers":     "x_n = [sin(n) for n in 1..500000]\nprint x",
		"errors":      strings.Repeat("print nosuchname + 1\n", 8000),
		"eigenvalues": "A = [[sin(i*i*j) for i in 1..1500] for j in 1..1500]\nprint ceig(A)[1,1]",
		"recursion":   "fn f(x) = f(x + 1) + 1\nprint f(1)",
		"powers":      "print 9^9^9^9^9",
		"digits":      "print " + strings.Repeat("9", 50_000),
		"file":        "data X_nf = csv(\"/etc/passwd\")\nprint X",
		"charts":      charts(4000),
	}
}

func previous(k int) string {
	if k == 0 {
		return "f"
	}
	return fmt.Sprintf("f%d", k-1)
}

func charts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "chart c%d(x)\n", i)
	}
	return b.String() + "print d_i (x^2) @ c1(1)"
}
