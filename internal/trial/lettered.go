package trial

// Expressions with plain letters: how they are drawn, written, and worked out by loops over the letters.

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// array is an array of numbers: bound by a name, or what a function of the language gives.
type array struct {
	name  string // or the call's text
	call  bool
	shape []int
	data  []float64
	soft  float64 // how much more than entries its numbers feel rounding
}

// term is an expression with letters. Its free letters are given by how it was made.
type term struct {
	op      string // arr, num, +, -, mul, keep, /, if, pow, a function, or a reduction
	arr     *array
	letters string // of arr; of mul those summed; of keep those named; of a reduction those reduced
	num     float64
	kids    []*term
}

// sizes of the letters; one has a single value.
var sizes = map[rune]int{'i': 2, 'j': 3, 'k': 2, 'l': 3, 'm': 2, 'n': 4, 'o': 1}

const letters = "ijklmno"

type lettered struct {
	*Draw
	arrays []*array
	summed string  // letters of the products around
	shake  float64 // a relative change of the entries, to see what rounding does
	close  bool    // a comparison hangs on rounding
	fields bool    // the entries are fields over a chart, so that no function that asks for numbers takes them
}

// array with the sizes of letters, an old one or a new one.
func (d *lettered) array(ls string) *array {
	shape := []int{}
	for _, l := range ls {
		shape = append(shape, sizes[l])
	}
	for _, a := range d.arrays {
		if slices.Equal(a.shape, shape) && d.Chance(0.6) {
			return a
		}
	}
	return d.newArray(shape)
}

// newArray draws entries: small ones, now and then few different ones, so that there are ties.
func (d *lettered) newArray(shape []int) *array {
	size := 1
	for _, n := range shape {
		size *= n
	}
	most := Pick(d.Draw, 20, 20, 20, 2)
	var data []float64
	for range size {
		data = append(data, float64(d.Whole(-most, most))/8)
	}
	return d.named(data, shape)
}

// wild draws entries whose exponentials overflow and vanish, with ties.
func (d *lettered) wild(ls string) *array {
	a := d.newArray(d.array(ls).shape)
	for k := range a.data {
		if !d.Chance(0.3) {
			a.data[k] += Pick(d.Draw, 800.0, -800, -800, 1e-9, -1500)
		}
		if k > 0 && d.Chance(0.2) {
			a.data[k] = a.data[k-1]
		}
	}
	if d.Chance(0.3) {
		for k := range a.data {
			a.data[k] = -800 - math.Abs(a.data[k])
		}
	}
	return a
}

func (d *lettered) named(data []float64, shape []int) *array {
	a := &array{name: fmt.Sprintf("A%d", len(d.arrays)), shape: shape, data: data, soft: 1}
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

// leaf has exactly these free letters.
func (d *lettered) leaf(free string) *term {
	if free == "" && d.Chance(0.3) {
		return &term{op: "num", num: float64(d.Whole(1, 9)) / 2}
	}
	ls := d.shuffled(free)
	if len(free) > 1 && d.Chance(0.15) {
		if t := d.crossed(ls); t != nil {
			return t
		}
	}
	if !d.fields && d.Chance(0.35) {
		if a := d.builtin(ls); a != nil {
			return &term{op: "arr", arr: a, letters: ls}
		}
	}
	return &term{op: "arr", arr: d.array(ls), letters: ls}
}

// crossed is an array with, or without, itself with two letters exchanged, which may then be symmetric in them; nil where all ranges differ.
func (d *lettered) crossed(ls string) *term {
	for i := range ls {
		for j := range i {
			if sizes[rune(ls[i])] != sizes[rune(ls[j])] {
				continue
			}
			other := []byte(ls)
			other[i], other[j] = ls[j], ls[i]
			a := d.array(ls)
			return &term{op: Pick(d.Draw, "+", "-", "-"), kids: []*term{{op: "arr", arr: a, letters: ls}, {op: "arr", arr: a, letters: string(other)}}}
		}
	}
	return nil
}

// term with exactly these free letters; used are those that may not be dummies here.
func (d *lettered) term(free, used string, depth int) *term {
	if depth <= 0 {
		return d.leaf(free)
	}
	sub := func() *term { return d.term(free, used, depth-1) }
	switch d.IntN(14) {
	case 0, 1:
		return &term{op: Pick(d.Draw, "+", "-"), kids: []*term{sub(), sub()}}
	case 2:
		return &term{op: Pick(d.Draw, "tanh", "sin", "cos", "atan", "abs", "relu", "sigmoid"), kids: []*term{sub()}}
	case 3:
		return &term{op: Pick(d.Draw, "larger", "smaller"), kids: []*term{d.leaf(free), sub()}}
	case 4:
		return &term{op: "if", kids: []*term{d.leaf(free), d.leaf(free), sub(), sub()}}
	case 5:
		if strings.ContainsAny(d.summed, free) {
			break // a power counts its letters twice
		}
		return &term{op: "pow", num: float64(d.Whole(2, 3)), kids: []*term{sub()}}
	case 6:
		return &term{op: "/", kids: []*term{sub(), {op: "+", kids: []*term{{op: "num", num: 2}, {op: "cos", kids: []*term{sub()}}}}}}
	case 7:
		if free != "" {
			return d.softmax(free, used, depth)
		}
	case 8:
		if free != "" {
			return d.keep(free, used, depth)
		}
	case 9, 10:
		if t := d.reduction(free, used, depth); t != nil {
			return t
		}
	}
	return d.product(free, used, depth)
}

// softmax over some of the free letters, of a wild array or a term.
func (d *lettered) softmax(free, used string, depth int) *term {
	over := d.shuffled(free)
	over = over[:d.Whole(1, len(over))]
	t := &term{op: "softmax", letters: over}
	if ls := d.shuffled(free); d.Chance(0.7) {
		t.kids = []*term{{op: "arr", arr: d.wild(ls), letters: ls}}
	} else {
		t.kids = []*term{d.term(free, used, depth-1)}
	}
	return t
}

// reduction over one letter or more, nil when none is left.
func (d *lettered) reduction(free, used string, depth int) *term {
	over := ""
	for range Pick(d.Draw, 1, 1, 2, 3) {
		if l, ok := d.fresh(used + free + over); ok && len(free+over) < 4 {
			over += l
		}
	}
	if over == "" {
		return nil
	}
	t := &term{op: Pick(d.Draw, "sum", "mean", "max", "min", "prod", "logsumexp", "logsumexp"), letters: over}
	ls := d.shuffled(free + over)
	switch {
	case d.Chance(0.3) && (t.op == "logsumexp" || t.op == "max" || t.op == "min" || t.op == "mean"):
		t.kids = []*term{{op: "arr", arr: d.wild(ls), letters: ls}}
	case (t.op == "sum" || t.op == "mean") && d.Chance(0.4):
		// A letter that is bound here may stand in every factor.
		t.kids = []*term{d.factors(free, over, used+over, depth, 4)}
	default:
		t.kids = []*term{d.term(free+over, used+over, depth-1)}
	}
	return t
}

// keep is a bracket that names its letters: entry by entry in all of them.
func (d *lettered) keep(free, used string, depth int) *term {
	t := d.factors("", free, used, depth, 2)
	t.op, t.letters = "keep", d.shuffled(free)
	return t
}

// factors is a product without a sum: each of these letters stands in some of the factors, at most so many; those of once in one.
func (d *lettered) factors(once, ls, used string, depth, most int) *term {
	t := &term{op: "mul"}
	of := make([]string, d.Whole(2, 4))
	for _, l := range once {
		of[d.IntN(len(of))] += string(l)
	}
	for _, l := range ls {
		first := d.IntN(len(of))
		of[first] += string(l)
		count := 1
		for k := range of {
			if k != first && count < most && d.Chance(0.5) && len(of[k]) < 3 {
				of[k] += string(l)
				count++
			}
		}
	}
	for _, free := range of {
		k := d.leaf(free)
		if depth > 1 && d.Chance(0.3) {
			k = &term{op: "tanh", kids: []*term{d.term(free, used+once+ls, depth-2)}}
		}
		t.kids = append(t.kids, k)
	}
	return t
}

// product gives each free letter to one factor and each dummy to two.
func (d *lettered) product(free, used string, depth int) *term {
	n := d.Whole(2, 4)
	of := make([]string, n)
	for _, l := range free {
		of[d.IntN(n)] += string(l)
	}
	t := &term{op: "mul"}
	for range d.Whole(0, 3) {
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
	outer := d.summed
	d.summed += free + t.letters
	for _, ls := range of {
		t.kids = append(t.kids, d.term(ls, used+free+t.letters, depth-Pick(d.Draw, 1, 1, 2)))
	}
	d.summed = outer
	return t
}

// twice is an array with a letter on two of its axes: the trace, or the diagonal where the left side keeps the letter.
func (d *lettered) twice(l, rest string) *term {
	ls := d.shuffled(l + l + rest)
	return &term{op: "arr", arr: d.array(ls), letters: ls}
}
