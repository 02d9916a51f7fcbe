package interp_test

// Sums of partial derivatives that the rules call tensors, against their numbers
// computed again after random changes of coordinates.

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// What the rules call a tensor is invariant, and a combination of derivatives of
// a covector, of a general tensor or of a form that is invariant is called one.
func TestSumsOfDerivativesThatAreTensors(t *testing.T) {
	kinds := map[bool]int{}
	eng := engine(t, interp.Options{})
	rapid.Check(t, func(t *rapid.T) {
		n := func(name string) int { return rapid.IntRange(1, 4).Draw(t, name) }
		var p strings.Builder
		line := func(format string, args ...any) { fmt.Fprintf(&p, format+"\n", args...) }
		line("chart c(x, y, z)\nchart e(u, v, w)")
		a, b, q := n("a"), n("b"), n("q")
		y := fmt.Sprintf("(v - %d/9 u^2 - w^2)", q)
		line("map phi: c -> e { u = x + %[1]d/9 y^2 + %[2]d/9 y z; v = y + %[3]d/9 (x + %[1]d/9 y^2 + %[2]d/9 y z)^2 + z^2; w = z }", a, b, q)
		line("inverse { x = u - %d/9 %s^2 - %d/9 %s w; y = %s; z = w }", a, y, b, y, y)
		entry := func() string {
			return fmt.Sprintf("%d x y + %d y^2 z + %d z + %d", n("xy"), n("yyz"), n("z"), n("one"))
		}
		orders := []string{"ij", "ji"}
		object := rapid.SampledFrom([]string{"covector", "tensor", "form"}).Draw(t, "of")
		var rows []string
		upper := "^ij"
		switch object {
		case "covector":
			line("A_i = [%s, %s, %s] on c", entry(), entry(), entry())
		default:
			orders, upper = []string{"ijk", "jki", "kij", "ikj", "jik", "kji"}, "^ijk"
			f := [3]string{entry(), entry(), entry()}
			for i := range 3 {
				var row []string
				for j := range 3 {
					switch {
					case object == "tensor":
						row = append(row, entry())
					case i == j:
						row = append(row, "0")
					case (j-i+3)%3 == 1:
						row = append(row, f[i])
					default:
						row = append(row, "-("+f[j]+")")
					}
				}
				rows = append(rows, "["+strings.Join(row, ", ")+"]")
			}
			line("A_ij = [%s] on c", strings.Join(rows, ", "))
		}
		// Half of the draws begin with an antisymmetric sum.
		sum := ""
		start := rapid.Bool().Draw(t, "antisymmetric")
		for k, o := range orders {
			coef := rapid.SampledFrom([]int{0, 0, 0, 1, -1}).Draw(t, "coef")
			if start {
				if coef = 2; 2*k >= len(orders) {
					coef = -2
				}
				if object == "form" && k >= len(orders)/2 && rapid.Bool().Draw(t, "cyclic") {
					coef = 0
				}
			}
			if coef != 0 {
				sum += fmt.Sprintf(" + %d d_%s A_%s", coef, o[:1], o[1:])
			}
		}
		if sum == "" {
			sum = " + d_i A_" + orders[0][1:]
		}
		line("X_%s =%s", upper[1:], strings.Replace(sum[2:], "+ -", "- ", -1))
		var cube []string
		for k := range map[string]int{"^ij": 3, "^ijk": 9}[upper] { // without a symmetry
			cube = append(cube, fmt.Sprintf("[%d, %d, %d]", 8*k*k+n("U"), 5*k+n("U"), 13-3*k*k+n("U")))
		}
		block := func(rows []string) string { return "[" + strings.Join(rows, ", ") + "]" }
		if upper == "^ij" {
			line("U^ij = %s on c", block(cube))
		} else {
			line("U^ijk = %s on c", block([]string{block(cube[:3]), block(cube[3:6]), block(cube[6:])}))
		}
		line("s = U%s X_%s", upper, upper[1:])
		line("print s @ c(1, 2, 1)\nprint invariant(s, phi)")
		prog, err := eng.Compile(context.Background(), "t.geo", p.String())
		if err != nil {
			t.Fatalf("%s\n%s", p.String(), describe(err))
		}
		var out strings.Builder
		_, err = prog.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
		if err != nil {
			t.Fatalf("%s\n%s", p.String(), describe(err))
		}
		called, is := !strings.Contains(out.String(), "depends on the chart"), strings.Contains(out.String(), "true")
		if called != is {
			t.Fatalf("called a tensor: %v, invariant: %v\n%s\n%s", called, is, p.String(), out.String())
		}
		kinds[is]++
	})
	if kinds[true] == 0 || kinds[false] == 0 {
		t.Errorf("%d tensors and %d others", kinds[true], kinds[false])
	}
}
