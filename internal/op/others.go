package op

// Functions that are written as others: a call is that formula, and nothing behind the language knows them.

// Other is a function that stands for a formula.
type Other struct {
	Name  string
	Is    *Term
	Arity int
	Typed Typed // commands that people who write LaTeX will type for it
	Entry *Entry
}

func other(name string, is *Term, typed Typed, doc, example string) *Other {
	return &Other{Name: name, Is: is, Arity: 1, Typed: typed,
		Entry: &Entry{Hidden: None, Args: "x_n", Result: "y_n", Takes: ItsArguments, Doc: doc, Errors: None, Source: None, Example: example}}
}

// Others are these functions.
var Others = func() []*Other {
	os := []*Other{
		other("cot", quotient(call("cos", x), call("sin", x)), Typed{"cot"}, "The cotangent of an angle in radians, cos(x)/sin(x).",
			"assert cot(pi/4) == 1\n"),
		other("sec", inverse(call("cos", x)), Typed{"sec"}, "The secant of an angle in radians, 1/cos(x).",
			"assert sec(pi/3) == 2\n"),
		other("csc", inverse(call("sin", x)), Typed{"csc"}, "The cosecant of an angle in radians, 1/sin(x).",
			"chart c(t)\nassert csc(t)^2 - cot(t)^2 == 1\n"),
		other("factorial", call("gamma", sum(x, one)), untyped, "x!, which is gamma(x + 1); not defined at the negative whole numbers.",
			"assert factorial([0, 5]) == [1, 120]\n"),
		other("silu", product(x, call("sigmoid", x)), untyped, "x*sigmoid(x), a smooth rectifier.",
			"assert silu(0) == 0\n"),
		other("gelu", product(ratio(1, 2), x, call("erfc", negative(product(x, inverse(root(two)))))), untyped,
			"x times the normal distribution function, exactly: x*erfc(-x/sqrt(2))/2, with all its digits far below 0.",
			"assert gelu(1) ~= 0.8413447460685429\n"),
	}
	for _, o := range os {
		o.Is.link(byName)
	}
	return os
}()

// Knows reports a function of the language by its name.
func Knows(name string) bool {
	if f := Named(name); f != nil {
		return f.Entry.Hidden == None
	}
	for _, o := range Others {
		if o.Name == name {
			return true
		}
	}
	return false
}
