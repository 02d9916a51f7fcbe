package scalar

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
)

// Kernel is a built-in function of scalars: how to compute it, its derivative
// rule (Pool.Deriv), its domain, and what its constructor knows of it.
type Kernel struct {
	Name  string
	Arity int
	id    kernelID
	// degree of a root, else 0.
	degree int
	// danger marks functions with branches, whose identities hold on a part
	// of their domain only.
	danger bool
	f1     func(float64) float64
	f2     func(x, y float64) float64
}

type kernelID uint8

const (
	kNone kernelID = iota
	kSin
	kCos
	kTan
	kAsin
	kAcos
	kAtan
	kAtan2
	kSinh
	kCosh
	kTanh
	kExp
	kLog
	kRoot
	kAbs
	kSign
	kMin
	kMax
	kFloor
	kErf
	kGamma
	kLgamma
	kDigamma
	kTrigamma
	kPolygamma
	kRelu
	kStep
	kSoftplus
	kSigmoid
	kLess
	kLessEq
	kEq
	kSelect
	kPow
	kRcp
)

// maxRoot is the largest denominator of a fractional power that is a root.
const maxRoot = 12

var kernels = [...]Kernel{
	{Name: "sin", Arity: 1, id: kSin, f1: vmath.Sin},
	{Name: "cos", Arity: 1, id: kCos, f1: vmath.Cos},
	{Name: "tan", Arity: 1, id: kTan, f1: math.Tan},
	{Name: "asin", Arity: 1, id: kAsin, f1: math.Asin},
	{Name: "acos", Arity: 1, id: kAcos, f1: math.Acos},
	{Name: "atan", Arity: 1, id: kAtan, f1: math.Atan},
	{Name: "atan2", Arity: 2, id: kAtan2, f2: vmath.Atan2, danger: true},
	{Name: "sinh", Arity: 1, id: kSinh, f1: math.Sinh},
	{Name: "cosh", Arity: 1, id: kCosh, f1: math.Cosh},
	{Name: "tanh", Arity: 1, id: kTanh, f1: vmath.Tanh},
	{Name: "exp", Arity: 1, id: kExp, f1: vmath.Exp},
	{Name: "log", Arity: 1, id: kLog, f1: math.Log},
	{Name: "abs", Arity: 1, id: kAbs, f1: math.Abs, danger: true},
	{Name: "sign", Arity: 1, id: kSign, f1: vmath.Sign, danger: true},
	{Name: "min", Arity: 2, id: kMin, f2: math.Min, danger: true},
	{Name: "max", Arity: 2, id: kMax, f2: math.Max, danger: true},
	{Name: "floor", Arity: 1, id: kFloor, f1: math.Floor, danger: true},
	{Name: "erf", Arity: 1, id: kErf, f1: math.Erf},
	{Name: "gamma", Arity: 1, id: kGamma, f1: math.Gamma},
	{Name: "lgamma", Arity: 1, id: kLgamma, f1: vmath.Lgamma},
	{Name: "digamma", Arity: 1, id: kDigamma, f1: vmath.Digamma},
	{Name: "trigamma", Arity: 1, id: kTrigamma, f1: vmath.Trigamma},
	{Name: "polygamma", Arity: 2, id: kPolygamma, f2: vmath.Polygamma},
	{Name: "relu", Arity: 1, id: kRelu, f1: vmath.Relu, danger: true},
	{Name: "step", Arity: 1, id: kStep, f1: vmath.Step, danger: true},
	{Name: "softplus", Arity: 1, id: kSoftplus, f1: vmath.Softplus},
	{Name: "sigmoid", Arity: 1, id: kSigmoid, f1: vmath.Sigmoid},
	{Name: "less", Arity: 2, id: kLess, f2: vmath.Less, danger: true},
	{Name: "lesseq", Arity: 2, id: kLessEq, f2: vmath.LessEq, danger: true},
	{Name: "eq", Arity: 2, id: kEq, f2: vmath.Eq, danger: true},
	{Name: "select", Arity: 3, id: kSelect, danger: true},
	{Name: "pow", Arity: 2, id: kPow, f2: math.Pow, danger: true},
	{Name: "rcp", Arity: 1, id: kRcp, f1: func(x float64) float64 { return 1 / x }},
	{Name: "sqrt", Arity: 1, id: kRoot, degree: 2, f1: math.Sqrt, danger: true},
	root(3), root(4), root(5), root(6), root(7), root(8), root(9), root(10), root(11), root(12),
}

func root(d int) Kernel {
	e := 1 / float64(d)
	return Kernel{Name: fmt.Sprint("root", d), Arity: 1, id: kRoot, degree: d, danger: true,
		f1: func(x float64) float64 { return math.Pow(x, e) }}
}

func kernelOf(id kernelID) *Kernel { return &kernels[id-1-kernelID(boolInt(id > kRoot))] }

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

var (
	kernelPow = KernelByName("pow")
	kernelRcp = KernelByName("rcp")
)

// rootKernel is the d-th root, 2 ≤ d ≤ maxRoot.
func rootKernel(d int) *Kernel { return &kernels[len(kernels)-maxRoot+d-1] }

// KernelByName finds a built-in function: sin, cos, …, sqrt, select; nil when
// there is none of that name.
func KernelByName(name string) *Kernel {
	for i := range kernels {
		if kernels[i].Name == name {
			return &kernels[i]
		}
	}
	return nil
}

// Eval computes the kernel.
func (k *Kernel) Eval(a []float64) float64 {
	switch {
	case k.f1 != nil:
		return k.f1(a[0])
	case k.f2 != nil:
		return k.f2(a[0], a[1])
	}
	if a[0] != 0 {
		return a[1]
	}
	return a[2]
}

// Unary is the function of a kernel of one argument, else nil.
func (k *Kernel) Unary() func(float64) float64 { return k.f1 }

// Binary is the function of a kernel of two arguments, else nil.
func (k *Kernel) Binary() func(x, y float64) float64 { return k.f2 }

// Domain names the condition that arguments violate, as "log of a negative
// number", or is empty.
func (k *Kernel) Domain(a []float64) string {
	for _, x := range a {
		if math.IsNaN(x) {
			return ""
		}
	}
	switch k.id {
	case kLog:
		if a[0] < 0 {
			return "log of a negative number"
		} else if a[0] == 0 {
			return "log of zero"
		}
	case kRoot:
		if a[0] < 0 {
			if k.degree == 2 {
				return "sqrt of a negative number"
			}
			return "a fractional power of a negative number"
		}
	case kPow:
		if a[0] < 0 && a[1] != math.Trunc(a[1]) {
			return "a fractional power of a negative number"
		} else if a[0] == 0 && a[1] < 0 {
			return "division by zero"
		}
	case kAsin, kAcos:
		if a[0] < -1 || a[0] > 1 {
			return k.Name + " of a number outside [-1, 1]"
		}
	case kRcp:
		if a[0] == 0 {
			return "division by zero"
		}
	case kGamma, kLgamma, kDigamma, kTrigamma:
		if a[0] <= 0 && a[0] == math.Trunc(a[0]) {
			return k.Name + " of zero or a negative integer"
		}
	case kPolygamma:
		if a[1] <= 0 && a[1] == math.Trunc(a[1]) {
			return "polygamma of zero or a negative integer"
		}
	case kTan, kSin, kCos:
		if math.IsInf(a[0], 0) {
			return k.Name + " of an infinite number"
		}
	}
	return ""
}

// Func is a function a host defines, or an implicit inverse: opaque but for
// its derivatives. Deriv may be nil, and then it has none.
type Func struct {
	Name  string
	Arity int
	Eval  func(args []float64) float64
	// Deriv is the partial derivative by the k-th argument, at args.
	Deriv func(p *Pool, args []Expr, k int) (Expr, error)
}
