package number

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   string
	}{
		{0, 6, "0"}, {math.Copysign(0, -1), 6, "0"}, {14, 6, "14"}, {-3, 6, "-3"},
		{100981, 6, "100981"}, {1234567, 6, "1234567"}, {1.58578643, 6, "1.58579"},
		{1.58578643, 5, "1.5858"}, {1e-9, 6, "1e-9"}, {-2.5e-17, 6, "-2.5e-17"},
		{1e20, 6, "1e20"}, {1.5e300, 6, "1.5e300"}, {0.1, 0, "0.1"}, {1.0 / 3, 0, "0.3333333333333333"},
		{math.Inf(1), 6, "inf"}, {math.Inf(-1), 6, "-inf"}, {math.NaN(), 6, "nan"},
		{0.5, 6, "0.5"}, {123456.5, 4, "1.235e5"},
	} {
		if got := Format(c.v, c.digits); got != c.want {
			t.Errorf("Format(%v, %d) = %q, want %q", c.v, c.digits, got, c.want)
		}
	}
}

func TestShortestNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64().Draw(t, "v")
		got, err := strconv.ParseFloat(Format(v, 0), 64)
		if err != nil || got != v {
			t.Fatalf("%v printed as %q reads back as %v (%v)", v, Format(v, 0), got, err)
		}
	})
}

func TestArray(t *testing.T) {
	for _, c := range []struct {
		shape []int
		data  []float64
		want  string
	}{
		{nil, []float64{3}, "3"},
		{[]int{2}, []float64{1.58578643, 4.41421356}, "[1.58579 4.41421]"},
		{[]int{2, 2}, []float64{1, 0, 0, 1}, "[[1 0] [0 1]]"},
		{[]int{2, 1, 2}, []float64{1, 2, 3, 4}, "[[[1 2]] [[3 4]]]"},
		{[]int{0}, nil, "[]"},
		{[]int{2, 0}, nil, "[[]]"},
	} {
		if got := Array(c.shape, c.data, 6); got != c.want {
			t.Errorf("%v %v: got %q, want %q", c.shape, c.data, got, c.want)
		}
	}
}

func TestWideMatrixIsAligned(t *testing.T) {
	data := make([]float64, 12*12)
	for i := range data {
		data[i] = float64(i) / 7
	}
	rows := strings.Split(Array([]int{12, 12}, data, 6), "\n")
	if len(rows) != 12 {
		t.Fatalf("%d lines, want one a row", len(rows))
	}
	for _, r := range rows[1:11] {
		if len(r) != len(rows[1]) {
			t.Errorf("rows are not aligned:\n%s", strings.Join(rows, "\n"))
			break
		}
	}
}

func TestHugeArrayLeavesOutTheMiddle(t *testing.T) {
	text := Array([]int{300, 300}, make([]float64, 300*300), 6)
	if !strings.Contains(text, "…") || len(text) > 2000 {
		t.Errorf("a 300x300 matrix printed as %d bytes", len(text))
	}
	lines := strings.Split(Array([]int{500}, make([]float64, 500), 6), "\n")
	if len(lines) < 5 {
		t.Errorf("a vector of 500 is not broken into lines: %d", len(lines))
	}
	for _, l := range lines {
		if len(l) > lineWidth+1 {
			t.Errorf("line of %d cells", len(l))
		}
	}
}

func TestCompactNumbersAreRounded(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   string
	}{
		{1e7, 0, "1e7"}, {1e-7, 0, "1e-7"}, {-2.5e21, 0, "-2.5e21"}, {12, 0, "12"}, {0, 0, "0"},
		{1.6e8, 2, "1.6e8"}, {123456, 2, "1.2e5"}, {math.Inf(1), 0, "inf"}, {math.NaN(), 2, "nan"},
	} {
		if got := Compact(c.v, c.digits); got != c.want {
			t.Errorf("Compact(%v, %d) = %q, want %q", c.v, c.digits, got, c.want)
		}
	}
}

func TestLists(t *testing.T) {
	few, many := make([]float64, 13), make([]float64, 14)
	if got := Point("c", []float64{1, 2.5}, 6); got != "c(1, 2.5)" {
		t.Errorf("a point is %s", got)
	}
	if got := Vector([]float64{1e20, 0.1}); got != "[1e20, 0.1]" {
		t.Errorf("a vector is %s", got)
	}
	if got := List(few, 6); strings.Contains(got, "…") || strings.Count(got, "0") != 13 {
		t.Errorf("thirteen numbers: %s", got)
	}
	if got := List(many, 6); !strings.HasSuffix(got, ", …") || strings.Count(got, "0") != 12 {
		t.Errorf("fourteen numbers: %s", got)
	}
}

func TestBytes(t *testing.T) {
	for b, want := range map[float64]string{
		0: "0 bytes", 640: "640 bytes", 1023: "1023 bytes", 1536: "1.5 KiB", 1 << 31: "2 GiB", 1023.6 * (1 << 20): "1024 MiB", 1 << 62: "4096 PiB",
	} {
		if got := Bytes(b); got != want {
			t.Errorf("Bytes(%v) = %q, want %q", b, got, want)
		}
	}
}
