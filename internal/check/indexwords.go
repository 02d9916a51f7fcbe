package check

import (
	"sort"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (e *checker) refuseCoordLetter(x *grammar.Indexed, ix grammar.Index, c *index.Chart) {
	d := diag.New(CodeCoordLetter, ix.Sp, ix.Text+" is a coordinate of "+c.Name+": as an index letter it would read like a component")
	all := true
	var parts []string
	for _, i := range x.Indices {
		if c.BlockIndex(i.Name) < 0 {
			all = false
		}
		parts = append(parts, i.Text)
	}
	if all {
		d.WithFixNote(x.Span(), textOf(x.X)+"["+strings.Join(parts, ",")+"]", "for the component")
	} else {
		e.offerLetter(d, ix.Name)
	}
	e.fail(d)
}

// offerLetter offers another letter at every place of the statement.
func (e *checker) offerLetter(d *diag.Diagnostic, name string) {
	if e.statement.node == nil || e.statement.node.Span().Source != d.Span.Source {
		return
	}
	whole := e.statement.node.Span()
	d.WithFixNote(whole, e.renamed(whole, e.statement.node, name, e.freshLetters(1)[0]), "another letter")
}

// renamed is the text under whole with a letter replaced at all its places in x.
func (e *checker) renamed(whole diag.Span, x grammar.Node, name, by string) string {
	at := places(x, name)
	sort.Slice(at, func(i, j int) bool { return at[i].Start < at[j].Start })
	return replaceSpans(whole, at, by)
}

// textOf is the source text of an expression.
func textOf(x grammar.Expr) string { return x.Span().Text() }

func lowered(ix []grammar.Index, pos int) []ixLetter {
	ls := ixOf(ix)
	ls[pos].up = false
	return ls
}

// wrongCount says that letters and slots differ in number.
func (e *checker) wrongCount(o *value.Object, x *grammar.Indexed, b *binding) {
	n, m := rank(o), len(x.Indices)
	name := short(x.X)
	if n == 0 {
		e.noIndices(x, name)
		return
	}
	d := diag.New(CodeCount, x.Span(), name+" has "+slotCount(o)+", here "+isAre(m)+" "+plural(m, "index"))
	if b != nil && b.pattern != "" && !b.def.IsZero() {
		d.WithPlace(b.def, "bound as "+b.pattern)
	}
	if p, ok := e.greekRun(x, n); ok {
		if l, word := twiceOf(x); l != "" {
			d.Message = l + " occurs twice " + word + ": " + name + " has " + slotCount(o) + ", and a run without braces is one letter an index"
		}
		d.WithFixNote(x.Span(), name+p, "did you mean")
	} else if m < n {
		d.WithFix(x.Span(), name+e.patternFor(o, x))
	}
	e.fail(d)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// twiceOf is a letter that stands twice at one height in a run.
func twiceOf(x *grammar.Indexed) (letter, height string) {
	for i, a := range x.Indices {
		for _, b := range x.Indices[:i] {
			if a.Name == b.Name && a.Up == b.Up {
				return a.Text, heightWord(a.Up)
			}
		}
	}
	return "", ""
}

// slotCount is 2 slots, or 1 slot and 2 plain indices.
func slotCount(o *value.Object) string {
	s := slots(o)
	p := rank(o) - s
	switch {
	case s == 0:
		return pluralIndex(p)
	case p == 0:
		return plural(s, "slot")
	}
	return plural(s, "slot") + " and " + pluralIndex(p)
}

func pluralIndex(n int) string {
	if n == 1 {
		return "1 plain index"
	}
	return strconv.Itoa(n) + " plain indices"
}

// patternFor completes the letters of x to all of o's slots.
func (e *checker) patternFor(o *value.Object, x *grammar.Indexed) string {
	var not []string
	for _, i := range x.Indices {
		not = append(not, i.Name)
	}
	fresh := e.freshLetters(rank(o), not...)
	var ls []ixLetter
	k := 0
	for i, a := range o.Node.Axes() {
		if hidden(letterAt(o, i)) {
			continue
		}
		t := ""
		if k < len(x.Indices) {
			t = x.Indices[k].Text
		} else {
			t = fresh[0]
			fresh = fresh[1:]
		}
		ls = append(ls, ixLetter{t, a.Kind == index.Up})
		k++
	}
	return indexText(ls)
}

// noIndices says that a number or scalar takes no indices: x^n, gradNorm_rate.
func (e *checker) noIndices(x *grammar.Indexed, name string) {
	d := diag.New(CodeNoIndices, x.Span(), name+" is a scalar and takes no indices")
	up, mixed := true, false
	run := ""
	for _, i := range x.Indices {
		if !i.Up {
			up = false
		} else {
			mixed = true
		}
		run += i.Text
	}
	switch {
	case up && len(x.Indices) > 0 && name == "e" && e.isEuler(x.X):
		d.WithFix(x.Span(), "exp("+run+")")
	case up:
		d.Message = name + " takes no indices; ^ before a letter opens an index, a power is written with a bracket"
		d.WithFix(x.Span(), name+"^("+run+")")
	case mixed:
		d.WithFix(x.Span(), name)
	default:
		if len(x.Indices) > 1 {
			d.WithNote("names have no underscore: " + textOf(x) + " reads as " + name + " with " + itoa(len(x.Indices)) + " indices")
		} else {
			d.WithNote("names have no underscore")
		}
		joined := name + strings.ToUpper(run[:1]) + run[1:]
		if e.scope.lookup(joined) == nil {
			joined = name
		}
		d.WithFix(x.Span(), joined)
	}
	e.fail(d)
}

// isEuler reports that x is the constant e, not a user's e.
func (e *checker) isEuler(x grammar.Expr) bool {
	n, ok := x.(*grammar.Name)
	if !ok {
		return false
	}
	b := e.scope.lookup(n.Name)
	if b == nil {
		return true
	}
	f, ok := b.value.(*value.Func)
	return ok && f.Native != nil
}

// wrongHeight says that a letter stands up where the slot is down, and offers
// the metric that raises it.
func (e *checker) wrongHeight(o *value.Object, axis int, ix grammar.Index, x *grammar.Indexed, b *binding, pos int) {
	a := o.Node.Axes()[axis]
	name := short(x.X)
	d := diag.New(CodeHeight, ix.Sp, ix.Text+" is written "+heightWord(ix.Up)+", and this slot of "+name+" is "+heightWord(a.Kind == index.Up))
	if b != nil && b.pattern != "" && !b.def.IsZero() {
		d.WithPlace(b.def, "bound as "+b.pattern)
	}
	if o.BaseOf(axis) == nil && o.ViaOf(axis) != nil {
		e.fail(d)
		return
	}
	// G^ik H_kj for H^i_j: one metric a letter that is turned.
	ls := ixOf(x.Indices)
	names := e.freshLetters(len(ls))
	var factors []string
	metric, above := e.metricFor(a.Chart)
	k := 0
	for i, ax := range o.Node.Axes() {
		if hidden(letterAt(o, i)) {
			continue
		}
		if ax.Kind != index.Plain && (ax.Kind == index.Up) != ls[k].up && ax.Chart == a.Chart {
			n := names[0]
			names = names[1:]
			factors = append(factors, metric+indexText([]ixLetter{{ls[k].text, ls[k].up}, {n, ls[k].up}}))
			ls[k] = ixLetter{n, !ls[k].up}
		}
		k++
	}
	fix := diag.Fix{Span: x.Span(), Replace: strings.Join(factors, " ") + " " + textOf(x.X) + indexText(ls), Above: above}
	d.Fixes = append(d.Fixes, fix)
	if above == "" && o.BaseOf(axis) == nil {
		d.WithNote("`use metric " + metric + "` turns on raising by letter position from its line on")
	}
	e.fail(d)
}

func heightWord(up bool) string {
	if up {
		return "up"
	}
	return "down"
}

// greekRun rewrites a bare run that spells Greek names, munu, into braces with
// n indices.
func (e *checker) greekRun(x *grammar.Indexed, n int) (string, bool) {
	if !x.Bare {
		return "", false
	}
	var out []ixLetter
	for i := 0; i < len(x.Indices); {
		found := false
		for j := len(x.Indices); j > i+1; j-- {
			word := ""
			for k := i; k < j; k++ {
				if x.Indices[k].Up != x.Indices[i].Up {
					word = "?"
					break
				}
				word += x.Indices[k].Name
			}
			if isGreek(strings.ToLower(word)) {
				out = append(out, ixLetter{word, x.Indices[i].Up})
				i = j
				found = true
				break
			}
		}
		if !found {
			out = append(out, ixLetter{x.Indices[i].Text, x.Indices[i].Up})
			i++
		}
	}
	if len(out) == len(x.Indices) || n >= 0 && len(out) != n {
		return "", false
	}
	return indexText(out), true
}

func isGreek(word string) bool {
	switch word {
	case "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
		"xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega":
		return true
	}
	return false
}
