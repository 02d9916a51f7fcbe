package interp_test

// A connection with torsion, written in any order of its letters, against its
// numbers.

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/interp"
)

// written is a connection's letters in a random order: the upper one at any of
// three places, the lower two around it as they are given.
func written(t *rapid.T, up, low1, low2 string) string {
	switch rapid.IntRange(0, 4).Draw(t, "order") {
	case 0:
		return "^" + up + "_" + low1 + low2
	case 1:
		return "_" + low1 + low2 + "^" + up
	case 2:
		return "_" + low1 + "^" + up + "_" + low2
	case 3:
		return "_{" + low1 + " " + low2 + "}{}^" + up
	}
	return "^{" + up + "}{}_{" + low1 + low2 + "}"
}

// place is where letter l stands among the letters of a run.
func place(run, l string) int {
	letters := strings.Map(func(r rune) rune {
		if strings.ContainsRune("^_{} ", r) {
			return -1
		}
		return r
	}, run)
	return strings.Index(letters, l)
}

func TestConnectionsInAnyOrder(t *testing.T) {
	eng := engine(t, interp.Options{})
	rapid.Check(t, func(t *rapid.T) {
		var c [2][2][2]int // c[k][i][j] is C^k_ij
		for n := range 8 {
			c[n>>2][n>>1&1][n&1] = rapid.IntRange(-9, 9).Draw(t, "entry")
		}
		w := [2]int{rapid.IntRange(-3, 3).Draw(t, "w"), rapid.IntRange(-3, 3).Draw(t, "w")}
		// The literal is nested in the order of the letters it is bound with.
		bound := written(t, "k", "i", "j")
		at := [3]int{place(bound, "k"), place(bound, "i"), place(bound, "j")}
		literal := ""
		for a := range 2 {
			for b := range 2 {
				for d := range 2 {
					n := [3]int{a, b, d}
					literal += []string{"[[[", ", ", "], [", ", ", "]], [[", ", ", "], [", ", "}[4*a+2*b+d]
					literal += fmt.Sprint(c[n[at[0]]][n[at[1]]][n[at[2]]])
				}
			}
		}
		literal += "]]]"
		var p strings.Builder
		line := func(format string, args ...any) { fmt.Fprintf(&p, format+"\n", args...) }
		line("chart c(x, y)")
		line("metric G_ij = diag(2 + y^2, 3 + x y) on c")
		line("connection C%s = %s on c", bound, literal)
		line("w_i = [%d, %d] on c", w[0], w[1])
		if rapid.Bool().Draw(t, "raising") {
			line("use metric G")
		}
		line("T%s = C%s", written(t, "a", "b", "d"), written(t, "a", "b", "d"))
		line("X%s = C%s", written(t, "a", "b", "d"), written(t, "a", "d", "b"))
		line("S_ij = C%s w_k", written(t, "k", "i", "j"))
		line("M_i = C%s", written(t, "k", "k", "i"))
		line("Z%s = C%s - C%s", "^a_bd", written(t, "a", "b", "d"), written(t, "a", "d", "b"))
		line("Y%s = 1/3 C%s + 2/3 T%s", written(t, "a", "b", "d"), written(t, "a", "b", "d"), written(t, "a", "b", "d"))
		line("connection Q%s = 1/2 G^kl (d_i G_jl + d_j G_il - d_l G_ij)", written(t, "k", "i", "j"))
		line("assert Q == levicivita(G)")
		line("u^a = [1, 2] on c\nconnection P%s = C%s + u^a w_b w_d", written(t, "a", "b", "d"), written(t, "a", "b", "d"))
		line("V%s = u^a w_b w_d + C%s", written(t, "a", "b", "d"), written(t, "a", "b", "d"))
		line("assert P == V")
		line("fn f(connection D%s) -> connection E%s = D%s", written(t, "k", "i", "j"), written(t, "m", "n", "l"), written(t, "m", "l", "n"))
		line("fn g(connection D%s, v_a) -> H_ij = D%s v_m", written(t, "k", "i", "j"), written(t, "m", "j", "i"))
		line("F = f(C)\nA = g(C, w)\nB_ij = f(C)%s w_k", written(t, "k", "i", "j"))
		line("K%s = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]] on c", "^k_ij")
		for n := range 8 {
			k, i, j := n>>2, n>>1&1, n&1
			line("assert C[%d,%d,%d] == %d", k+1, i+1, j+1, c[k][i][j])
			line("assert T[%d,%d,%d] == %d", k+1, i+1, j+1, c[k][i][j])
			line("assert X[%d,%d,%d] == %d", k+1, i+1, j+1, c[k][j][i])
			line("assert Y[%d,%d,%d] == %d", k+1, i+1, j+1, c[k][i][j])
			line("assert Z[%d,%d,%d] == %d", k+1, i+1, j+1, c[k][i][j]-c[k][j][i])
			line("assert F[%d,%d,%d] == %d", k+1, i+1, j+1, c[k][j][i])
			line("assert P[%d,%d,%d] == %d", k+1, i+1, j+1, c[k][i][j]+(k+1)*w[i]*w[j])
			line("assert K[%d,%d,%d] == %d", k+1, i+1, j+1, n+1)
		}
		for n := range 4 {
			i, j := n>>1, n&1
			sum := func(i, j int) int { return c[0][i][j]*w[0] + c[1][i][j]*w[1] }
			line("assert S[%d,%d] == %d", i+1, j+1, sum(i, j))
			line("assert A[%d,%d] == %d", i+1, j+1, sum(j, i))
			line("assert B[%d,%d] == %d", i+1, j+1, sum(j, i))
		}
		for i := range 2 {
			line("assert M[%d] == %d", i+1, c[0][0][i]+c[1][1][i])
		}
		prog, err := eng.Compile(context.Background(), "t.geo", p.String())
		if err != nil {
			t.Fatalf("%s\n%s", p.String(), describe(err))
		}
		res, err := prog.Run(context.Background(), interp.RunOptions{})
		if err != nil || !res.OK() {
			t.Fatalf("%s\n%v", p.String(), err)
		}
	})
}
