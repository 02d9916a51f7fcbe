package trial

// Identities of many kinds as text, and what makes a side differ: everywhere, far away, on one side, for some params only.

import (
	"fmt"
	"strings"
)

// total has a value everywhere, and stays moderate.
var total = Style{Functions: []string{"sin", "cos", "tanh", "atan", "sigmoid"}}

// identity is two texts that are equal wherever both have values; with moderate, of functions that stay small everywhere.
func (d *Draw) identity(w Writer, n int, moderate bool) (left, right string) {
	tree := func() string {
		t := "(" + w.Text(d.Tree(total, n, d.Whole(0, 1+d.Size/4))) + ")"
		if moderate {
			t = "(" + Pick(d, "sin", "cos", "tanh") + t + ")"
		}
		return t
	}
	a, b := tree(), tree()
	bounded := func(x string) string { return "(" + Pick(d, "sin", "cos", "tanh", "sigmoid") + x + "/2)" }
	p, q := "(1 + "+a+"^2)", "(2 + "+b+"^2)"
	small, other := bounded(a), bounded(b)
	pairs := [][2]string{
		{"sin(" + a + " + " + b + ")", "sin" + a + "*cos" + b + " + cos" + a + "*sin" + b},
		{"cos(" + a + " - " + b + ")", "cos" + a + "*cos" + b + " + sin" + a + "*sin" + b},
		{"sin" + a + "*cos" + b, "(sin(" + a + " + " + b + ") + sin(" + a + " - " + b + "))/2"},
		{"sin(3*" + a + ")", "3*sin" + a + " - 4*sin" + a + "^3"},
		{"cos(2*" + a + ")", "1 - 2*sin" + a + "^2"},
		{"1 + tan" + small + "^2", "1/cos" + small + "^2"},
		{"log(" + p + "*" + q + ")", "log" + p + " + log" + q},
		{"log(" + p + "^3)", "3*log" + p},
		{"log(1/" + p + ")", "-log" + p},
		{"exp(" + small + " + " + other + ")", "exp" + small + "*exp" + other},
		{"cosh" + small + "^2 - sinh" + small + "^2", "1"},
		{"sinh(2*" + small + ")", "2*sinh" + small + "*cosh" + small},
		{"tanh" + a, "2*sigmoid(2*" + a + ") - 1"},
		{"sigmoid(-" + a + ")", "1 - sigmoid" + a},
		{"sqrt(" + p + "*" + q + ")", "sqrt" + p + "*sqrt" + q},
		{"sqrt(" + a + "^2)", "abs" + a},
		{p + "^(1/3)*" + p + "^(2/3)", p},
		{"(" + p + "^2)^(1/4)", "sqrt" + p},
		{"1/(sqrt" + p + " + 1)", "(sqrt" + p + " - 1)/(" + a + "^2)"},
		{"gamma(" + q + " + 1)", q + "*gamma" + q},
		{"erf(-" + a + ")", "-erf" + a},
		{"atan" + p + " + atan(1/" + p + ")", "pi/2"},
		{"atan(-" + a + ")", "-atan" + a},
		{"asin" + small + " + acos" + small, "pi/2"},
		{"cos(asin" + small + ")", "sqrt(1 - " + small + "^2)"},
		{"sin(atan" + a + ")", a + "/sqrt(1 + " + a + "^2)"},
		{"max(" + a + ", " + b + ") + min(" + a + ", " + b + ")", a + " + " + b},
		{"max(" + a + ", " + b + ")", "-min(-" + a + ", -" + b + ")"},
		{"abs" + a + "*abs" + b, "abs(" + a + "*" + b + ")"},
		{"relu" + a + " - relu(-" + a + ")", a},
		{"relu" + a, "(" + a + " + abs" + a + ")/2"},
		{"sign" + a + "*" + a, "abs" + a},
		{"floor(" + a + " + 3)", "floor" + a + " + 3"},
		{"if " + a + " < " + b + " then " + b + " else " + a, "max(" + a + ", " + b + ")"},
		{"(" + a + " + " + b + ")^3", a + "^3 + 3*" + a + "^2*" + b + " + 3*" + a + "*" + b + "^2 + " + b + "^3"},
		{"(" + a + "^2 - " + b + "^2)/(" + p + ")", "(" + a + " - " + b + ")*(" + a + " + " + b + ")/" + p},
		{"m*" + a + " + m*" + b, "m*(" + a + " + " + b + ")"},
		{"(m + " + a + ")^2", "m^2 + 2*m*" + a + " + " + a + "^2"},
		{"k*" + a, "3*" + a + "/2"},
		{"abs(m*" + a + ")", "abs(m)*abs" + a},
	}
	one := pairs[d.IntN(len(pairs))]
	if d.Chance(0.3) {
		one[0], one[1] = one[1], one[0]
	}
	return one[0], one[1]
}

// delta is a function of the coordinate x and the param m that is not zero, over a chart where x is free or positive.
type delta struct {
	text  string
	tiny  bool // too small for ~= in some places, or too narrow
	param bool // of m, which has no value: == ~= != alone are asked
}

func (d *Draw) delta(positive bool) delta {
	k := Pick(d, "3", "10", "50", "200", "5000", "100000")
	from, wide := Pick(d, "3", "10", "50"), Pick(d, "1/100", "1/2", "2")
	all := []delta{
		{text: "relu(x - " + k + ")"},
		{text: "(abs(x - " + k + ") + x - " + k + ")"},
		{text: "(if x < " + k + " then 0 else 1)"},
		{text: "(if x <= " + k + " then 0 else x)"},
		{text: "relu(1/10 - abs(x - " + Pick(d, "3", "10", "50") + "))"},
		{text: "relu(1/1000 - abs(x - " + Pick(d, "3", "10", "50") + "))"},
		{text: "(x - min(x, " + k + "))"},
		{text: "relu(x - " + from + ")*relu(" + from + " + " + wide + " - x)"}, // kinks close to one another
		{text: "(if " + from + " < x and x < " + from + " + " + wide + " then 1 else 0)"},
		{text: "sin(x)/50"},
		{text: fmt.Sprintf("1/%d", d.Whole(2, 1000))},
		{text: "1/10^" + fmt.Sprint(d.Whole(10, 60)), tiny: true},
		{text: "x^2/10^" + fmt.Sprint(d.Whole(10, 40)), tiny: true},
		{text: "x^4/10^30", tiny: true},
		{text: "exp(-10^6*(x - 3)^2)"},
		{text: "1/(1 + 10^8*(x - 7)^2)"},
		{text: "relu(1/1000 - 1000*(x - 5)^2)"},
		{text: "(m - abs(m))", param: true},
		{text: "relu(-m)", param: true},
		{text: "relu(m - " + Pick(d, "3", "100", "2000") + ")", param: true},
		{text: "(sqrt(m^2) - m)*x", param: true},
		{text: "(k - 1.49)"},
	}
	if !positive {
		all = append(all,
			delta{text: "relu(-x - " + k + ")"},
			delta{text: "(abs(x) - x)"},
			delta{text: "(sqrt(x^2) - x)"},
			delta{text: "(max(x, -" + k + ") - x)"},
			delta{text: "(if x < -" + k + " then 1 else 0)"},
			delta{text: "(sign(x) - 1)"})
	}
	return all[d.IntN(len(all))]
}

// question is a condition with its answer.
type question struct {
	text string
	want bool
	free bool        // both answers are right: it is near the tolerance
	same func() bool // looks whether the sides are one after all; nil: they are not
	code string      // definitions that it needs
	like string      // another condition, whose answer is to be the same, word by word: that it was tested is said
}

// conditions are questions of one pair of texts over the chart.
func (d *Draw) conditions(l, r string, equal, tiny, param bool) (qs []question) {
	qs = append(qs,
		question{text: l + " == " + r, want: equal},
		question{text: l + " ~= " + r, want: equal, free: tiny},
		question{text: l + " != " + r, want: !equal},
		question{text: "not (" + l + " == " + r + ")", want: !equal},
		question{text: l + " == " + r + Pick(d, " and 1 < 2", " or 2 < 1"), want: equal})
	if !param {
		if equal {
			qs = append(qs, question{text: l + " < " + r}, question{text: l + " > " + r},
				question{text: l + " < " + r + " + 1 < " + l + " + 2", want: true}, question{text: l + " < " + r + " + 1 <= " + r},
				question{text: l + " + 1/2 >= " + r, want: true}, d.stairs(l, r))
		}
		qs = append(qs, question{text: l + " < " + l}, question{text: r + " >= " + r + " + 1"})
	}
	d.Shuffle(len(qs), func(i, j int) { qs[i], qs[j] = qs[j], qs[i] })
	qs = qs[:d.Whole(2, 4)]
	if d.Chance(0.5) {
		one := question{text: l + " ~= " + r, want: equal, free: tiny}
		two := one
		two.text = fmt.Sprintf(Pick(d, "%s and 1 < 2", "1 < 2 and %s", "%s or 2 < 1", "2 < 1 or %s", "not (not (%s))", "%s and not (2 < 1)", "(%s or 3 < 2) and 1 == 1"), one.text)
		two.like = one.text
		qs = append(qs, one, two)
	}
	return qs
}

// usesParam reports that m, which has no value, stands in a text.
func usesParam(text string) bool {
	for _, p := range pieces(text) {
		if p.text == "m" {
			return true
		}
	}
	return false
}

// identities are questions about an identity, whole or with a delta on one side; scalars, components or matrices.
func (d *Draw) identities(w Writer, n, serial int, positive bool) []question {
	moderate := d.Chance(0.6)
	l, r := d.identity(w, n, moderate)
	if strings.HasPrefix(l, "if ") {
		l = "(" + l + ")"
	}
	if strings.HasPrefix(r, "if ") {
		r = "(" + r + ")"
	}
	equal, x := d.Chance(0.5), delta{}
	if !equal {
		x = d.delta(positive)
		x.tiny = x.tiny || !moderate // beside what is large, ~= does not see it
		r += " + " + x.text
	}
	param := usesParam(l + r)
	if d.Chance(0.75) || n < 2 {
		return d.conditions(l, r, equal, x.tiny, param)
	}
	// The same as one component of several.
	other := "(" + w.Text(d.Tree(total, n, 1)) + ")"
	a, b := fmt.Sprintf("s%d", serial), fmt.Sprintf("t%d", serial)
	fill := func() string { return Pick(d, other, "x", "1", "0", "x^2") }
	on, slots := " on c", Pick(d, "^i", "_i", "_ij", "^ij", "^i_j", "_i^j", "_ijk", "^i_jk")
	dims := []int{n, n, n}[:strings.Count(slots, "i")+strings.Count(slots, "j")+strings.Count(slots, "k")]
	if d.Chance(0.3) { // an array without slots
		on, slots, dims = "", "", d.shape()
	}
	x1, x2 := d.alike(l, r, dims, fill)
	code := fmt.Sprintf("%s%s = %s%s\n%s%s = %s%s\n", a, slots, x1, on, b, slots, x2, on)
	return []question{
		{text: a + " == " + b, want: equal, code: code},
		{text: a + " ~= " + b, want: equal, free: x.tiny},
		{text: a + " != " + b, want: !equal},
		{text: b + " ~= " + b, want: true},
	}
}

// tolerances are questions near the tolerance of ~=, on both sides of it.
func (d *Draw) tolerances(w Writer, n int) []question {
	a := Pick(d, "sin", "cos", "tanh", "atan") + "(" + w.Text(d.Tree(total, n, 1)) + ")/2"
	in, out := fmt.Sprintf("%d/10^12", d.Whole(2, 900)), fmt.Sprintf("%d/10^11", d.Whole(110, 900))
	s := Pick(d, " + ", " - ")
	return []question{
		{text: a + " ~= " + a + s + in, want: true}, {text: a + " ~= " + a + s + out}, {text: a + " == " + a + s + in},
		{text: "1000*" + a + s + out + " ~= 1000*" + a + " - 10", want: false},
		{text: "1000 ~= 1000" + s + fmt.Sprintf("%d/10^9", d.Whole(2, 990)), want: true}, {text: "1000 ~= 1000" + s + fmt.Sprintf("%d/10^8", d.Whole(101, 999))},
	}
}
