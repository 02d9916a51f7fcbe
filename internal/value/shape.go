package value

// Words for an object's axes: 2 slots, 1 plain index, 3x3.

import (
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// HiddenLetter reports the letter of a comprehension's axis, which stands for
// the elements of its list: users never see it.
func HiddenLetter(letter string) bool { return len(letter) > 0 && letter[0] == '#' }

// Hidden reports an axis that a user does not see.
func (o *Object) Hidden(axis int) bool {
	return axis < len(o.Letters) && HiddenLetter(o.Letters[axis])
}

// SlotCount says what an object's axes are: 2 slots, 1 plain index, or both.
func (o *Object) SlotCount() string {
	slots, plain := 0, 0
	for k, a := range o.Node.Axes() {
		switch {
		case o.Hidden(k):
		case a.Kind == index.Plain:
			plain++
		default:
			slots++
		}
	}
	switch {
	case slots == 0:
		return number.Count(plain, "plain index")
	case plain == 0:
		return number.Count(slots, "slot")
	}
	return number.Count(slots, "slot") + " and " + number.Count(plain, "plain index")
}

// slotsText counts slots by their height: 1 upper and 2 lower slots.
func slotsText(up, down int) string {
	switch {
	case up == 0:
		return number.Count(down, "lower slot")
	case down == 0:
		return number.Count(up, "upper slot")
	}
	return strconv.Itoa(up) + " upper and " + number.Count(down, "lower slot")
}

// ShapeText is the size of an array by its axes: 3, 2x3, ….
func ShapeText(axes []index.Axis) string {
	sizes := make([]int, len(axes))
	for i, a := range axes {
		sizes[i] = a.Size
	}
	return number.Shape(sizes)
}
