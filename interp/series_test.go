package interp_test

import (
	"context"
	"fmt"
	"math"
	"math/cmplx"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// at is where a random formula is evaluated: complex numbers, so that circles about a place
// tell its Taylor coefficients.
type at struct{ eps, x, y complex128 }

// drawn is a formula as text, and its value; series within are known to fewer orders, and have
// the same value.
type drawn struct {
	text string
	of   func(at) complex128
}

const bigM = 0.9

// The functions that the open ones of the program are in the end, with derivatives.
func instanceA(z complex128, n int) complex128 { // exp(z/2) + z^2
	e := cmplx.Exp(z/2) * complex(math.Pow(0.5, float64(n)), 0)
	return e + []complex128{z * z, 2 * z, 2, 0}[min(n, 3)]
}
func instanceV(z, w complex128) complex128                           { return cmplx.Sin(z*w) + 2 } // sin(z w) + 2
func instanceVz(z, w complex128) complex128                          { return w * cmplx.Cos(z*w) } // by the first
func instanceVw(z, w complex128) complex128                          { return z * cmplx.Cos(z*w) } // by the second
const given = "a(t): exp(t/2) + t^2, V(s, t): sin(s t) + 2, M: 9/10" // the same for the program
const seriesHead = "param eps, M\nfn a(t)\nfn V(s, t)\nchart c(x, y)\nchart h(q, w) where q > 0\n"

// circle is the k-th Laurent coefficient of f about 0, by its values on a circle.
func circle(f func(complex128) complex128, k int, radius float64) complex128 {
	const n = 64
	var sum complex128
	for j := range n {
		w := cmplx.Exp(complex(0, 2*math.Pi*float64(j)/n))
		sum += f(w*complex(radius, 0)) * cmplx.Exp(complex(0, -2*math.Pi*float64(j*k)/n))
	}
	return sum / n / complex(math.Pow(radius, float64(k)), 0)
}

// slope is a derivative, by a circle about the place.
func slope(f func(complex128) complex128) complex128 {
	return circle(f, 1, 0.01)
}

// drawSeries draws a formula; where known is set, some of its parts are series.
func drawSeries(rng *rand.Rand, depth int, known bool) drawn {
	leaf := func(text string, of func(at) complex128) drawn { return drawn{text, of} }
	if depth == 0 {
		return []drawn{
			leaf("eps", func(p at) complex128 { return p.eps }), leaf("eps", func(p at) complex128 { return p.eps }),
			leaf("eps^2", func(p at) complex128 { return p.eps * p.eps }),
			leaf("x", func(p at) complex128 { return p.x }), leaf("y", func(p at) complex128 { return p.y }),
			leaf("M", func(at) complex128 { return bigM }), leaf("2", func(at) complex128 { return 2 }),
			leaf("a(x)", func(p at) complex128 { return instanceA(p.x, 0) }),
		}[rng.IntN(8)]
	}
	a := drawSeries(rng, depth-1, known)
	if known && rng.IntN(4) == 0 {
		a.text = fmt.Sprintf("series(%s, eps, %d)", a.text, 1+rng.IntN(3))
	}
	b := func() drawn { return drawSeries(rng, rng.IntN(depth), known) }
	one := func(head, tail string, f func(complex128) complex128) drawn {
		return drawn{head + a.text + tail, func(p at) complex128 { return f(a.of(p)) }}
	}
	switch rng.IntN(18) {
	case 0, 1:
		b := b()
		return drawn{"(" + a.text + " + " + b.text + ")", func(p at) complex128 { return a.of(p) + b.of(p) }}
	case 2, 3:
		b := b()
		return drawn{"(" + a.text + ")*(" + b.text + ")", func(p at) complex128 { return a.of(p) * b.of(p) }}
	case 4, 5:
		b := b()
		return drawn{"(" + a.text + ")/(" + b.text + ")", func(p at) complex128 { return a.of(p) / b.of(p) }}
	case 6:
		return one("sin(", ")", cmplx.Sin)
	case 7:
		return one("exp(", ")", cmplx.Exp)
	case 8:
		return one("sqrt(3 + ", ")", func(z complex128) complex128 { return cmplx.Sqrt(3 + z) })
	case 9:
		return one("log(4 + (", ")^2)", func(z complex128) complex128 { return cmplx.Log(4 + z*z) })
	case 10:
		return one("a(", ")", func(z complex128) complex128 { return instanceA(z, 0) })
	case 11:
		return one("a'(", ")", func(z complex128) complex128 { return instanceA(z, 1) })
	case 12:
		b := b()
		return drawn{"V(" + a.text + ", " + b.text + ")", func(p at) complex128 { return instanceV(a.of(p), b.of(p)) }}
	case 13:
		b := b()
		if rng.IntN(2) == 0 {
			return drawn{"V'[t](" + a.text + ", " + b.text + ")", func(p at) complex128 { return instanceVw(a.of(p), b.of(p)) }}
		}
		return drawn{"V'[s](" + a.text + ", " + b.text + ")", func(p at) complex128 { return instanceVz(a.of(p), b.of(p)) }}
	case 14:
		return drawn{"diff(" + a.text + ", eps)", func(p at) complex128 {
			return slope(func(z complex128) complex128 { q := p; q.eps += z; return a.of(q) })
		}}
	case 15:
		return drawn{"diff(" + a.text + ", x)", func(p at) complex128 {
			return slope(func(z complex128) complex128 { q := p; q.x += z; return a.of(q) })
		}}
	case 16: // the sign at the place is the sign close by
		return drawn{"abs(" + a.text + ")", func(p at) complex128 {
			q := p
			q.eps = 0
			if real(a.of(q)) < 0 {
				return -a.of(p)
			}
			return a.of(p)
		}}
	}
	return one("(", ")^(5/2)", func(z complex128) complex128 { return cmplx.Pow(z, 2.5) })
}

// tally counts what a test has seen.
type tally struct{ formulas, compared, refused, poles, unclear int }

// compareCoefficients holds coefficients of a formula to circles about the place.
func compareCoefficients(t *testing.T, p *interp.Program, text, by string, f func(complex128) complex128, point string, n *tally) {
	t.Helper()
	ctx := context.Background()
	n.formulas++
	pole := false
	for k := -2; k <= 3; k++ {
		want, other := circle(f, k, 0.02), circle(f, k, 0.01)
		scale := math.Max(1, cmplx.Abs(want))
		clear := cmplx.Abs(want-other) < 1e-5*scale && math.Abs(imag(want)) < 1e-5*scale
		if cmplx.IsNaN(want) || cmplx.IsInf(want) {
			clear = false
		}
		if clear && k < 0 && cmplx.Abs(want) > 1e-3 {
			pole = true
		}
		call := strings.Replace(strings.Replace(by, "#", text, 1), "%", fmt.Sprint(k), 1)
		v, err := p.Eval(ctx, "float(subst("+call+", "+given+") @ "+point+")")
		if err != nil {
			switch c := code(err); c {
			case "E0353", "E0402", "E0351", "E0350":
				n.refused++
			default:
				t.Errorf("%s: %v", call, err)
			}
			continue
		}
		if !clear {
			n.unclear++
			continue
		}
		n.compared++
		if got := v.Float64(); math.Abs(got-real(want)) > 1e-4*scale {
			t.Errorf("%s is %g, by circles %g", call, got, real(want))
		}
	}
	if pole {
		n.poles++
		series := strings.Replace(strings.Replace(strings.Replace(by, "#", text, 1), "%", "3", 1), "coeff", "series", 1)
		first := strings.Replace(strings.Replace(by, "#", text, 1), "%", "0", 1)
		_, none := p.Eval(ctx, "float(subst("+first+", "+given+") @ "+point+")")
		if v, err := p.Eval(ctx, series); err == nil && none == nil { // of some functions only, and divided by what is 0 then
			t.Errorf("%s has a pole, and is %s", series, v.String())
		}
	}
}

// Coefficients of random formulas by a param agree with values on circles about 0, and so do those
// of formulas in which some parts are known to an order only: what is claimed to be known is right.
func TestSeriesAgainstCircles(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "f.geo", seriesHead)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(7, 1))
	rounds := 900
	if testing.Short() {
		rounds = 150
	}
	for _, known := range []bool{false, true} {
		var n tally
		for range rounds {
			f := drawSeries(rng, 1+rng.IntN(3), known)
			compareCoefficients(t, p, f.text, "coeff(#, eps, %)", func(z complex128) complex128 { return f.of(at{z, 0.7, 1.3}) }, "c(0.7, 1.3)", &n)
		}
		t.Logf("%+v", n)
		if n.compared < 3*rounds/2 || n.poles == 0 || n.refused == 0 {
			t.Errorf("too little was seen: %+v", n)
		}
	}
}

// Coefficients by a coordinate, about a place and about infinity, agree with values on circles.
func TestSeriesByCoordinates(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "f.geo", seriesHead)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 9))
	rounds := 500
	if testing.Short() {
		rounds = 100
	}
	var about, far tally
	for range rounds {
		f := drawSeries(rng, 1+rng.IntN(3), false)
		if strings.Contains(f.text, "eps") || strings.Contains(f.text, "abs") {
			f.text = strings.ReplaceAll(f.text, "eps", "M")
			if strings.Contains(f.text, "diff(") || strings.Contains(f.text, "abs") {
				continue // by M, or with the sign at another place
			}
		}
		if !strings.Contains(f.text, "x") {
			continue
		}
		compareCoefficients(t, p, f.text, "coeff(#, x, %, about: 1/2)", func(z complex128) complex128 { return f.of(at{bigM, 0.5 + z, 1.3}) }, "c(0.7, 1.3)", &about)
		compareCoefficients(t, p, f.text, "coeff(#, x, %, about: inf)", func(z complex128) complex128 { return f.of(at{bigM, 1 / z, 1.3}) }, "c(0.7, 1.3)", &far)
	}
	t.Logf("about 1/2: %+v, about inf: %+v", about, far)
	if about.compared < rounds || far.compared < rounds/3 {
		t.Errorf("too little was seen: %+v, %+v", about, far)
	}
}
