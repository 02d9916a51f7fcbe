package frame

// Contours of numbers on a grid: marching squares, with each cell's middle to decide a saddle.

import "math"

// Contour is the lines on which the values, row-major over y and x and taken as linear along the edges of each cell, are
// equal to a level. A line that is closed ends where it begins. Cells without a value at a corner have none.
func Contour(x, y, values []float64, level float64) [][][2]float64 {
	nx, ny := len(x), len(y)
	if len(values) != nx*ny {
		return nil
	}
	c := contourer{x: x, y: y, v: values, level: level, next: map[edge][]edge{}}
	for j := range ny - 1 {
		for i := range nx - 1 {
			c.cell(i, j)
		}
	}
	return c.lines()
}

// edge is a side of a cell: from the point i, j to the right, or up.
type edge struct {
	i, j int
	up   bool
}

type contourer struct {
	x, y, v []float64
	level   float64
	next    map[edge][]edge // the sides that a line joins
	order   []edge          // as they were met, so that the result does not hang on a map
}

// cell joins the sides of one cell that the level crosses.
func (c *contourer) cell(i, j int) {
	nx := len(c.x)
	v := [4]float64{c.v[j*nx+i], c.v[j*nx+i+1], c.v[(j+1)*nx+i+1], c.v[(j+1)*nx+i]}
	mid := v[0]/4 + v[1]/4 + v[2]/4 + v[3]/4
	if math.IsNaN(mid) || math.IsInf(mid, 0) {
		return
	}
	sides := [4]edge{{i, j, false}, {i + 1, j, true}, {i, j + 1, false}, {i, j, true}}
	var cut []int
	for k := range 4 {
		if (v[k] >= c.level) != (v[(k+1)%4] >= c.level) {
			cut = append(cut, k)
		}
	}
	switch len(cut) {
	case 2:
		c.join(sides[cut[0]], sides[cut[1]])
	case 4: // around the corners that differ from the middle
		if (mid >= c.level) == (v[0] >= c.level) {
			c.join(sides[0], sides[1])
			c.join(sides[2], sides[3])
		} else {
			c.join(sides[3], sides[0])
			c.join(sides[1], sides[2])
		}
	}
}

func (c *contourer) join(a, b edge) {
	for _, e := range []edge{a, b} {
		if c.next[e] == nil {
			c.order = append(c.order, e)
		}
	}
	c.next[a], c.next[b] = append(c.next[a], b), append(c.next[b], a)
}

// lines follows the joined sides: open lines from their ends, then the closed ones.
func (c *contourer) lines() [][][2]float64 {
	var out [][][2]float64
	for _, open := range []bool{true, false} {
		for _, e := range c.order {
			if n := len(c.next[e]); n == 1 || n > 0 && !open {
				out = append(out, c.follow(e))
			}
		}
	}
	return out
}

func (c *contourer) follow(e edge) [][2]float64 {
	line := [][2]float64{c.at(e)}
	for len(c.next[e]) > 0 {
		to := c.next[e][0]
		c.next[e] = c.next[e][1:]
		for k, back := range c.next[to] {
			if back == e {
				c.next[to] = append(append([]edge{}, c.next[to][:k]...), c.next[to][k+1:]...)
				break
			}
		}
		e = to
		line = append(line, c.at(e))
	}
	return line
}

// at is where the level crosses a side.
func (c *contourer) at(e edge) [2]float64 {
	nx := len(c.x)
	a, b := c.v[e.j*nx+e.i], 0.0
	if e.up {
		b = c.v[(e.j+1)*nx+e.i]
	} else {
		b = c.v[e.j*nx+e.i+1]
	}
	t := (c.level - a) / (b - a)
	if e.up {
		return [2]float64{c.x[e.i], c.y[e.j]*(1-t) + c.y[e.j+1]*t}
	}
	return [2]float64{c.x[e.i]*(1-t) + c.x[e.i+1]*t, c.y[e.j]}
}
