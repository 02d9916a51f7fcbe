package op

// Formulas as data: terms in a function's arguments and value, read in any
// algebra.

// Kind is what a Term is.
type Kind uint8

// The kinds of terms.
const (
	KindForgotten Kind = iota
	KindNone           // there is no such formula; Name says why
	KindNumber         // Num/Den
	KindConstant       // Constant
	KindArg            // argument Num of the function
	KindSelf           // the function's own value
	KindSum            // of Args
	KindProduct        // of Args
	KindPower          // Args[0]^Num
	KindCall           // Func of Args
)

// Constant is a number with a name.
type Constant uint8

// The constants.
const (
	Pi            Constant = iota + 1
	E                      // the base of natural logarithms
	TwoOverRootPi          // 2/√π
)

// Term is a formula in the arguments of a function and its value.
type Term struct {
	Kind     Kind
	Num, Den int64
	Constant Constant
	Name     string // of a called function, until it is linked; why there is no formula
	Func     *Func
	Args     []*Term
}

// x, y and z are the arguments of a function, self is its value.
var (
	x    = &Term{Kind: KindArg, Num: 0}
	y    = &Term{Kind: KindArg, Num: 1}
	z    = &Term{Kind: KindArg, Num: 2}
	self = &Term{Kind: KindSelf}

	zero = num(0)
	one  = num(1)
	pi   = &Term{Kind: KindConstant, Constant: Pi}
	two  = num(2)
)

func num(n int64) *Term            { return ratio(n, 1) }
func ratio(n, d int64) *Term       { return &Term{Kind: KindNumber, Num: n, Den: d} }
func sum(ts ...*Term) *Term        { return &Term{Kind: KindSum, Args: ts} }
func product(ts ...*Term) *Term    { return &Term{Kind: KindProduct, Args: ts} }
func power(a *Term, n int64) *Term { return &Term{Kind: KindPower, Num: n, Args: []*Term{a}} }
func square(a *Term) *Term         { return power(a, 2) }
func inverse(a *Term) *Term        { return power(a, -1) }
func negative(a *Term) *Term       { return product(num(-1), a) }
func minus(a, b *Term) *Term       { return sum(a, negative(b)) }
func quotient(a, b *Term) *Term    { return product(a, inverse(b)) }
func root(a *Term) *Term           { return call("sqrt", a) }

// call is the function of that name, which link finds.
func call(name string, args ...*Term) *Term { return &Term{Kind: KindCall, Name: name, Args: args} }

// none says that there is no formula.
func none(why string) *Term { return &Term{Kind: KindNone, Name: why} }

// IsNone reports that there is no formula.
func (t *Term) IsNone() bool { return t.Kind == KindNone }

// Has reports whether a kind occurs in the term.
func (t *Term) Has(k Kind) bool {
	if t.Kind == k {
		return true
	}
	for _, a := range t.Args {
		if a.Has(k) {
			return true
		}
	}
	return false
}

// link finds the functions that a term calls.
func (t *Term) link(named map[string]*Func) {
	if t == nil {
		return
	}
	if t.Kind == KindCall {
		if t.Func = named[t.Name]; t.Func == nil {
			panic("op: no function " + t.Name)
		}
	}
	for _, a := range t.Args {
		a.link(named)
	}
}

// Algebra is where a term is read: numbers, expressions, series.
type Algebra[T any] interface {
	Number(num, den int64) T
	Constant(c Constant) (T, error)
	Sum(a []T) T
	Product(a []T) T
	Power(a T, n int) (T, error)
	Call(f *Func, args []T) (T, error)
}

// Eval reads a term in an algebra, at a function's value and arguments.
func Eval[T any](t *Term, in Algebra[T], self T, args []T) (T, error) {
	switch t.Kind {
	case KindNumber:
		return in.Number(t.Num, t.Den), nil
	case KindConstant:
		return in.Constant(t.Constant)
	case KindArg:
		return args[t.Num], nil
	case KindSelf:
		return self, nil
	}
	var parts [4]T
	a := parts[:0]
	for _, s := range t.Args {
		v, err := Eval(s, in, self, args)
		if err != nil {
			return v, err
		}
		a = append(a, v)
	}
	switch t.Kind {
	case KindSum:
		return in.Sum(a), nil
	case KindProduct:
		return in.Product(a), nil
	case KindPower:
		return in.Power(a[0], int(t.Num))
	case KindCall:
		return in.Call(t.Func, a)
	}
	panic("op: a term that says " + t.Name + " has no value")
}
