// Package letter knows what the letters of index notation stand for. It says
// which slot each is attached to, how often it may stand in a product, and how
// a run of them is written. Letters exist in the tree and while an expression
// is checked; the graph below numbers axes.
package letter

// The slot a letter is attached to: an axis, and the point or map it is based
// at.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Slot is what a letter is attached to: an axis and where it is based. A
// field's slot over its own chart has neither Via nor At; a slot of another
// chart is seen along a map; a value's slot is at a point.
type Slot struct {
	Axis index.Axis
	Via  *graph.Map
	At   *graph.Point
}

// Plain reports an axis of numbers, which counts over a plain range.
func (s Slot) Plain() bool { return s.Axis.Kind == index.Plain }

// SlotOf is what axis k of o is.
func SlotOf(o *value.Object, k int) Slot {
	return Slot{Axis: o.Node.Axes()[k], Via: o.ViaOf(k), At: o.BaseOf(k)}
}

// At is the letter on axis k, "" when none is written.
func At(o *value.Object, k int) string {
	if k < len(o.Letters) {
		return o.Letters[k]
	}
	return ""
}

// Hidden letters belong to comprehensions; users never see them.
func Hidden(l string) bool { return value.HiddenLetter(l) }

// Rank is the number of axes that a user sees.
func Rank(o *value.Object) int {
	n := 0
	for k := range o.Node.Axes() {
		if !Hidden(At(o, k)) {
			n++
		}
	}
	return n
}

// Slots is how many axes are slots over charts.
func Slots(o *value.Object) int {
	n := 0
	for _, a := range o.Node.Axes() {
		if a.Kind != index.Plain {
			n++
		}
	}
	return n
}

// Unlettered is how many axes carry no letter.
func Unlettered(o *value.Object) int {
	n := 0
	for k := range o.Node.Axes() {
		if At(o, k) == "" {
			n++
		}
	}
	return n
}

// Lettered is how many axes carry a letter a user wrote.
func Lettered(o *value.Object) int { return Rank(o) - Unlettered(o) }

// Names are the letters of all axes, whole axes named by position, so that
// alignment treats them alike.
func Names(o *value.Object) []string {
	axes := o.Node.Axes()
	out := make([]string, len(axes))
	k := 0
	for i := range axes {
		if l := At(o, i); l != "" {
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

// Whole reports a name that stands for an axis without a letter.
func Whole(l string) bool { return len(l) > 0 && l[0] == '@' }

// With is o with other letters on the same axes.
func With(o *value.Object, letters []string) *value.Object {
	out := *o
	out.Letters = letters
	return &out
}

// Bare is o as a whole object: visible letters dropped, slots in the order
// they stand.
func Bare(o *value.Object) *value.Object {
	if Lettered(o) == 0 {
		return o
	}
	var letters []string
	for k := range o.Node.Axes() {
		if l := At(o, k); Hidden(l) {
			if letters == nil {
				letters = make([]string, len(o.Node.Axes()))
			}
			letters[k] = l
		}
	}
	return With(o, letters)
}

// SetSlots gives an object built from slots its Base and Via, nil where all are.
func SetSlots(o *value.Object, ss []Slot) {
	for k, s := range ss {
		if s.At != nil {
			if o.Base == nil {
				o.Base = make([]*graph.Point, len(ss))
			}
			o.Base[k] = s.At
		}
		if s.Via != nil {
			if o.Via == nil {
				o.Via = make([]*graph.Map, len(ss))
			}
			o.Via[k] = s.Via
		}
	}
}

// Visible are an object's visible letters in order.
func Visible(o *value.Object) []string {
	var out []string
	for k := range o.Node.Axes() {
		if l := At(o, k); l != "" && !Hidden(l) {
			out = append(out, l)
		}
	}
	return out
}

// ConnectionSlots reports one upper and two lower slots of one chart.
func ConnectionSlots(axes []index.Axis) bool {
	up, down := 0, 0
	for _, a := range axes {
		if a.Kind == index.Plain || a.Chart != axes[0].Chart {
			return false
		}
		if a.Kind == index.Up {
			up++
		} else {
			down++
		}
	}
	return up == 1 && down == 2
}

// FieldCharts are the charts an object is a field over: those its coordinates
// belong to, and those its unbased slots live over (the source, for a slot
// seen along a map). A value has none.
func FieldCharts(o *value.Object) []*index.Chart {
	cs := o.Node.Charts()
	copied := false
	add := func(c *index.Chart) {
		for _, d := range cs {
			if c == d {
				return
			}
		}
		if !copied {
			cs = append([]*index.Chart(nil), cs...)
			copied = true
		}
		cs = append(cs, c)
	}
	for k, a := range o.Node.Axes() {
		if a.Kind == index.Plain || o.BaseOf(k) != nil {
			continue
		}
		if m := o.ViaOf(k); m != nil {
			add(m.From)
		} else {
			add(a.Chart)
		}
	}
	return cs
}

// BasePoint is a point that one of o's slots is at, nil for a field or scalar.
func BasePoint(o *value.Object) *graph.Point {
	for _, p := range o.Base {
		if p != nil {
			return p
		}
	}
	return nil
}
