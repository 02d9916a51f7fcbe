package vm

// A running bound of the rounding error of a program at one point.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// WorkOfBounds is how many times a program's Weight its bounds take, about.
const WorkOfBounds = 4

// unit is the unit roundoff of float64.
const unit = 1.0 / (1 << 53)

var squareRoot = op.Named("sqrt")

// Rounding bounds how far a number that was rounded to x can be from x.
func Rounding(x float64) float64 { return unit*math.Abs(x) + math.SmallestNonzeroFloat64 }

// ofCall bounds the relative error of a function's own value, in units; coarse is
// beyond it, of functions that are sums and products of many numbers.
const ofCall = 4

var coarse = map[*op.Func]float64{op.Named("gamma"): 4, op.Named("binomial"): 4, op.Named("ellipticK"): 8, op.Named("ellipticE"): 8, op.Named("ellipticD"): 8}

// beyondUsual is by how much a function's own value x at a can be off beyond ofCall:
// log |Γ| is a difference below 0, and has zeros there.
func beyondUsual(f *op.Func, a, x float64) float64 {
	if f == logGamma && a < 0 {
		return ofCall * unit * math.Max(1, math.Abs(a))
	}
	if c, ok := coarse[f]; ok {
		return c * unit * math.Abs(x)
	}
	return 0
}

// Bounds writes how far each output can be from what the program computes of the
// inputs exactly, when each input is off by at most inErr: every operation adds
// its own rounding and carries on that of its operands, all to first order and
// in the worst direction. What has no finite bound has +Inf.
//
// Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., § 3.3, has
// the method.
func (pr *Program) Bounds(in, inErr, outErr []float64) { pr.BoundsFor(nil, in, inErr, outErr) }

// BoundsFor is Bounds in an evaluation that hears of the calls of a host's functions.
func (pr *Program) BoundsFor(calls *scalar.Calls, in, inErr, outErr []float64) {
	n := len(pr.code)
	var few [32]float64
	both := few[:]
	if 2*n > len(few) {
		both = make([]float64, 2*n)
	}
	v, e := both[:n], both[n:]
	for i := range pr.code {
		v[i], e[i] = pr.bound(calls, &pr.code[i], i, v, e, in, inErr)
		if math.IsNaN(e[i]) {
			e[i] = math.Inf(1)
		}
	}
	for k, at := range pr.outs {
		outErr[k] = e[at]
	}
}

// bound is one instruction's value and its bound.
func (pr *Program) bound(calls *scalar.Calls, in *instr, i int, v, e, inputs, inErr []float64) (x, err float64) {
	a, b, c := in.a, in.b, in.c
	switch in.code {
	case cInput:
		return inputs[a], inErr[a]
	case cConst:
		if in.a == 0 && in.imm == math.Trunc(in.imm) && math.Abs(in.imm) < 1<<53 {
			return in.imm, 0
		}
		return in.imm, Rounding(in.imm)
	case cAdd:
		x, err = v[a]+v[b], e[a]+e[b]
	case cSub:
		x, err = v[a]-v[b], e[a]+e[b]
	case cMul:
		x, err = v[a]*v[b], ofProduct(v[a], v[b], e[a], e[b])
	case cFma, cFnma:
		p := v[a] * v[b]
		err = ofProduct(v[a], v[b], e[a], e[b]) + unit*math.Abs(p) + e[c]
		if x = p + v[c]; in.code == cFnma {
			x = v[c] - p
		}
	case cDiv:
		x, err = v[a]/v[b], ofQuotient(v[a], v[b], e[a], e[b])
	case cRcp:
		x, err = 1/v[a], ofQuotient(1, v[a], 0, e[a])
	case cNeg:
		return -v[a], e[a]
	case cCall1:
		x, err = ofFunction(in.kern.Eval, []float64{v[a]}, []float64{e[a]})
		err += beyondUsual(in.kern, v[a], x)
		switch {
		case poleBetween(in.kern, v[a]-e[a], v[a]+e[a]):
			return x, math.Inf(1)
		case in.kern == squareRoot: // rounded once, by every processor
			err -= (ofCall - 1) * unit * math.Abs(x)
		case math.Abs(x) == math.Abs(v[a]): // a sign at most has changed
			err -= ofCall * unit * math.Abs(x)
		}
		return x, err
	case cCall2:
		x, err = ofFunction(in.kern.Eval, []float64{v[a], v[b]}, []float64{e[a], e[b]})
		err += beyondUsual(in.kern, v[a], x)
		if x == v[a] || x == v[b] { // the larger of two, and the like
			err -= ofCall * unit * math.Abs(x)
		}
		return x, err
	case cSelect:
		if v[a] != 0 {
			return v[b], e[b]
		}
		return v[c], e[c]
	case cApply:
		var xs, es []float64
		for _, k := range pr.args[a:b] {
			xs, es = append(xs, v[k]), append(es, e[k])
		}
		return ofHost(calls, in.fn, xs, es)
	case cSinCos:
		x = math.Sin(v[a])
		return x, min(e[a], 2) + ofCall*unit*math.Abs(x)
	case cSecond:
		of := pr.code[i-1].a
		x = math.Cos(v[of])
		return x, min(e[of], 2) + ofCall*unit*math.Abs(x)
	}
	return x, err + unit*math.Abs(x)
}

var (
	tangent    = op.Named("tan")
	logGamma   = op.Named("lgamma")
	factorials = []*op.Func{op.Named("gamma"), op.Named("lgamma"), op.Named("digamma"), op.Named("trigamma")}
)

// poleBetween reports that a function has a pole between two arguments: there its
// ends say nothing of what is between them.
func poleBetween(f *op.Func, lo, hi float64) bool {
	if !(lo < hi) {
		return false
	}
	switch {
	case f == tangent:
		return math.Floor(lo/math.Pi+0.5) != math.Floor(hi/math.Pi+0.5)
	case slices.Contains(factorials, f):
		pole := math.Ceil(lo)
		return pole <= 0 && pole <= hi
	}
	return false
}

func ofProduct(x, y, ex, ey float64) float64 {
	return math.Abs(x)*ey + math.Abs(y)*ex + ex*ey
}

func ofQuotient(x, y, ex, ey float64) float64 {
	least := math.Abs(y) - ey
	if !(least > 0) {
		if x == 0 && ex == 0 && y != 0 {
			return 0
		}
		return math.Inf(1)
	}
	return (ex + math.Abs(x/y)*ey) / least
}

// ofFunction moves each argument to both ends of what it can be.
// ofHost is ofFunction of a host's: a neighbour at which it fails bounds nothing.
func ofHost(calls *scalar.Calls, f *scalar.Func, xs, es []float64) (x, err float64) {
	beside := calls
	if calls != nil {
		beside = &scalar.Calls{Ctx: calls.Ctx}
	}
	asked := false
	return ofFunction(func(x []float64) float64 {
		if !asked {
			asked = true
			return f.At(calls, x)
		}
		return f.At(beside, x)
	}, xs, es)
}

func ofFunction(f func([]float64) float64, xs, es []float64) (x, err float64) {
	x = f(xs)
	err = ofCall * unit * math.Abs(x)
	for k := range xs {
		if es[k] == 0 {
			continue
		}
		was, most := xs[k], 0.0
		for _, at := range []float64{was - es[k], was + es[k]} {
			xs[k] = at
			most = max(most, math.Abs(f(xs)-x))
		}
		xs[k] = was
		err += most
	}
	return x, err
}
