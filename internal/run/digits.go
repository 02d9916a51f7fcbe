package run

// How many digits of a number rounding has left, and how that is said.

import (
	"fmt"
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// offBy bounds the rounding errors of those numbers that have fewer than
// number.Digits digits because of them, 0 for the others; nil where all have
// them, or nothing is known.
func offBy(a *exec.Array) []float64 {
	var off []float64
	for k, e := range a.Err {
		x := math.Abs(a.Data[k])
		if e == 0 || math.IsInf(x, 0) || math.IsNaN(x) || certain(x, e) >= number.Digits {
			continue
		}
		if off == nil {
			off = make([]float64, len(a.Data))
		}
		off[k] = e
	}
	return off
}

// nothingKnown refuses numbers of which rounding leaves nothing at all: within it, a
// denominator may be 0.
func (v *Value) nothingKnown() error {
	for k, off := range v.Off {
		if math.IsInf(off, 1) {
			what := "this number"
			if len(v.Shape) > 0 {
				what = fmt.Sprintf("number %d of this array", k+1)
			}
			return diag.New(exec.CodeDomain, diag.Span{}, what+" may be anything: within rounding, what it divides by may be 0, or a function stand at its pole").
				WithNote("in floats it came out as " + number.Format(v.Data[k], number.Digits))
		}
	}
	return nil
}

// certain is how many significant digits of x are right when it is off by at most
// so much.
func certain(x, off float64) int {
	if !(x > 2*off) {
		return 0
	}
	return int(math.Floor(math.Log10(x / (2 * off))))
}

// Digits are those that are right of each number, fewer than number.Digits of a
// value that says how far it is off.
func (v *Value) Digits() int {
	least := number.Digits
	for k, off := range v.Off {
		if off > 0 {
			least = min(least, certain(math.Abs(v.Data[k]), off))
		}
	}
	return least
}

// component is the k-th number as it is shown, to at most so many digits (0: all)
// and to those that are right; what cannot be told from 0 is 0.
func (v *Value) component(k, digits int) (x float64, shown int) {
	x = v.Data[k]
	if v.Off == nil || v.Off[k] == 0 {
		return x, digits
	}
	known := certain(math.Abs(x), v.Off[k])
	switch {
	case known == 0 && math.Abs(x) <= v.Off[k]:
		return 0, digits
	case digits == 0:
		return x, 0
	}
	return x, min(digits, max(known, 1))
}

// withDigits is the numbers to the digits that are right, and how many these are.
func (v *Value) withDigits(digits int, l number.Layout) string {
	return l.Cells(v.Shape, func(k int) string { return number.Format(v.component(k, digits)) }, " ") + " " + v.digitsNote()
}

// digitsNote says how many digits are right: (about 4 digits), or within what
// the numbers are known that have none: (within 2e-16).
func (v *Value) digitsNote() string {
	if d := v.Digits(); d > 0 {
		return fmt.Sprintf("(about %s)", number.Count(d, "digit"))
	}
	return "(within " + number.Format(slices.Max(v.Off), 1) + ")"
}
