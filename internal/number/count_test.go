package number

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCount(t *testing.T) {
	for _, c := range []struct {
		n          int
		noun, want string
	}{
		{0, "slot", "0 slots"}, {1, "slot", "1 slot"}, {2, "slot", "2 slots"},
		{1, "index", "1 index"}, {3, "index", "3 indices"}, {2, "free index", "2 free indices"},
	} {
		if got := Count(c.n, c.noun); got != c.want {
			t.Errorf("Count(%d, %q) = %q, want %q", c.n, c.noun, got, c.want)
		}
	}
}

func TestShape(t *testing.T) {
	if got := Shape([]int{2, 3, 4}); got != "2x3x4" {
		t.Errorf("Shape = %q", got)
	}
	if got := PositionOf(nil, 0); got != "" {
		t.Errorf("the position of a scalar is %q", got)
	}
}

func TestFlatIndices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SliceOfN(rapid.IntRange(1, 5), 1, 4).Draw(t, "shape")
		size := 1
		for _, n := range shape {
			size *= n
		}
		at := rapid.IntRange(0, size-1).Draw(t, "at")
		back := 0
		for k, i := range Index(shape, at) {
			back = back*shape[k] + i - 1
		}
		if back != at {
			t.Fatalf("%d in %v stands at %v", at, shape, Index(shape, at))
		}
	})
	if got := PositionOf([]int{2, 3}, 5); got != "[2,3]" {
		t.Errorf("PositionOf = %s", got)
	}
	if got := Position(1, 2); got != "[2,3]" {
		t.Errorf("Position = %s", got)
	}
}
