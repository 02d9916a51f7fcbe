package solve

import (
	"context"
	"math"
	"testing"
)

func TestODE(t *testing.T) {
	// Kepler's ellipse of eccentricity 0.6: back where it began after one period.
	kepler := func(_ float64, y, d []float64) error {
		r := math.Hypot(y[0], y[1])
		d[0], d[1] = y[2], y[3]
		d[2], d[3] = -y[0]/(r*r*r), -y[1]/(r*r*r)
		return nil
	}
	e := 0.6
	start := []float64{1 - e, 0, 0, math.Sqrt((1 + e) / (1 - e))}
	y := append([]float64(nil), start...)
	steps, err := ODE(context.Background(), kepler, 0, 2*math.Pi, y, ODEOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range y {
		if math.Abs(y[i]-start[i]) > 1e-10 {
			t.Errorf("kepler[%d]: off by %g after %d steps", i, y[i]-start[i], steps)
		}
	}
	// Arenstorf's orbit (Hairer, Nørsett & Wanner, §II.0), period 17.0652…
	mu := 0.012277471
	orbit := func(_ float64, y, d []float64) error {
		m := 1 - mu
		a := math.Pow((y[0]+mu)*(y[0]+mu)+y[1]*y[1], 1.5)
		b := math.Pow((y[0]-m)*(y[0]-m)+y[1]*y[1], 1.5)
		d[0], d[1] = y[2], y[3]
		d[2] = y[0] + 2*y[3] - m*(y[0]+mu)/a - mu*(y[0]-m)/b
		d[3] = y[1] - 2*y[2] - m*y[1]/a - mu*y[1]/b
		return nil
	}
	y = []float64{0.994, 0, 0, -2.00158510637908252240537862224}
	if steps, err = ODE(context.Background(), orbit, 0, 17.0652165601579625588917206249, y, ODEOptions{}); err != nil {
		t.Fatal(err)
	}
	if math.Abs(y[0]-0.994) > 1e-5 || math.Abs(y[1]) > 1e-5 { // errors grow by 1e7 on this orbit
		t.Errorf("arenstorf: %v after %d steps", y, steps)
	}
	// Backwards, and decay with a known end.
	y = []float64{1}
	if _, err := ODE(context.Background(), func(t float64, y, d []float64) error { d[0] = -2 * t * y[0]; return nil }, 1, -0.5, y, ODEOptions{}); err != nil || math.Abs(y[0]-math.Exp(0.75)) > 1e-11 {
		t.Errorf("%v %v", y, err)
	}
	// y' = y² blows up at t = 1.
	y = []float64{1}
	if _, err := ODE(context.Background(), func(_ float64, y, d []float64) error { d[0] = y[0] * y[0]; return nil }, 0, 2, y, ODEOptions{}); err == nil {
		t.Errorf("went past a singularity to %v", y)
	}
}
