package number

// Sizes and statistics of large arrays: 3.0 million numbers, 24 MB; from -1 to 1, mean 0.

import (
	"math"
	"strconv"
)

// Numbers says how many numbers there are and how much memory they take: 10000
// numbers, 80 kB; 3.0 million numbers, 24 MB.
func Numbers(n int) string {
	return amount(float64(n), n) + " numbers, " + decimalBytes(8*float64(n))
}

// amount is a count in words from a million on.
func amount(x float64, n int) string {
	switch {
	case x >= 1e9:
		return twoDigits(x/1e9) + " billion"
	case x >= 1e6:
		return twoDigits(x/1e6) + " million"
	}
	return strconv.Itoa(n)
}

// twoDigits is a number with a digit behind the point where that says something.
func twoDigits(x float64) string {
	if x < 10 {
		return Decimal(x, 1)
	}
	return Decimal(x, 0)
}

// decimalBytes is an amount of memory in the units that count by thousands, as file sizes do.
func decimalBytes(b float64) string {
	units := [...]string{"bytes", "kB", "MB", "GB", "TB", "PB"}
	k := 0
	for ; b >= 999.5 && k < len(units)-1; k++ {
		b /= 1000
	}
	if k == 0 {
		return Decimal(b, 0) + " " + units[0]
	}
	return twoDigits(b) + " " + units[k]
}

// Statistics says of numbers where they lie: from 0 to 9, mean 4.5, standard deviation 2.87228; and how
// many are zero, where some are.
func Statistics(data []float64, digits int) string {
	if len(data) == 0 {
		return ""
	}
	// Each number is scaled, so that sums of squares stay within the range of float64.
	low, high, scale, zeros := math.Inf(1), math.Inf(-1), 0.0, 0
	for _, x := range data {
		low, high, scale = min(low, x), max(high, x), max(scale, math.Abs(x))
		if x == 0 {
			zeros++
		}
	}
	text := "from " + Format(low, digits) + " to " + Format(high, digits)
	if scale == 0 || low == high || math.IsInf(scale, 0) || math.IsNaN(scale) {
		return text
	}
	mean, squares := 0.0, 0.0
	for i, x := range data { // Welford
		x /= scale
		d := x - mean
		mean += d / float64(i+1)
		squares += d * (x - mean)
	}
	deviation := math.Sqrt(squares/float64(len(data))) * scale
	mean *= scale
	if math.Abs(mean) < 1e-12*deviation { // nothing of it is left for certain
		mean = 0
	}
	text += ", mean " + Format(mean, digits) + ", standard deviation " + Format(deviation, digits)
	if zeros > 0 {
		text += ", " + strconv.Itoa(zeros) + " of them 0"
	}
	return text
}
