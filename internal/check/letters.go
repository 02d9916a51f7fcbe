package check

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// slot is what a letter is attached to: an axis and where it is based. A
// field's slot over its own chart has neither via nor at; a slot of another
// chart is seen along a map; a value's slot is at a point.
type slot struct {
	axis index.Axis
	via  *graph.Map
	at   *graph.Point
}

func (s slot) plain() bool { return s.axis.Kind == index.Plain }

// slotAt is what axis k of o is.
func slotAt(o *value.Object, k int) slot {
	return slot{axis: o.Node.Axes()[k], via: o.ViaOf(k), at: o.BaseOf(k)}
}

// letterAt is the letter on axis k, "" when none is written.
func letterAt(o *value.Object, k int) string {
	if k < len(o.Letters) {
		return o.Letters[k]
	}
	return ""
}

// hidden letters belong to comprehensions; users never see them.
func hidden(l string) bool { return len(l) > 0 && l[0] == '#' }

// rank is the number of axes that a user sees.
func rank(o *value.Object) int {
	n := 0
	for k := range o.Node.Axes() {
		if !hidden(letterAt(o, k)) {
			n++
		}
	}
	return n
}

// slots is how many axes are slots over charts.
func slots(o *value.Object) int {
	n := 0
	for _, a := range o.Node.Axes() {
		if a.Kind != index.Plain {
			n++
		}
	}
	return n
}

// unlettered is how many axes carry no letter.
func unlettered(o *value.Object) int {
	n := 0
	for k := range o.Node.Axes() {
		if letterAt(o, k) == "" {
			n++
		}
	}
	return n
}

// lettered is how many axes carry a letter a user wrote.
func lettered(o *value.Object) int { return rank(o) - unlettered(o) }

// names are the letters of all axes, whole axes named by position, so that
// alignment treats them alike.
func names(o *value.Object) []string {
	axes := o.Node.Axes()
	out := make([]string, len(axes))
	k := 0
	for i := range axes {
		if l := letterAt(o, i); l != "" {
			out[i] = l
		} else {
			out[i] = wholeName(k)
			k++
		}
	}
	return out
}

var wholeNames = [...]string{"@0", "@1", "@2", "@3", "@4", "@5", "@6", "@7"}

func wholeName(k int) string {
	if k < len(wholeNames) {
		return wholeNames[k]
	}
	return "@" + string(rune('0'+k))
}

// isWhole reports a name that stands for an axis without a letter.
func isWhole(l string) bool { return len(l) > 0 && l[0] == '@' }

// withLetters is o with other letters on the same axes.
func withLetters(o *value.Object, letters []string) *value.Object {
	out := *o
	out.Letters = letters
	return &out
}

// bare is o as a whole object: visible letters dropped, slots in the order
// they stand.
func bare(o *value.Object) *value.Object {
	if lettered(o) == 0 {
		return o
	}
	var letters []string
	for k := range o.Node.Axes() {
		if l := letterAt(o, k); hidden(l) {
			if letters == nil {
				letters = make([]string, len(o.Node.Axes()))
			}
			letters[k] = l
		}
	}
	return withLetters(o, letters)
}

// sameBase reports that two slots of one space are based at one place; when
// only numbers can tell it leaves a check to the run and says yes.
func (e *checker) sameBase(a, b slot, at diag.Span) bool {
	if a.via != b.via && a.at == nil && b.at == nil {
		return false
	}
	if a.at == nil && b.at == nil {
		return true
	}
	if a.at == nil || b.at == nil {
		return false
	}
	return e.samePoint(a.at, b.at, at)
}

// align lays a node's axes, named from, out in the order to; a name that the
// node does not have is broadcast.
func (e *checker) align(n *graph.Node, from []string, to []string, axes []index.Axis) *graph.Node {
	if len(from) == len(to) {
		same := true
		for i := range from {
			if from[i] != to[i] {
				same = false
				break
			}
		}
		if same {
			return n
		}
	}
	out := make([]int, len(to))
	for i := range to {
		out[i] = i
	}
	labels := make([]int, len(from))
	next := len(to)
	for i, l := range from {
		labels[i] = -1
		for j, m := range to {
			if l == m {
				labels[i] = j
				break
			}
		}
		if labels[i] < 0 {
			labels[i] = next
			next++
		}
	}
	return e.g.Contract(e.pool.Int(1), []graph.Operand{{Node: n, Labels: labels}}, out, axes)
}

// permute reorders an object's axes; to[i] is the old position of axis i.
func (e *checker) permute(o *value.Object, to []int) *value.Object {
	same := true
	for i, k := range to {
		if i != k {
			same = false
		}
	}
	if same {
		return o
	}
	out := *o
	out.Node = e.g.Permute(o.Node, to)
	out.Letters, out.Base, out.Via = nil, nil, nil
	if o.Letters != nil {
		out.Letters = make([]string, len(to))
	}
	if o.Base != nil {
		out.Base = make([]*graph.Point, len(to))
	}
	if o.Via != nil {
		out.Via = make([]*graph.Map, len(to))
	}
	for i, k := range to {
		if o.Letters != nil {
			out.Letters[i] = letterAt(o, k)
		}
		if o.Base != nil {
			out.Base[i] = o.BaseOf(k)
		}
		if o.Via != nil {
			out.Via[i] = o.ViaOf(k)
		}
	}
	out.Lit = nil
	// A metric's two slots are of one kind; which comes first does not matter
	// to its being one. phi^a has a single slot.
	return &out
}

// setSlots gives an object built from slots its Base and Via, nil where all are.
func setSlots(o *value.Object, ss []slot) {
	for k, s := range ss {
		if s.at != nil {
			if o.Base == nil {
				o.Base = make([]*graph.Point, len(ss))
			}
			o.Base[k] = s.at
		}
		if s.via != nil {
			if o.Via == nil {
				o.Via = make([]*graph.Map, len(ss))
			}
			o.Via[k] = s.via
		}
	}
}

// one is the number 1.
func (e *checker) one() scalar.Expr { return e.pool.Int(1) }

// places finds where a letter is written in an expression, in order.
func places(x grammar.Node, letter string) []diag.Span {
	var out []diag.Span
	walkIndices(x, func(ix *grammar.Index) {
		if ix.Name == letter {
			out = append(out, ix.Sp)
		}
	})
	return out
}

// place is the k-th place of a letter, the whole expression when there are
// fewer.
func place(x grammar.Node, letter string, k int) diag.Span {
	ps := places(x, letter)
	if k < len(ps) {
		return ps[k]
	}
	return x.Span()
}

// indexText writes a run of indices: bare where every index is one letter and
// heights allow, else in braces.
func indexText(ix []ixLetter) string {
	var b strings.Builder
	for i := 0; i < len(ix); {
		j := i
		single := true
		for j < len(ix) && ix[j].up == ix[i].up {
			if len([]rune(strings.TrimRight(ix[j].text, "'"))) != 1 {
				single = false
			}
			j++
		}
		if ix[i].up {
			b.WriteByte('^')
		} else {
			b.WriteByte('_')
		}
		if !single {
			b.WriteByte('{')
		}
		for k := i; k < j; k++ {
			if k > i && !single {
				b.WriteByte(' ')
			}
			b.WriteString(ix[k].text)
		}
		if !single {
			b.WriteByte('}')
		}
		i = j
	}
	return b.String()
}

type ixLetter struct {
	text string
	up   bool
}

// ixOf turns a tree's indices to letters for indexText.
func ixOf(ix []grammar.Index) []ixLetter {
	out := make([]ixLetter, len(ix))
	for i, x := range ix {
		t := x.Text
		if t == "" {
			t = x.Name
		}
		out[i] = ixLetter{t, x.Up}
	}
	return out
}

// freshLetters picks letters that the statement does not use.
func (e *checker) freshLetters(n int, not ...string) []string {
	used := map[string]bool{}
	for _, l := range not {
		used[l] = true
	}
	if e.statement.node != nil {
		walkIndices(e.statement.node, func(ix *grammar.Index) { used[ix.Name] = true })
	}
	var out []string
	for _, r := range "ijklmnopqrsuvabcfgh" {
		if l := string(r); !used[l] && len(out) < n {
			out = append(out, l)
			used[l] = true
		}
	}
	for len(out) < n {
		out = append(out, "m'")
	}
	return out
}

// axisWords says what one axis is.
func axisWords(a index.Axis) string {
	switch a.Kind {
	case index.Up:
		return "an upper slot over " + a.Chart.Name
	case index.Down:
		return "a lower slot over " + a.Chart.Name
	}
	return "a plain index"
}

// freeWords lists an object's free letters, "" when it has none.
func freeWords(o *value.Object) string {
	s := freeList(o)
	if s == "" {
		return ""
	}
	return " (" + s + " is free)"
}

// freeList is i, j of an object's visible letters.
func freeList(o *value.Object) string {
	var ls []string
	for k := range o.Node.Axes() {
		if l := letterAt(o, k); l != "" && !hidden(l) {
			ls = append(ls, l)
		}
	}
	return strings.Join(ls, ", ")
}

// short is an expression's text when it is short, else what to call it.
func short(x grammar.Expr) string {
	s := strings.Join(strings.Fields(x.Span().Text()), " ")
	if s != "" && len(s) <= 48 {
		return s
	}
	return "this"
}
