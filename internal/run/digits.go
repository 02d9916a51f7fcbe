package run

// How many digits of a number rounding has left, and how that is said.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// offBy bounds the rounding errors of numbers that have fewer than number.Digits
// digits because of them; 0 where they have them, or nothing is known. An array
// is judged by its largest component.
func offBy(a *exec.Array) float64 {
	size, off := 0.0, 0.0
	for k, e := range a.Err {
		size, off = max(size, math.Abs(a.Data[k])), max(off, e)
	}
	if off == 0 || math.IsInf(size, 0) || math.IsNaN(size) || certain(size, off) >= number.Digits {
		return 0
	}
	return off
}

// certain is how many significant digits of x are right when it is off by at most
// so much.
func certain(x, off float64) int {
	if !(x > 2*off) {
		return 0
	}
	return int(math.Floor(math.Log10(x / (2 * off))))
}

// Digits are those that are right, of a value that says how far it is off.
func (v *Value) Digits() int {
	size := 0.0
	for _, x := range v.Data {
		size = max(size, math.Abs(x))
	}
	if v.Off == 0 {
		return number.Digits
	}
	return certain(size, v.Off)
}

// withDigits is the numbers to the digits that are right, and how many these are.
func (v *Value) withDigits(digits int) string {
	data := v.Data
	switch d := v.Digits(); {
	case d > 0 && digits > 0:
		digits = min(digits, d)
	case d == 0:
		data = make([]float64, len(v.Data)) // what cannot be told from 0 is written 0
		for k, x := range v.Data {
			if math.Abs(x) > v.Off {
				data[k] = x
			}
		}
	}
	return number.Array(v.Shape, data, digits) + " " + v.digitsNote()
}

// digitsNote says how many digits are right: (about 4 digits), (within 2e-16).
func (v *Value) digitsNote() string {
	if d := v.Digits(); d > 0 {
		return fmt.Sprintf("(about %s)", number.Count(d, "digit"))
	}
	return "(within " + number.Format(v.Off, 1) + ")"
}
