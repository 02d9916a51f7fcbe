package trial

// Arrays with plain letters: random sums and products against loops over the letters.

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// array is an array of small numbers.
type array struct {
	name  string
	shape []int
	data  []float64
	shake float64 // a relative change of the entries, to see what rounding does
}

// term is an expression with letters. Its free letters are given by how it was made.
type term struct {
	op      string // arr, num, sum, prod, sub, a function, or a reduction with its letters
	arr     *array
	letters string // of arr; of prod those summed; of a reduction those reduced
	num     float64
	kids    []*term
}

var sizes = map[rune]int{'i': 2, 'j': 3, 'k': 2, 'l': 3, 'm': 2, 'n': 4}

const letters = "ijklmn"

type lettered struct {
	*Draw
	arrays []*array
}

// array with the sizes of letters.
func (d *lettered) array(ls string) *array {
	shape := []int{}
	size := 1
	for _, l := range ls {
		shape = append(shape, sizes[l])
		size *= sizes[l]
	}
	for _, a := range d.arrays {
		if slices.Equal(a.shape, shape) && d.Chance(0.6) {
			return a
		}
	}
	a := &array{name: fmt.Sprintf("A%d", len(d.arrays)), shape: shape}
	if len(d.arrays) > 20 {
		return d.arrays[0]
	}
	for range size {
		a.data = append(a.data, float64(d.Whole(-20, 20))/8)
	}
	d.arrays = append(d.arrays, a)
	return a
}

func (d *lettered) shuffled(ls string) string {
	r := []rune(ls)
	d.Shuffle(len(r), func(i, j int) { r[i], r[j] = r[j], r[i] })
	return string(r)
}

// fresh is a letter that is not among used.
func (d *lettered) fresh(used string) (string, bool) {
	var left []string
	for _, l := range letters {
		if !strings.ContainsRune(used, l) {
			left = append(left, string(l))
		}
	}
	if left == nil {
		return "", false
	}
	return left[d.IntN(len(left))], true
}

// term with exactly these free letters; used are those that may not be dummies here.
func (d *lettered) term(free, used string, depth int) *term {
	if depth <= 0 {
		if free == "" && d.Chance(0.5) {
			return &term{op: "num", num: float64(d.Whole(1, 9)) / 2}
		}
		ls := d.shuffled(free)
		if a := d.array(ls); len(a.shape) == len(ls) && fits(a, ls) {
			return &term{op: "arr", arr: a, letters: ls}
		}
		return &term{op: "arr", arr: d.newArray(ls), letters: ls}
	}
	switch d.IntN(7) {
	case 0:
		return &term{op: Pick(d.Draw, "+", "-"), kids: []*term{d.term(free, used, depth-1), d.term(free, used, depth-1)}}
	case 1:
		return &term{op: Pick(d.Draw, "tanh", "sin", "cos", "atan"), kids: []*term{d.term(free, used, depth-1)}}
	case 2:
		if l, ok := d.fresh(used + free); ok {
			return &term{op: Pick(d.Draw, "sum", "mean", "max", "min", "prod"), letters: l, kids: []*term{d.term(free+l, used+l, depth-1)}}
		}
	}
	return d.product(free, used, depth)
}

func fits(a *array, ls string) bool {
	for k, l := range ls {
		if a.shape[k] != sizes[l] {
			return false
		}
	}
	return true
}

func (d *lettered) newArray(ls string) *array {
	a := &array{name: fmt.Sprintf("A%d", len(d.arrays))}
	size := 1
	for _, l := range ls {
		a.shape = append(a.shape, sizes[l])
		size *= sizes[l]
	}
	for range size {
		a.data = append(a.data, float64(d.Whole(-20, 20))/8)
	}
	d.arrays = append(d.arrays, a)
	return a
}

// product gives each free letter to one factor and each dummy to two.
func (d *lettered) product(free, used string, depth int) *term {
	n := d.Whole(2, 3)
	of := make([]string, n)
	for _, l := range free {
		of[d.IntN(n)] += string(l)
	}
	t := &term{op: "prod"}
	for range d.Whole(0, 2) {
		l, ok := d.fresh(used + free + t.letters)
		if !ok {
			break
		}
		t.letters += l
		a := d.IntN(n)
		b := (a + d.Whole(1, n-1)) % n
		of[a] += l
		of[b] += l
	}
	for _, ls := range of {
		t.kids = append(t.kids, d.term(ls, used+free+t.letters, depth-1))
	}
	return t
}

// value with the letters set.
func (t *term) value(at map[rune]int) float64 {
	switch t.op {
	case "num":
		return t.num
	case "arr":
		k := 0
		for i, l := range t.letters {
			k = k*t.arr.shape[i] + at[l]
		}
		return t.arr.data[k] * (1 + t.arr.shake*float64(k%7-3))
	case "+":
		return t.kids[0].value(at) + t.kids[1].value(at)
	case "-":
		return t.kids[0].value(at) - t.kids[1].value(at)
	case "prod!", "prod":
		if t.op == "prod" {
			return loop(t.letters, at, 0, func(s, v float64) float64 { return s + v }, func() float64 {
				p := 1.0
				for _, k := range t.kids {
					p *= k.value(at)
				}
				return p
			})
		}
	case "tanh":
		return math.Tanh(t.kids[0].value(at))
	case "sin":
		return math.Sin(t.kids[0].value(at))
	case "cos":
		return math.Cos(t.kids[0].value(at))
	case "atan":
		return math.Atan(t.kids[0].value(at))
	}
	body := func() float64 { return t.kids[0].value(at) }
	switch t.op {
	case "sum":
		return loop(t.letters, at, 0, func(s, v float64) float64 { return s + v }, body)
	case "mean":
		return loop(t.letters, at, 0, func(s, v float64) float64 { return s + v }, body) / float64(sizes[rune(t.letters[0])])
	case "max":
		return loop(t.letters, at, math.Inf(-1), math.Max, body)
	case "min":
		return loop(t.letters, at, math.Inf(1), math.Min, body)
	case "multiplied":
		return loop(t.letters, at, 1, func(s, v float64) float64 { return s * v }, body)
	}
	panic("trial: " + t.op)
}

// loop folds over all values of letters.
func loop(ls string, at map[rune]int, start float64, fold func(s, v float64) float64, body func() float64) float64 {
	if ls == "" {
		return fold(start, body())
	}
	l := rune(ls[0])
	old, had := at[l]
	s := start
	for k := range sizes[l] {
		at[l] = k
		s = fold(s, loop(ls[1:], at, start, fold, body))
	}
	if had {
		at[l] = old
	} else {
		delete(at, l)
	}
	return s
}

// text in the language.
func (t *term) text(d *Draw, tight bool) string {
	switch t.op {
	case "num":
		return fmt.Sprint(t.num)
	case "arr":
		if t.letters == "" {
			return t.arr.name
		}
		return t.arr.name + "_" + t.letters
	case "+", "-":
		right := t.kids[1].text(d, t.op == "-")
		s := t.kids[0].text(d, false) + " " + t.op + " " + right
		if tight {
			return "(" + s + ")"
		}
		return s
	case "prod":
		parts := make([]string, len(t.kids))
		for i, k := range t.kids {
			parts[i] = k.text(d, true)
			if k.op == "prod" || k.reduces() {
				parts[i] = "(" + parts[i] + ")"
			}
		}
		return strings.Join(parts, Pick(d, "*", " * "))
	case "tanh", "sin", "cos", "atan":
		return t.op + "(" + t.kids[0].text(d, false) + ")"
	}
	name := t.op
	if name == "multiplied" {
		name = "prod"
	}
	s := name + "_" + t.letters + " (" + t.kids[0].text(d, false) + ")"
	if tight {
		return "(" + s + ")"
	}
	return s
}

func (t *term) reduces() bool {
	switch t.op {
	case "sum", "mean", "max", "min", "multiplied":
		return true
	}
	return false
}

// Indices defines an array by an expression with letters and prints it.
var Indices = Kind{Name: "indices", Usual: 2500, Try: func(d *Draw) *Case {
	l := &lettered{Draw: d}
	free := l.shuffled(letters)[:d.Whole(0, 2)]
	t := l.term(free, free, d.Whole(1, 1+d.Size/2))
	fixProducts(t)
	kept := ""
	if d.Chance(0.3) { // c_k = a_k b_k: the left side keeps its letter
		if x, ok := l.fresh(free); ok && t.op != "prod" {
			kept = x
			t = &term{op: "prod", kids: []*term{l.term(x, free+x, 0), l.term(x, free+x, 0)}}
			if free != "" {
				t.kids = append(t.kids, l.term(free, free+x, 0))
			}
		}
	}
	left := l.shuffled(free + kept)
	var p Program
	for _, a := range l.arrays {
		p.Line("%s%s = %s", a.name, subscript(a), literal(a.data, a.shape))
	}
	if left == "" {
		p.Line("out = %s", t.text(d, false))
	} else {
		p.Line("out_%s = %s", left, t.text(d, false))
	}
	p.Line("print out")
	c := &Case{Source: p.String()}
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		c.differ("refused: %s", said.Text)
		return c
	}
	want := l.entries(t, left, 0)
	shaken := l.entries(t, left, 1e-15)
	got := said.Items[0].Value.Float64s()
	if len(got) != len(want) {
		c.differ("%d numbers, not %d", len(got), len(want))
		return c
	}
	for i := range got {
		c.near(fmt.Sprintf("entry %d", i), got[i], want[i], 1e-15*abs(want[i])+abs(shaken[i]-want[i]))
	}
	return c
}}

// entries are the values for all letters of the left side.
func (d *lettered) entries(t *term, left string, shake float64) (out []float64) {
	for _, a := range d.arrays {
		a.shake = shake
	}
	at := map[rune]int{}
	loop(left, at, 0, func(s, v float64) float64 { return 0 }, func() float64 {
		out = append(out, t.value(at))
		return 0
	})
	return out
}

// fixProducts renames the reduction prod, whose word the tree uses for products.
func fixProducts(t *term) {
	if t.op == "prod" && len(t.kids) == 1 {
		t.op = "multiplied"
	}
	for _, k := range t.kids {
		fixProducts(k)
	}
}

func subscript(a *array) string {
	if len(a.shape) == 0 {
		return ""
	}
	return "_" + "abcdef"[:len(a.shape)]
}

// literal writes numbers as nested lists.
func literal(data []float64, shape []int) string {
	if len(shape) == 0 {
		return fmt.Sprint(data[0])
	}
	n := len(data) / shape[0]
	parts := make([]string, shape[0])
	for i := range parts {
		parts[i] = literal(data[i*n:(i+1)*n], shape[1:])
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
