package interp_test

// Conditions with and, or and not in print: as somebody writes them, and read back.

import (
	"fmt"
	"strings"
	"testing"
)

func TestConditionsPrinted(t *testing.T) {
	const head = "chart c(x, y)\n"
	for _, k := range []struct{ cond, want string }{
		{"x < 1 or y > 2", "x < 1 or 2 < y"},
		{"not (x < 1)", "x >= 1"},
		{"not (x < 1 and y > x)", "x >= 1 or x >= y"},
		{"x < 1 or y > 2 and x == 3", "x < 1 or x == 3 and 2 < y"},
		{"(x < 1 or y > 2) and (x > y or x == 3)", "x < 1 and x == 3 or 2 < y and x == 3 or x < 1 and y < x or 2 < y and y < x"},
		{"x < 1 or y > 2 or x + y < 3", "x < 1 or 2 < y or x + y < 3"},
		{"x != 1 or not (y == 3 or x <= y)", "x != 1 or x > y and y != 3"},
		{"not (x < 1 or y > 2 and x < y)", ""},
		{"(x < 1 and not (y < 2)) or (y < 2 and not (x < 1))", ""},
		{"not ((x < 1 or y < 2) and (x < y or y < 3 or x == 0))", ""},
		{"x < 1 or y < 2 or x < y or y < 3 or x == 0", ""},
	} {
		text := printedOrRefused(t, head+"print (if "+k.cond+" then x + 10 else y on c)\n")
		if want := "if " + k.want + " then x + 10 else y"; k.want != "" && text != want {
			t.Errorf("%s: %s, want %s", k.cond, text, want)
		}
		var points []string
		for _, x := range []string{"-1", "0", "1", "2.5", "3"} {
			for _, y := range []string{"0", "1", "2", "3", "4"} {
				points = append(points, fmt.Sprintf("(f @ c(%s, %s))", x, y))
			}
		}
		at := "\nprint " + strings.Join(points, ", ") + "\n"
		want := printedOrRefused(t, head+"f = (if "+k.cond+" then x + 10 else y on c)"+at)
		if got := printedOrRefused(t, head+"f = ("+text+" on c)"+at); got != want || strings.Contains(got, "E0") {
			t.Errorf("%s as %s: %s, want %s", k.cond, text, got, want)
		}
	}
}
