package main

// What every engine is asked for: programs to measure, and deeds to watch in a process of their own.

import "context"

// formula is the scalar expression that every engine can say as it stands, up to the names of its inputs; %d keeps the texts of
// many apart.
const formula = "x*x*y + (y - z)/(1.0 + z*z) + %d.0"

// scalar is what formula means.
func scalar(x, y, z float64, k int) float64 { return x*x*y + (y-z)/(1+z*z) + float64(k) }

// call evaluates a compiled formula.
type call func(x, y, z float64) (float64, error)

// program is a compiled formula. worker gives what one goroutine needs to evaluate it; where that is more than the program,
// shared says what.
type program struct {
	worker func() (call, func(), error)
	close  func()
}

// host is an engine that was opened, ready to compile.
type host struct {
	compile func(k int) (*program, error)
	close   func()
}

// errHost is the error, and the panic, of host functions.
type errHost struct{ words string }

func (e *errHost) Error() string { return e.words }

// key names what a host function looks for in the context of an evaluation.
type key struct{}

// engine is one column of the tables. A deed that is nil is none that the engine's interface has; none says so in words.
type engine struct {
	name, module string
	shared       string // what goroutines do not share
	open         func() (*host, error)

	endless func(ctx context.Context) error         // a script without end, given up with the context
	native  func(ctx context.Context) error         // one operation built in that takes long, likewise
	budget  func(n int64) (spent string, err error) // a script without end under a budget of n of the engine's steps
	parse   func(text string) error                 // compiles a text
	nested  func(n int) string                      // n brackets around a number
	chain   func(n int) string                      // the sum of n numbers
	grow    func(limit int64) error                 // numbers without end, under a limit of bytes where there is one
	texts   func(limit int64) error                 // doubles a string, or a formula, 40 times, likewise
	cost    func() (string, error)                  // what evaluating costs, known before
	panics  func() error                            // a script calls a host function that panics
	fails   func(err error) error                   // one that returns an error
	context func(ctx context.Context) (any, error)  // one that asks the context of the evaluation for key
	state   func() (before, after string)           // what a script sees before and after another one tried to change it
	wrong   func() error                            // compiles a text of three lines whose second has a mistake, x + nowhere
	columns func(points []float64, out []float64) (func() error, error)
	tensor  func() (func(at *[4]float64, out []float64) error, error) // 64 components in a call
	loop    func() (func() (float64, error), error)                   // sums 1/(i*i) for i in 1..10^6

	none map[string]string // why a deed is not there

	bare     *engine // the same engine used otherwise, for the rows of speed alone
	bareName string
}

// engines are the columns, in order.
func engines() []*engine {
	return []*engine{geoEngine(), starlarkEngine(), celEngine(), exprEngine(), gojaEngine(), wazeroEngine(), sqliteEngine()}
}
