package index

import "testing"

// Blocks stand one behind the other, and are found by their names.
func TestBlocksOfAChart(t *testing.T) {
	c := NewChart(1, "w", []Block{{Name: "W", Dims: []int{2, 3}}, {Name: "b"}, {Name: "v", Dims: []int{4}}})
	if c.Dim != 11 || c.Scalar() {
		t.Errorf("dimension %d, scalar %v", c.Dim, c.Scalar())
	}
	for name, want := range map[string]int{"W": 0, "b": 1, "v": 2, "": -1, "w": -1} {
		if got := c.BlockIndex(name); got != want {
			t.Errorf("block %q is %d, want %d", name, got, want)
		}
	}
	for k, want := range []struct{ offset, size int }{{0, 6}, {6, 1}, {7, 4}} {
		if b := c.Blocks[k]; b.Offset != want.offset || b.Size != want.size {
			t.Errorf("block %s begins at %d with %d numbers, want %v", b.Name, b.Offset, b.Size, want)
		}
	}
	if one := NewChart(1, "c", []Block{{Name: "x"}, {Name: "y"}}); !one.Scalar() || one.Dim != 2 {
		t.Errorf("of single coordinates: %v, %d", one.Scalar(), one.Dim)
	}
}

// Axes over one chart differ by height, over two by chart.
func TestAxesAreCompared(t *testing.T) {
	c, d := NewChart(1, "c", []Block{{Name: "x"}}), NewChart(1, "d", []Block{{Name: "x"}})
	again := UpOver(c)
	if UpOver(c) == DownOver(c) || UpOver(c) == UpOver(d) || UpOver(c) != again || PlainAxis(1) == UpOver(c) || PlainAxis(2) == PlainAxis(3) {
		t.Error("axes are not told apart, or one is not itself")
	}
}
