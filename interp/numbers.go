package interp

// Numbers written as print writes them, for hosts.

import "github.com/seed2d4d80ff/geo/internal/number"

// Digits is how many significant digits printing shows when nothing else is
// asked for. Data in JSON and Value.Float64s are always exact.
const Digits = number.Digits

// FormatNumber writes v as print does, with the given number of significant
// digits: whole numbers in full, no trailing zeros, exponents without padding
// (1e-9). Digits of 0 or less mean the shortest text that reads back as v.
func FormatNumber(v float64, digits int) string { return number.Format(v, digits) }
