package frame

// Lines cut to a frame.

import "math"

// Clip is the part of a line within the unit square (Liang and Barsky, 1984) and a little around it.
func Clip(x0, y0, x1, y1 float64) (a, b, c, d float64, ok bool) {
	const edge = 1e-3
	from, to := 0.0, 1.0
	for _, e := range [][2]float64{{x0 - x1, x0 + edge}, {x1 - x0, 1 + edge - x0}, {y0 - y1, y0 + edge}, {y1 - y0, 1 + edge - y0}} {
		switch t := e[1] / e[0]; {
		case e[0] == 0 && e[1] < 0:
			return 0, 0, 0, 0, false
		case e[0] < 0:
			from = math.Max(from, t)
		case e[0] > 0:
			to = math.Min(to, t)
		}
	}
	dx, dy := x1-x0, y1-y0
	c, d = x1, y1 // to the bit, where nothing is cut
	if to < 1 {
		c, d = x0+to*dx, y0+to*dy
	}
	a, b = x0+from*dx, y0+from*dy
	near := func(v float64) bool { return v > -2*edge && v < 1+2*edge } // an end far away leaves no digits
	return a, b, c, d, from <= to && near(a) && near(b) && near(c) && near(d)
}

// Paths are the parts of a line through points within the unit square. It is interrupted where a point is none.
func Paths(x, y []float64) [][][2]float64 {
	var out [][][2]float64
	var path [][2]float64
	end := func() {
		if len(path) > 0 {
			out = append(out, path)
		}
		path = nil
	}
	for i := range min(len(x), len(y)) {
		if !Finite(x[i]) || !Finite(y[i]) {
			end()
			continue
		}
		if i == 0 || !Finite(x[i-1]) || !Finite(y[i-1]) {
			end()
			if a, b, _, _, ok := Clip(x[i], y[i], x[i], y[i]); ok {
				path = [][2]float64{{a, b}}
			}
			continue
		}
		a, b, c, d, ok := Clip(x[i-1], y[i-1], x[i], y[i])
		if !ok {
			end()
			continue
		}
		if len(path) == 0 || path[len(path)-1] != [2]float64{a, b} {
			end()
			path = [][2]float64{{a, b}}
		}
		if path = append(path, [2]float64{c, d}); c != x[i] || d != y[i] {
			end()
		}
	}
	end()
	return out
}

// Finite reports a number that can be drawn.
func Finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
