package op

// The row of a scalar function: the facts that each must state, and the types
// that they are stated in.

import (
	"math"
	"math/big"
)

// Func is one scalar function. Every field is a fact; its zero value means that
// the fact was forgotten, which a test refuses.
type Func struct {
	Name   string
	Value  Value  // how it is computed
	Domain Domain // where it has no value, and in what words

	Derivative Derivative
	// ByValue is the derivative of a function of one argument as a formula in
	// its value alone, to be preferred where the value is there already.
	ByValue *Term
	Taylor  Rule

	Range   Interval // a closed one that holds every value
	Shape   Shape    // how the value moves with the arguments
	Sign    Sign     // what is known of its sign beyond the range
	Parity  Parity
	Exact   Exact
	Inverse Inverse
	// Composed are plain formulas for functions of its value, other than of its
	// inverse: cos(asin x) = √(1 − x²).
	Composed []Composition
	// Turns are f(x + k π/2) for k = 0 … 3, for functions of an angle.
	Turns Turns

	Image     Image     // its value in a finite field
	Generator Generator // how it enters normal forms
	Branches  Branches

	Writing Writing
	Rank    Rank // its place among the factors of a product
	// Typed are the commands that people who write LaTeX will type for it.
	Typed Typed

	Cost Cost
	// Code names the instruction of its own that programs have for it.
	Code Code
	// Column computes a column of values at once.
	Column *Column
	Entry  *Entry

	id int
}

// ID numbers the functions from 0 to Count−1, to keep tables beside them.
func (f *Func) ID() int { return f.id }

// Arity is the number of arguments.
func (f *Func) Arity() int { return f.Value.arity() }

// Value computes a function of one, two or three numbers.
type Value interface{ arity() int }

// Of1, Of2 and Of3 are the ways to compute a value.
type (
	Of1 func(x float64) float64
	Of2 func(x, y float64) float64
	Of3 func(x, y, z float64) float64
)

func (Of1) arity() int { return 1 }
func (Of2) arity() int { return 2 }
func (Of3) arity() int { return 3 }

// Eval computes the function.
func (f *Func) Eval(a []float64) float64 {
	switch g := f.Value.(type) {
	case Of1:
		return g(a[0])
	case Of2:
		return g(a[0], a[1])
	case Of3:
		return g(a[0], a[1], a[2])
	}
	panic("op: " + f.Name + " has no value")
}

// Domain lists what has no value, the first that holds first.
type Domain []Forbidden

// Forbidden is a condition on arguments under which a function has no value,
// and the words for it: "log of a negative number".
type Forbidden struct {
	When  func(a []float64) bool
	Words string
}

// everywhere is the domain of a function with a value for all numbers.
var everywhere = Domain{}

// Outside names the condition that arguments violate, or is empty. Arguments
// that are no numbers violate none.
func (f *Func) Outside(a []float64) string {
	for _, x := range a {
		if math.IsNaN(x) {
			return ""
		}
	}
	for _, d := range f.Domain {
		if d.When(a) {
			return d.Words
		}
	}
	return ""
}

func firstBelow0(a []float64) bool { return a[0] < 0 }
func firstIs0(a []float64) bool    { return a[0] == 0 }
func infinite(a []float64) bool    { return math.IsInf(a[0], 0) }
func beyondOne(a []float64) bool   { return a[0] < -1 || a[0] > 1 }
func whole(x float64) bool         { return x == math.Trunc(x) }

// atPole: zero and the negative integers, of the last argument.
func atPole(a []float64) bool { z := a[len(a)-1]; return z <= 0 && whole(z) }

// Derivative is Partials or a Choice.
type Derivative interface{ derivative() }

// Partials are the derivatives by each argument.
type Partials []*Term

// Choice is the derivative of a function that is always one of its arguments:
// of Args[Then] where the condition If is not 0, else of Args[Else]. The
// derivative of the argument that is not taken must not spoil it.
type Choice struct {
	If         *Term
	Then, Else int
}

func (Partials) derivative() {}
func (Choice) derivative()   {}

// Interval is the closed one from Lo to Hi.
type Interval struct{ Lo, Hi float64 }

var (
	inf    = math.Inf(1)
	reals  = Interval{-inf, inf}
	halfUp = Interval{0, inf}
	unit   = Interval{0, 1}
)

// Shape says how a value moves with the arguments.
type Shape struct {
	Kind ShapeKind
	On   Interval // where: the arguments that have values, as a closed interval
	// Phase is where a Wave is greatest.
	Phase float64
}

// ShapeKind is a kind of Shape.
type ShapeKind uint8

// The shapes.
const (
	ShapeForgotten ShapeKind = iota
	NoShape                  // only the range is known
	Increasing               // with each argument
	Decreasing
	Valley // falls to argument 0, and rises from there
	Wave   // moves like cos about its Phase
	Hull   // is one of the last two arguments
)

var (
	irregular  = Shape{Kind: NoShape, On: reals}
	increasing = Shape{Kind: Increasing, On: reals}
	valley     = Shape{Kind: Valley, On: reals}
	hull       = Shape{Kind: Hull, On: reals}
)

// Sign says what signs a value has.
type Sign struct {
	Kind SignKind
	On   Interval // of Between
}

// SignKind is a kind of Sign.
type SignKind uint8

// The kinds of signs.
const (
	SignForgotten SignKind = iota
	NoSign                 // no more than the range says
	Positive
	NotNegative
	ZeroWithArgument // not negative, and zero where the argument is
	OfArgument       // that of the argument
	OfBranches       // one of those of the last two arguments
	WithFirst        // not negative where the first argument is not
	PowerOfFirst     // positive where the first argument is, and not negative where that is not
	Between          // positive within On, and there alone zero at the ends
)

var anySign = Sign{Kind: NoSign}

// Parity is the symmetry under a change of sign of the argument.
type Parity uint8

// The parities.
const (
	ParityForgotten Parity = iota
	Neither
	Even
	Odd
)

// Exact is Values, OnRationals or both.
type Exact interface{ exact() }

// Values are exact values at special arguments; an odd or even function, or one
// with turns, needs only those that do not follow.
type Values []Special

// OnRationals are exact values at fractions, which are fractions; nil where there
// is none.
type OnRationals func(q []*big.Rat) *big.Rat

// OnRationalsAnd are exact values at fractions, and at special arguments.
type OnRationalsAnd struct {
	OnRationals
	Values
}

// Special is the value of a function where its first argument is At.
type Special struct {
	At Point
	Is *Term
}

// Point is a fraction, or one times a constant or the square root of Root.
type Point struct {
	Num, Den int64
	Times    Constant
	Root     int64
}

func (Values) exact()         {}
func (OnRationals) exact()    {}
func (OnRationalsAnd) exact() {}

// Specials are the values at special arguments.
func Specials(x Exact) Values {
	switch x := x.(type) {
	case Values:
		return x
	case OnRationalsAnd:
		return x.Values
	}
	return nil
}

// AtRationals is the exact value at fractions, nil where none is known.
func AtRationals(x Exact, q []*big.Rat) *big.Rat {
	switch x := x.(type) {
	case OnRationals:
		return x(q)
	case OnRationalsAnd:
		return x.OnRationals(q)
	}
	return nil
}

var inexact = Values{}

func at(n, d int64) Point            { return Point{Num: n, Den: d} }
func atPi(n, d int64) Point          { return Point{Num: n, Den: d, Times: Pi} }
func atRoot(n, d, of int64) Point    { return Point{Num: n, Den: d, Root: of} }
func piTimes(n, d int64) *Term       { return product(ratio(n, d), pi) }
func rootTimes(n, d, of int64) *Term { return product(ratio(n, d), root(num(of))) }

// Inverse is the function that undoes this one, By(f(x)) = x, for x in On.
type Inverse struct {
	By   string // its name, or none
	On   Interval
	Func *Func // set by link
}

// None is what a fact in words says when there is none.
const None = "none"

var noInverse = Inverse{By: None}

// Composition says that the function Outer of a value is a formula in the
// arguments.
type Composition struct {
	Outer string
	Is    *Term
	Func  *Func // set by link
}

var uncomposed = []Composition{}

// Turns are f(x + k π/2) for k = 0 … 3.
type Turns []*Term

var noTurns = Turns{}

// Image says what a function is in a finite field, where expressions get random
// values that respect its algebra.
type Image struct {
	Kind ImageKind
	Of   *Term // of OnCircle, OnHyperbola and Formula
}

// ImageKind is a kind of Image.
type ImageKind uint8

// The kinds of images.
const (
	ImageForgotten ImageKind = iota
	Opaque                   // an independent random value at each argument
	OnCircle                 // Of (cos u, sin u), a point of the circle
	OnHyperbola              // Of (cosh u, sinh u), a point of the hyperbola, whose sum is exp u
	OddRandom                // independent but for its oddness
	Logarithm                // adds over products
	GeneralPower             // x^y
	Formula                  // Of, in the arguments, wherever there is a value: for series, enclosures and equality; else opaque
	ProductLog               // the y of y exp y = x
	AngleOf                  // the angle of a point (y, x): for series; else opaque
)

var opaque = Image{Kind: Opaque}

// Generator says how calls enter the polynomials of normal forms.
type Generator struct {
	Kind   GeneratorKind
	Degree int // of a Radical or a RealRoot
}

// GeneratorKind is a kind of Generator.
type GeneratorKind uint8

// The kinds of generators.
const (
	GeneratorForgotten GeneratorKind = iota
	Free                             // a generator without relations
	Angle                            // by cos and sin of base angles, s² = 1 − c²
	Exponent                         // by exp, or cosh and sinh, of base exponents
	Radical                          // s^Degree = x
	RealRoot                         // s^Degree = x, of numbers below 0 too
	Absolute                         // s² = x²
	Bit                              // s² = s
)

var free = Generator{Kind: Free}

// Branches says whether a function has branches, so that identities with it may
// hold on a part of their domain only.
type Branches uint8

// The two cases.
const (
	BranchesForgotten Branches = iota
	Smooth
	Branching
)

// Rank is the place of a call among the factors of a product as it is written.
// Functions come last, for in LaTeX their arguments may stand without brackets.
type Rank int8

// The ranks; constants, parameters and variables come before, sums between
// RankCall and RankExponential.
const (
	RankForgotten   Rank = 0
	RankRadical     Rank = 3
	RankCall        Rank = 4
	RankSum         Rank = 5
	RankExponential Rank = 6
	RankSine        Rank = 7
	RankCosine      Rank = 8
	RankNamed       Rank = 9
	RankCondition   Rank = 10
)

// Cost is what a value takes to compute.
type Cost uint8

// The costs.
const (
	CostForgotten Cost = iota
	Cheap              // no more than a few additions
	Expensive
)

// Code names an instruction.
type Code string

// The instructions; NoCode says that programs call the function.
const (
	NoCode     Code = None
	CodeSin    Code = "sin" // of one pair, with the cosine
	CodeCos    Code = "cos"
	CodeRcp    Code = "rcp"
	CodeSelect Code = "select"
)

// Column fills d with the function's values at a, with the bits of Value.
type Column struct{ Fill func(d, a []float64) }

// byNumber says that columns are computed number by number.
var byNumber = &Column{}

// Typed are commands without their backslash.
type Typed []string

var untyped = Typed{}

// Writing is how a call is written.
type Writing struct {
	Kind WritingKind
	// Head is the function's name in LaTeX, or what stands before the arguments,
	// with Tail behind them.
	Head, Tail string
	// Sign compares the arguments, or the one argument with 0; LaTeX is Head.
	Sign string
}

// WritingKind is a kind of Writing.
type WritingKind uint8

// The ways of writing.
const (
	WritingForgotten WritingKind = iota
	Bare                         // \sin x: brackets only where they are needed
	Bracketed                    // \Gamma(x)
	Enclosed                     // between Head and Tail
	Braced                       // \binom{n}{k}
	Raised                       // as an exponent of Head
	Root                         // \sqrt x, x^(1/3)
	Power                        // x^y
	Quotient                     // 1/x
	Comparison                   // as a condition
	Cases                        // if … then … else …
)

// operator is the writing of a name that LaTeX has no command for.
func operator(name string) Writing {
	return Writing{Kind: Bracketed, Head: `\operatorname{` + name + `}`}
}

// Entry is what the language's reference says of a function.
type Entry struct {
	// Hidden says why the language has no function of that name; else None.
	Hidden string
	// Args and Result are the signature's: "y_n, x_n" and "t_n".
	Args, Result string
	Doc          string
	Errors       string // what is refused beyond the domain
	Source       string // of the formula
	Example      string // a script that runs
	Takes        Takes
}

// Takes says how many arguments a call has.
type Takes uint8

// The two cases.
const (
	TakesForgotten Takes = iota
	ItsArguments         // as many as the function
	AnyNumber            // one or more, folded from the left
)

func hidden(why string) *Entry { return &Entry{Hidden: why} }
