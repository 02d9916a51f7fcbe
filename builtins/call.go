package builtins

// What a built-in asks of its arguments: their number, kinds, options, and how
// messages name them.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Call checks how many arguments there are and what the options are called,
// then builds the result. An error is a *diag.Diagnostic.
func (e *Entry) Call(c *Call) (value.Value, error) {
	c.Entry = e
	n := 0
	for i := range c.Args {
		a := &c.Args[i]
		if a.Name == "" {
			n++
			continue
		}
		if c.option(a.Name) != a {
			return nil, diag.New(CodeArguments, a.Span, fmt.Sprintf("%s is given twice", a.Name))
		}
		if !e.hasOption(a.Name) {
			return nil, e.unknownOption(c, a)
		}
	}
	if n < e.Min || (e.Max >= 0 && n > e.Max) {
		d := diag.New(CodeArguments, c.Span, fmt.Sprintf("%s takes %s, not %d", e.Name, e.arity(), n)).
			WithNote(e.Signature)
		if args := c.positionals(); e.Name == "log" && len(args) == 2 { // log(x, base)
			d.WithFixNote(c.Span, fmt.Sprintf("log(%s)/log(%s)", args[0].code(), args[1].code()), "if the second is the base")
		} else if e.Name == "linspace" && len(args) == 2 { // as NumPy's and Julia's
			d.WithFixNote(c.Span, fmt.Sprintf("linspace(%s, %s, 100)", args[0].code(), args[1].code()), "a hundred numbers")
		}
		return nil, d
	}
	return e.Apply(c)
}

// LastWord is metric or connection where the last argument that the entry must
// have is one, as its signature says; else empty.
func (e *Entry) LastWord() string {
	first, _, _ := strings.Cut(e.Signature, ")")
	args := strings.Split(first, ", ")
	if e.Min < 1 || e.Min > len(args) {
		return ""
	}
	switch word, _, _ := strings.Cut(args[e.Min-1], " "); word {
	case "metric", "connection":
		return word
	}
	return ""
}

func (e *Entry) hasOption(name string) bool {
	if e.AnyNamed {
		return true
	}
	for _, o := range e.Named {
		if o == name {
			return true
		}
	}
	return false
}

func (e *Entry) unknownOption(c *Call, a *Arg) error {
	d := diag.New(CodeArguments, a.Span, fmt.Sprintf("%s has no option %s", e.Name, a.Name)).WithNote(e.Signature)
	if near := diag.Nearest(a.Name, e.Named); near != "" {
		return d.WithFix(a.Span, near+": "+valueText(a))
	}
	if places := len(c.positionals()); e.Max < 0 || places < e.Max {
		d.WithFixNote(a.Span, valueText(a), "by its place")
	}
	return d
}

// valueText is a named argument's text without its name.
func valueText(a *Arg) string {
	_, text, ok := strings.Cut(a.Span.Text(), ":")
	if !ok {
		return a.Span.Text()
	}
	return strings.TrimSpace(text)
}

func (e *Entry) arity() string {
	switch {
	case e.Max == 0:
		return "no arguments"
	case e.Max < 0:
		return "at least " + number.Count(e.Min, "argument")
	case e.Min == e.Max:
		return number.Count(e.Min, "argument")
	}
	return fmt.Sprintf("%d to %s", e.Min, number.Count(e.Max, "argument"))
}

// positional is the k-th argument without a name, nil when there are fewer.
func (c *Call) positional(k int) *Arg {
	for i := range c.Args {
		if c.Args[i].Name != "" {
			continue
		}
		if k == 0 {
			return &c.Args[i]
		}
		k--
	}
	return nil
}

// positionals are the arguments without a name.
func (c *Call) positionals() []*Arg {
	var out []*Arg
	for i := range c.Args {
		if c.Args[i].Name == "" {
			out = append(out, &c.Args[i])
		}
	}
	return out
}

// option is the first argument of that name, nil when it is not given.
func (c *Call) option(name string) *Arg {
	for i := range c.Args {
		if c.Args[i].Name == name {
			return &c.Args[i]
		}
	}
	return nil
}

// text is how an argument is named in messages: as it was written when that is
// short, else by the name it was bound to.
func (a *Arg) text() string {
	s := strings.Join(strings.Fields(a.Span.Text()), " ")
	if s != "" && len(s) <= 40 {
		return s
	}
	if o, ok := a.Value.(*value.Object); ok && o.Name != "" {
		return o.Name
	}
	return "the argument"
}

// code is an argument as a fix repeats it: a name without its letters, H of
// H_ij, when it is no more than that, else the text as written.
func (a *Arg) code() string {
	s := strings.Join(strings.Fields(a.Span.Text()), " ")
	if a.Name != "" {
		s = valueText(a)
	}
	if o, ok := a.Value.(*value.Object); ok && o.Name != "" {
		if rest, ok := strings.CutPrefix(s, o.Name); ok && !strings.ContainsAny(rest, "()[] @*/+-,") {
			return o.Name
		}
	}
	return s
}

// wrong says that an argument is of another kind than wanted.
func (c *Call) wrong(a *Arg, wanted string) error {
	return diag.New(CodeArgument, a.Span, fmt.Sprintf("%s wants %s here; %s is %s", c.Entry.Name, wanted, a.text(), a.Value.Kind())).
		WithNote(c.Entry.Signature)
}

// object is an argument that is a scalar, an array or an indexed object.
func (c *Call) object(a *Arg) (*value.Object, error) {
	switch v := a.Value.(type) {
	case *value.Object:
		return v, nil
	case *value.Range:
		return c.RangeArray(v)
	}
	return nil, c.wrong(a, "a number, an array or a tensor")
}

// objects are all positional arguments as objects.
func (c *Call) objects() ([]*value.Object, error) {
	var out []*value.Object
	for _, a := range c.positionals() {
		o, err := c.object(a)
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}

// scalar is an argument without axes.
func (c *Call) scalar(a *Arg) (*value.Object, error) {
	o, ok := a.Value.(*value.Object)
	if !ok || len(o.Node.Axes()) > 0 {
		return nil, c.wrong(a, "a scalar")
	}
	return o, nil
}

func (c *Call) mapArg(a *Arg) (*graph.Map, error) {
	m, ok := a.Value.(*value.Map)
	if !ok {
		return nil, c.wrong(a, "a map")
	}
	return m.M, nil
}

func (c *Call) chartArg(a *Arg) (*value.Chart, error) {
	ch, ok := a.Value.(*value.Chart)
	if !ok {
		return nil, c.wrong(a, "a chart")
	}
	return ch, nil
}

func (c *Call) pointArg(a *Arg) (*graph.Point, error) {
	p, ok := a.Value.(*value.Point)
	if !ok {
		return nil, c.wrong(a, "a point")
	}
	return p.P, nil
}

func (c *Call) stringArg(a *Arg) (string, error) {
	s, ok := a.Value.(*value.Str)
	if !ok {
		return "", c.wrong(a, "a text in quotes")
	}
	return s.S, nil
}

// flag is an option that is true or false, absent: false.
func (c *Call) flag(name string) (bool, error) {
	a := c.option(name)
	if a == nil {
		return false, nil
	}
	b, ok := a.Value.(*value.CondConst)
	if !ok {
		return false, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s is either true or false", name)).
			WithFix(a.Span, name+": true")
	}
	return b.True, nil
}

// whole is a whole number that is known before running, at least least.
func (c *Call) whole(a *Arg, least int) (int, error) {
	o, ok := a.Value.(*value.Object)
	if !ok || len(o.Node.Axes()) > 0 {
		return 0, c.wrong(a, "a whole number")
	}
	v, known := value.ConstantOf(o.Node)
	if !known {
		return 0, diag.New(CodeNotConstant, a.Span, fmt.Sprintf("%s must be known before running: sizes do not depend on coordinates or params", a.text()))
	}
	const most = 1 << 40 // far beyond every limit, far below overflow
	if v != float64(int(v)) || v > most || v < float64(least) {
		return 0, diag.New(CodeArgument, a.Span, fmt.Sprintf("%s wants a whole number of at least %d here, not %s", c.Entry.Name, least, number.Format(v, 0)))
	}
	return int(v), nil
}

// wholeOption is whole for an option; absent: zero.
func (c *Call) wholeOption(name string, least int) (int, error) {
	a := c.option(name)
	if a == nil {
		return 0, nil
	}
	return c.whole(a, least)
}
