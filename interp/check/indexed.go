package check

import (
	"sort"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/graph"
	"github.com/seed2d4d80ff/geo/interp/index"
)

// indexed attaches letters: H_ij, inv(G)^ik, (J @ p)^b_i, phi^a. A letter may
// stand twice; the product around it contracts.
func (e *elab) indexed(x *grammar.Indexed) builtins.Value {
	var v builtins.Value
	var b *binding
	if n, ok := x.X.(*grammar.Name); ok {
		b = e.sc.lookup(n.Name)
		if b == nil && n.Name == "delta" {
			return e.delta(x)
		}
		if b == nil {
			e.unknownIndexed(x, n)
			return nil
		}
		if b.value == nil && b.coords == nil {
			return nil
		}
		v = e.valueOf(b, n)
	} else {
		v = e.expr(x.X)
	}
	switch v := v.(type) {
	case nil:
		return nil
	case *builtins.Object:
		return e.attach(v, x, b)
	case *builtins.Range:
		if o := e.rangeArray(v); o != nil {
			return e.attach(o, x, b)
		}
		return nil
	case *pending:
		if o, ok := e.decide(v, x.X).(*builtins.Object); ok {
			return e.attach(o, x, b)
		}
		return nil
	case *builtins.Map:
		return e.mapVector(v.M, x)
	case *builtins.Func:
		d := errAt(CodeNoIndices, x.Span(), short(x.X)+" is a function and takes no indices; its results do")
		if v.Fn != nil && len(v.Fn.Params) > 0 {
			d.WithNote("as in " + v.Name + "(…)" + indexText(ixOf(x.Indices)))
		}
		e.fail(d)
		return nil
	}
	e.fail(errAt(CodeNoIndices, x.Span(), short(x.X)+" is "+kindOf(v)+" and takes no indices"))
	return nil
}

// attach puts the letters of x on the axes of o.
func (e *elab) attach(o *builtins.Object, x *grammar.Indexed, b *binding) builtins.Value {
	if lettered(o) > 0 {
		e.fail(errAt(CodeCount, x.Span(), "the bracket has indices of its own ("+freeList(o)+"): name the object first, or write the letters once").
			WithPlace(x.X.Span(), "free in "+freeList(o)))
		return nil
	}
	if rank(o) != len(x.Indices) {
		e.wrongCount(o, x, b)
		return nil
	}
	if o.Metric && len(x.Indices) == 2 {
		if m := e.metricIndices(o, x); m != nil {
			o = m
		}
	}
	letters := make([]string, len(o.Node.Axes()))
	out := o
	ok := true
	k := 0
	for i := range o.Node.Axes() {
		if l := letterAt(o, i); l != "" {
			letters[i] = l
			continue
		}
		ix := x.Indices[k]
		letters[i] = ix.Name
		if ok && !e.fits(out, i, ix, x, b, k) {
			ok = false
		}
		k++
	}
	if !ok {
		return nil
	}
	out = withLetters(out, letters)
	for i := range out.Node.Axes() {
		if want, have := e.heightOf(x, letters, i), out.Node.Axes()[i].Kind; want != have && have != index.Plain {
			if out = e.turn(out, i, x); out == nil {
				return nil
			}
		}
	}
	if len(x.Groups) > 0 {
		return e.symmetrise(out, x)
	}
	return out
}

// heightOf is the height at which axis i's letter is written.
func (e *elab) heightOf(x *grammar.Indexed, letters []string, i int) index.Kind {
	k := 0
	for j := 0; j < i; j++ {
		if !hidden(letters[j]) {
			k++
		}
	}
	if hidden(letters[i]) {
		return index.Plain
	}
	if x.Indices[k].Up {
		return index.Up
	}
	return index.Down
}

// fits checks one letter against the axis it stands on.
func (e *elab) fits(o *builtins.Object, axis int, ix grammar.Index, x *grammar.Indexed, b *binding, pos int) bool {
	a := o.Node.Axes()[axis]
	if a.Kind == index.Plain {
		if ix.Up {
			d := errAt(CodePlainUp, ix.Sp, ix.Text+" counts over a plain range of "+short(x.X)+": plain indices are written below")
			d.WithFix(x.Span(), textOf(x.X)+indexText(lowered(x.Indices, pos)))
			e.fail(d)
			return false
		}
		return true
	}
	if e.coordLetter(a.Chart, ix) {
		e.refuseCoordLetter(x, ix, a.Chart)
		return false
	}
	want := index.Down
	if ix.Up {
		want = index.Up
	}
	if a.Kind == want || e.sc.metricUse(a.Chart) != nil && o.ViaOf(axis) == nil {
		return true
	}
	e.wrongHeight(o, axis, ix, x, b, pos)
	return false
}

// coordLetter reports a letter that is a coordinate's or block's name of a
// chart declared in the text that is being read, outside functions.
func (e *elab) coordLetter(c *index.Chart, ix grammar.Index) bool {
	if c.BlockIndex(ix.Name) < 0 || len(e.calls) > 0 || e.inFn() {
		return false
	}
	return e.chartSource(c) == ix.Sp.Source
}

// inFn reports whether a function's body is being read.
func (e *elab) inFn() bool {
	for s := e.sc; s != nil; s = s.parent {
		if s.fn {
			return true
		}
	}
	return false
}

// chartSource is the text a chart was declared in.
func (e *elab) chartSource(c *index.Chart) *diag.Source {
	for _, ch := range e.prog.Charts {
		if ch.C == c {
			return ch.Span.Source
		}
	}
	return nil
}

func (e *elab) refuseCoordLetter(x *grammar.Indexed, ix grammar.Index, c *index.Chart) {
	d := errAt(CodeCoordLetter, ix.Sp, ix.Text+" is a coordinate of "+c.Name+": as an index letter it would read like a component")
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
func (e *elab) offerLetter(d *diag.Diagnostic, name string) {
	if e.cur == nil || e.cur.Span().Source != d.Span.Source {
		return
	}
	whole := e.cur.Span()
	d.WithFixNote(whole, e.renamed(whole, e.cur, name, e.freshLetters(1)[0]), "another letter")
}

// renamed is the text under whole with a letter replaced at all its places in x.
func (e *elab) renamed(whole diag.Span, x grammar.Node, name, by string) string {
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
func (e *elab) wrongCount(o *builtins.Object, x *grammar.Indexed, b *binding) {
	n, m := rank(o), len(x.Indices)
	name := short(x.X)
	if n == 0 {
		e.noIndices(x, name)
		return
	}
	d := errAt(CodeCount, x.Span(), name+" has "+slotCount(o)+", here "+isAre(m)+" "+plural(m, "index"))
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
func slotCount(o *builtins.Object) string {
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
func (e *elab) patternFor(o *builtins.Object, x *grammar.Indexed) string {
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
func (e *elab) noIndices(x *grammar.Indexed, name string) {
	d := errAt(CodeNoIndices, x.Span(), name+" is a scalar and takes no indices")
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
		if e.sc.lookup(joined) == nil {
			joined = name
		}
		d.WithFix(x.Span(), joined)
	}
	e.fail(d)
}

// isEuler reports that x is the constant e, not a user's e.
func (e *elab) isEuler(x grammar.Expr) bool {
	n, ok := x.(*grammar.Name)
	if !ok {
		return false
	}
	b := e.sc.lookup(n.Name)
	if b == nil {
		return true
	}
	f, ok := b.value.(*builtins.Func)
	return ok && f.Native != nil
}

// metricIndices gives a metric's other readings: G^ij is the inverse, G^i_j the
// identity; nil when it is read as it was bound.
func (e *elab) metricIndices(o *builtins.Object, x *grammar.Indexed) *builtins.Object {
	axes := o.Node.Axes()
	if axes[0].Kind != index.Down || axes[1].Kind != index.Down {
		return nil
	}
	a, b := x.Indices[0].Up, x.Indices[1].Up
	switch {
	case a && b:
		out := *o
		out.Node = e.g.Inverse(o.Node)
		out.Metric, out.Coords, out.Lit = false, nil, nil
		return &out
	case a != b:
		k := [2]index.Kind{index.Down, index.Down}
		if a {
			k[0] = index.Up
		} else {
			k[1] = index.Up
		}
		as := []index.Axis{{Kind: k[0], Chart: axes[0].Chart, Size: axes[0].Size}, {Kind: k[1], Chart: axes[1].Chart, Size: axes[1].Size}}
		out := *o
		out.Node = e.g.Delta(as[0], as[1])
		out.Metric, out.Law, out.Why, out.Anomaly, out.Weight, out.Lit = false, index.Tensor, "", nil, nil, nil
		return &out
	}
	return nil
}

// wrongHeight says that a letter stands up where the slot is down, and offers
// the metric that raises it.
func (e *elab) wrongHeight(o *builtins.Object, axis int, ix grammar.Index, x *grammar.Indexed, b *binding, pos int) {
	a := o.Node.Axes()[axis]
	name := short(x.X)
	d := errAt(CodeHeight, ix.Sp, ix.Text+" is written "+heightWord(ix.Up)+", and this slot of "+name+" is "+heightWord(a.Kind == index.Up))
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

// metricFor is a metric over a chart to write in a fix: one in scope, or a new
// one with the line that binds it.
func (e *elab) metricFor(c *index.Chart) (name, above string) {
	if ms := e.sc.metrics(c); len(ms) > 0 {
		return ms[0], ""
	}
	name = e.free("G")
	return name, "metric " + name + "_ij = eye(" + strconv.Itoa(c.Dim) + ") on " + c.Name
}

// free is a name that is not bound.
func (e *elab) free(name string) string {
	for e.sc.lookup(name) != nil {
		name += "'"
	}
	return name
}

// turn raises or lowers axis i of o by the metric in use.
func (e *elab) turn(o *builtins.Object, i int, x grammar.Expr) *builtins.Object {
	a := o.Node.Axes()[i]
	m := e.sc.metricUse(a.Chart)
	if m == nil {
		return nil
	}
	if a.Kind == index.Down {
		inv := *m
		inv.Node, inv.Metric = e.g.Inverse(m.Node), false
		m = &inv
	}
	if at := o.BaseOf(i); at != nil && m.BaseOf(0) == nil {
		if m = e.takeAt(m, at, x); m == nil {
			return nil
		}
	}
	axes := append([]index.Axis(nil), o.Node.Axes()...)
	axes[i] = a.Dual()
	labels := make([]int, len(axes))
	out := make([]int, len(axes))
	for k := range axes {
		labels[k], out[k] = k, k
	}
	n := len(axes)
	labels[i] = n
	node := e.g.Contract(e.one(), []graph.Operand{{Node: m.Node, Labels: []int{i, n}}, {Node: o.Node, Labels: labels}}, out, axes)
	res := *o
	res.Node = node
	res.Metric, res.Coords, res.Lit, res.Weight = false, nil, nil, nil
	if o.Law == index.Connection {
		res.Law = index.Chartwise
		res.Why = e.whyNot(o, x)
	}
	return &res
}

// symmetrise averages over the permutations of bracketed letters, 1/n!.
func (e *elab) symmetrise(o *builtins.Object, x *grammar.Indexed) builtins.Value {
	for _, g := range x.Groups {
		first := -1
		var at []int
		for k := g.From; k < g.To; k++ {
			i := e.axisOf(o, k)
			if first < 0 {
				first = i
			} else if slotAt(o, i) != slotAt(o, first) {
				e.fail(errAt(CodeSymmetrise, g.Span(), "the bracket symmetrises indices of one kind: "+
					x.Indices[g.From].Text+" is "+axisWords(o.Node.Axes()[first])+", "+x.Indices[k].Text+" is "+axisWords(o.Node.Axes()[i])))
				return nil
			}
			at = append(at, i)
		}
		if len(at) < 2 {
			continue
		}
		if len(at) > 5 {
			e.fail(errAt(CodeSymmetrise, g.Span(), "a bracket over more than five indices has too many terms"))
			return nil
		}
		o = e.average(o, at, g.Anti)
	}
	return o
}

// axisOf is the axis of the k-th visible letter.
func (e *elab) axisOf(o *builtins.Object, k int) int {
	for i := range o.Node.Axes() {
		if hidden(letterAt(o, i)) {
			continue
		}
		if k == 0 {
			return i
		}
		k--
	}
	return -1
}

func (e *elab) average(o *builtins.Object, at []int, anti bool) *builtins.Object {
	n := len(o.Node.Axes())
	var terms []graph.Term
	fact := int64(1)
	for i := 2; i <= len(at); i++ {
		fact *= int64(i)
	}
	perms(len(at), func(p []int, odd bool) {
		to := make([]int, n)
		for i := range to {
			to[i] = i
		}
		for i, k := range p {
			to[at[i]] = at[k]
		}
		c := e.pool.Ratio(1, fact)
		if anti && odd {
			c = e.pool.Neg(c)
		}
		terms = append(terms, graph.Term{Coef: c, Node: e.g.Permute(o.Node, to)})
	})
	out := *o
	out.Node = e.g.Sum(terms...)
	out.Metric, out.Lit, out.Coords = false, nil, nil
	if out.Law == index.Connection {
		// The antisymmetric part of a connection is its torsion, a tensor; the
		// symmetric part is again a connection.
		if anti {
			out.Law = index.Tensor
		}
	}
	return &out
}

// perms visits the permutations of 0..n-1 with their parity.
func perms(n int, visit func(p []int, odd bool)) {
	p := make([]int, n)
	used := make([]bool, n)
	var rec func(k, inv int)
	rec = func(k, inv int) {
		if k == n {
			visit(append([]int(nil), p...), inv%2 == 1)
			return
		}
		for i := 0; i < n; i++ {
			if used[i] {
				continue
			}
			more := 0
			for j := i + 1; j < n; j++ {
				if used[j] {
					more++
				}
			}
			used[i], p[k] = true, i
			rec(k+1, inv+more)
			used[i] = false
		}
	}
	rec(0, 0)
}

// greekRun rewrites a bare run that spells Greek names, munu, into braces with
// n indices.
func (e *elab) greekRun(x *grammar.Indexed, n int) (string, bool) {
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
