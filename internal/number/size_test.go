package number

import (
	"math"
	"strings"
	"testing"
)

func TestNumbersHaveUnits(t *testing.T) {
	for n, want := range map[int]string{
		1201: "1201 numbers, 9.6 kB", 10000: "10000 numbers, 80 kB", 3_000_000: "3.0 million numbers, 24 MB",
		124_999: "124999 numbers, 1.0 MB", 45_000_000: "45 million numbers, 360 MB", 1_500_000_000: "1.5 billion numbers, 12 GB",
	} {
		if got := Numbers(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// The statistics are those of the definition, computed here with scaled sums of two passes.
func TestStatistics(t *testing.T) {
	data := make([]float64, 5000)
	for i := range data {
		data[i] = 1e200 * math.Sin(float64(i*i%977))
	}
	var sum, squares float64
	for _, x := range data {
		sum += x / 1e200
	}
	mean := sum / 5000
	for _, x := range data {
		squares += (x/1e200 - mean) * (x/1e200 - mean)
	}
	want := "mean " + Format(mean*1e200, 6) + ", standard deviation " + Format(math.Sqrt(squares/5000)*1e200, 6)
	if got := Statistics(data, 6); !strings.Contains(got, want) || !strings.HasPrefix(got, "from -1e200 to ") && !strings.HasPrefix(got, "from -9.99") {
		t.Errorf("%s, want %s", got, want)
	}
	for text, data := range map[string][]float64{
		"from 2 to 2": {2, 2}, "from 0 to 0": {0, 0, 0}, "": nil,
		"from 0 to 9, mean 4.5, standard deviation 2.87228, 1 of them 0": {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
	} {
		if got := Statistics(data, 6); got != text {
			t.Errorf("%q, want %q", got, text)
		}
	}
}

// A layout moves entries to other lines and changes no entry.
func TestLayoutsHaveTheSameEntries(t *testing.T) {
	data := make([]float64, 7*30)
	for i := range data {
		data[i] = float64(i) / 7
	}
	plain := strings.Fields(Array([]int{7, 30}, data, 6))
	for _, width := range []int{30, 60, 100, 400} {
		text := Layout{Rows: true, Width: width}.Array([]int{7, 30}, data, 6)
		if got := strings.Fields(text); strings.Join(got, " ") != strings.Join(plain, " ") {
			t.Errorf("at width %d: %v", width, got)
		}
		for _, l := range strings.Split(text, "\n") {
			if len(l) > width+2 {
				t.Errorf("at width %d a line of %d: %q", width, len(l), l)
			}
		}
	}
	if got := (Layout{Rows: true}).Array([]int{2, 2}, []float64{1, 0, 0, 10}, 6); got != "[[1  0]\n [0 10]]" {
		t.Errorf("%q", got)
	}
	if got := (Layout{Rows: true}).Array([]int{3}, []float64{1, 2, 3}, 6); got != "[1 2 3]" {
		t.Errorf("%q", got)
	}
}
