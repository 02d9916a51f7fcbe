package grammar

import "testing"

// A line element as textbooks write it, taken apart; what is not one gives nothing, and a chart with a coordinate that
// has no differential is not its chart.
func TestLineElements(t *testing.T) {
	for _, c := range []struct {
		text, want string
		coords     []string
	}{
		{"dr^2 + r^2 dphi^2", "[[1, 0], [0, r^2]]", []string{"r", "phi"}},
		{"-(1 - 2 M/r) dt^2 + dr^2/(1 - 2 M/r)", "[[-(1 - 2 M/r), 0], [0, 1/(1 - 2 M/r)]]", []string{"t", "r"}},
		{"-dt² + 4 dx²/x", "[[-1, 0], [0, 4/x]]", []string{"t", "x"}},
		{"r^2 (dth^2 + sin(th)^2 dph^2)", "[[r^2, 0], [0, r^2 sin(th)^2]]", []string{"th", "ph"}},
		{"-r^2*(dth^2 - dph^2)", "[[-r^2, 0], [0, r^2]]", []string{"th", "ph"}},
		{"(dx^2 + dy^2)/y^2", "[[1/y^2, 0], [0, 1/y^2]]", []string{"x", "y"}},
		{"-4 (dx^2 + dy^2)/(1 - x^2)^2", "", []string{"x", "y"}},
		{"2 dt dr + dr^2", "[[0, (2)/2], [(2)/2, 1]]", []string{"t", "r"}},
		{"x^2 + 1", "", []string{"x"}},
	} {
		if got := LineElement(c.text, c.coords); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
	coords, others := Differentials("-(1 - 2 M/r) dt^2 + dr^2/(1 - 2 M/r) + r^2 dth^2 + r^2 sin(th)^2 dph^2")
	if !SameCoordinates(coords, []string{"th", "t", "r", "ph"}) || len(others) != 1 || others[0] != "M" {
		t.Errorf("coordinates %v, others %v", coords, others)
	}
	if SameCoordinates(coords, []string{"t", "r", "th", "ph", "x"}) || SameCoordinates(coords, []string{"t", "r"}) {
		t.Error("another chart's coordinates are the same")
	}
}
