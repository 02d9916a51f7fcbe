package solve

import (
	"context"
	"errors"
	"math"
	"testing"
)

// The pendulum's energy, and a circle run three times round with stops.
func TestFlowCircle(t *testing.T) {
	f := func(_ float64, y, dy []float64) error { dy[0], dy[1] = -y[1], y[0]; return nil }
	stops := []float64{1, 2, 6 * math.Pi}
	y := []float64{1, 0}
	stats, err := Flow(context.Background(), f, 0, y, stops, FlowOptions{}, func(k int, y []float64) error {
		if e := math.Hypot(y[0]-math.Cos(stops[k]), y[1]-math.Sin(stops[k])); e > 2e-11 {
			t.Errorf("at %v: off by %g", stops[k], e)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if stats.Error == 0 || stats.Error > 1e-9 || stats.Steps > 120 {
		t.Errorf("%+v", stats)
	}
	// A looser tolerance takes fewer steps and says that it is less exact.
	loose, err := Flow(context.Background(), f, 0, []float64{1, 0}, stops, FlowOptions{Tol: 1e-6}, nil)
	if err != nil || loose.Steps >= stats.Steps || loose.Error <= stats.Error {
		t.Errorf("%+v against %+v", loose, stats)
	}
}

// A step of twice the length has 2^9 times the error: the method's order is 8.
func TestFlowOrder(t *testing.T) {
	step := func(h float64) (float64, float64) {
		d := &dop{f: func(t float64, y, dy []float64) error { dy[0] = y[0] * math.Cos(t); return nil }, y: []float64{1}, opt: FlowOptions{Tol: 1}}
		for i := range d.k {
			d.k[i] = make([]float64, 1)
		}
		for i := range d.dense {
			d.dense[i] = make([]float64, 1)
		}
		d.next, d.mid, d.trial = make([]float64, 1), make([]float64, 1), make([]float64, 1)
		d.slope(0, 0, d.y)
		d.try(h)
		d.extend(h)
		worst := 0.0
		for _, s := range []float64{0.2, 0.5, 0.9} {
			d.at(d.mid, s)
			worst = math.Max(worst, math.Abs(d.mid[0]-math.Exp(math.Sin(s*h))))
		}
		return math.Abs(d.next[0] - math.Exp(math.Sin(h))), worst
	}
	a, da := step(0.8)
	b, db := step(0.4)
	if r := math.Log2(a / b); r < 8 || r > 10.5 {
		t.Errorf("the step's order is %.2f", r-1)
	}
	if r := math.Log2(da / db); r < 7 || r > 9.5 {
		t.Errorf("the continuous extension's order is %.2f", r-1)
	}
}

// A fall that begins at height 1 with no speed reaches the ground at sqrt 2.
func TestFlowLeaves(t *testing.T) {
	f := func(_ float64, y, dy []float64) error { dy[0], dy[1] = y[1], -1; return nil }
	opt := FlowOptions{Margin: func(_ float64, y []float64) (float64, error) { return y[0], nil }}
	_, err := Flow(context.Background(), f, 0, []float64{1, 0}, []float64{3}, opt, nil)
	var left *Left
	if !errors.As(err, &left) || math.Abs(left.T-math.Sqrt2) > 1e-12 || math.Abs(left.Y[1]+math.Sqrt2) > 1e-12 {
		t.Errorf("%v", err)
	}
	// In and out within one step: a parabola of height 0.01 over the edge.
	opt.Margin = func(_ float64, y []float64) (float64, error) { return 1.125 - y[0], nil }
	_, err = Flow(context.Background(), f, 0, []float64{1, 0.51}, []float64{3}, opt, nil)
	if !errors.As(err, &left) || math.Abs(left.Y[0]-1.125) > 1e-12 {
		t.Errorf("%v", err)
	}
}

// y' = y^2 from 1 blows up at t = 1.
func TestFlowStuck(t *testing.T) {
	f := func(_ float64, y, dy []float64) error { dy[0] = y[0] * y[0]; return nil }
	_, err := Flow(context.Background(), f, 0, []float64{1}, []float64{2}, FlowOptions{}, nil)
	var stuck *Stuck
	if !errors.As(err, &stuck) || math.Abs(stuck.T-1) > 1e-6 {
		t.Errorf("%v", err)
	}
	wall := errors.New("a wall")
	f = func(tt float64, y, dy []float64) error {
		dy[0] = 1
		if y[0] > 0.5 {
			return wall
		}
		return nil
	}
	_, err = Flow(context.Background(), f, 0, []float64{0}, []float64{-1}, FlowOptions{}, nil)
	if err != nil {
		t.Errorf("backwards: %v", err)
	}
	_, err = Flow(context.Background(), f, 0, []float64{0}, []float64{1}, FlowOptions{}, nil)
	if !errors.Is(err, wall) || !errors.As(err, &stuck) || math.Abs(stuck.T-0.5) > 1e-9 {
		t.Errorf("%v", err)
	}
}
