package interp_test

// Conditions with and, or and not in print: as somebody writes them, and read back.

import (
	"fmt"
	"regexp"
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
		{"x > 5 and x^(-1/2) < 1", "5 < x and 1/sqrt(x) < 1"},
		{"(x <= 0 or log(x) < 1) and (y <= 0 or log(y) < 1) or x == y", ""},
		{"not (x > 0 and log(x) > 1)", "0 >= x or 1 >= log(x)"},
		{"not (x <= 0 or log(x) > 1 or y != 0 and 1/y > 1)", ""},
		{"(x < 1 or y < 1) and (y < 3 or x + y < 1) and (x + 2 < y or y < 4)", ""},
		{"not (x < 1 or y > 2 and x < y)", ""},
		{"(x < 1 and not (y < 2)) or (y < 2 and not (x < 1))", ""},
		{"not ((x < 1 or y < 2) and (x < y or y < 3 or x == 0))", ""},
		{"x < 1 or y < 2 or x < y or y < 3 or x == 0", ""},
		{"(x < 1 or y > 2) and x >= 0 and y <= 4 and x + y < 4 and x*y < 3", "0 <= x and (x < 1 or 2 < y) and y <= 4 and x y < 3 and x + y < 4"},
		{"not (x < 1 and y > 2 and x > 0 and y <= 4 and x + y < 4)", ""},
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

// What an earlier part settles asks the later ones nothing, wherever the condition stands:
// known numbers, a field at a point, entries of an array, an assertion, a function's body.
func TestConditionsAreAskedInOrder(t *testing.T) {
	for _, k := range []struct{ cond, at, want string }{ // of a, at this number; E0402 where a part that is asked has no value
		{"a > 5 and a^(-1/2) < 1", "-1", "2"},
		{"a > 5 and a^(-1/2) < 1", "6", "1"},
		{"a^(-1/2) < 1 and a > 5", "-1", "E0402"},
		{"a^(-1/2) < 1 and a - a > 1", "-1", "E0402"},
		{"a - a > 1 and a^(-1/2) < 1", "-1", "2"},
		{"a < 0 or log(a) > 0", "-1", "1"},
		{"log(a) > 0 or a < 0", "-1", "E0402"},
		{"a != 0 and 1/a > 1", "0", "2"},
		{"1/a > 1 and a != 0", "0", "E0402"},
		{"not (a == 0 or 1/a > 1)", "0", "2"},
		{"-1 < a < 0 and log(-a) < 0 and sqrt(a + 1) < 1", "-2", "2"},
		{"-1 < a < 0 and log(-a) < 0 and sqrt(a + 1) < 1", "-1/2", "1"},
	} {
		chart := "chart c(a)\nprint (if " + k.cond + " then 1 else 2) @ c(" + k.at + ")\n"
		number := regexp.MustCompile(`\ba\b`).ReplaceAllString("if "+k.cond+" then 1 else 2", "("+k.at+")")
		for how, text := range map[string]string{
			"a field at a point": chart,
			"a number":           "print " + number + "\n",
			"a function":         "fn f(a) = if " + k.cond + " then 1 else 2\nprint f(" + k.at + ")\n",
			"a param":            "param a = " + k.at + "\nprint if " + k.cond + " then 1 else 2\n",
			"entries":            "x_i = [float(" + k.at + ")]\nfn f(a) = if " + k.cond + " then 1 else 2\nprint f(x[1])\n",
			"a condition":        "fn f(a) = if " + k.cond + " then 1 else 2\nassert f(" + k.at + ") == " + strings.Replace(k.want, "E0402", "1", 1) + "\nprint f(" + k.at + ")\n",
		} {
			got := printedOrRefused(t, text)
			if k.want == "E0402" && strings.Contains(got, "E0402") {
				continue
			}
			if got != k.want {
				t.Errorf("%s at %s, %s: %s, want %s", k.cond, k.at, how, got, k.want)
			}
		}
	}
}

// In a document, too, or stands in brackets among what holds with it.
func TestConditionsPrintedLaTeX(t *testing.T) {
	text := printedOrRefused(t, "chart c(x, y)\nprint latex((if (x < 1 or y > 2) and x >= 0 and y <= 4 and x + y < 4 and x*y < 3 then x else y on c))\n")
	if want := `0 \le x \land \left(x < 1 \lor 2 < y\right) \land y \le 4 \land`; !strings.Contains(text, want) {
		t.Errorf("%s does not hold %s", text, want)
	}
}
