package check

// What a host gives to checking: arrays, functions, files, limits.

import (
	"io/fs"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Options is what a host gives to checking. The zero value is ready to use.
type Options struct {
	Meter   *budget.Meter        // counts the work; nil: one with the default limits
	Graph   *graph.Graph         // nil: a new one
	Params  map[string][]float64 // overrides of params, row-major, by name
	Bodies  []Body               // of functions without a body
	Data    map[string]*Array    // arrays the host brings into scope by name
	Host    []*scalar.Func       // scalar functions the host brings into scope
	FS      fs.FS                // what data and import may read; nil: nothing
	MaxData int64                // bytes of all data, files and arrays; 0: DefaultData
	Reads   *Reads               // what earlier checks of the source read; nil: nothing is remembered
	Session *Session             // an earlier check to go on from
	Limits  Limits
}

// DefaultData is how many bytes the data of a program may take, all together.
const DefaultData = 256 << 20

// Array is numbers of a host, row-major. It must not be changed any more.
type Array struct {
	Shape  []int
	Values []float64
}

// Limits bound checking; zero fields mean the defaults.
type Limits struct {
	Steps   int // expressions elaborated, calls inlined; 1,000,000
	Calls   int // depth of calls; 100
	Unroll  int // elements of a list that is unrolled; 100,000
	Array   int // elements of one array of constants; 50,000,000
	Axes    int // of one object; 16
	Errors  int // reported; 100
	Grammar grammar.Limits
}

func (l Limits) withDefaults() Limits {
	set := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.Steps, 1_000_000)
	set(&l.Calls, 100)
	set(&l.Unroll, 100_000)
	set(&l.Array, 50_000_000)
	set(&l.Axes, 16)
	set(&l.Errors, 100)
	return l
}
