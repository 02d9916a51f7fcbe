package refuse

// Refusals of letters on objects: too many, at the wrong height, of a
// coordinate's name.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// CoordLetter refuses a coordinate's name as a letter of x.
func (w Words) CoordLetter(x *grammar.Indexed, ix grammar.Index, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeCoordLetter, ix.Sp, ix.Text+" is a coordinate of "+c.Name+": as an index letter it would read like a component")
	all := true
	for _, i := range x.Indices {
		if c.BlockIndex(i.Name) < 0 {
			all = false
		}
	}
	if all {
		return w.component(d, x, letter.FromIndices(x.Indices), c)
	}
	w.offerLetter(d, ix.Name)
	return d
}

// spelled are the coordinates that the letters of x spell, one for each slot of o; nil where they do not.
func spelled(o *value.Object, x *grammar.Indexed) []letter.Letter {
	var cs []*index.Chart
	for k, a := range o.Node.Axes() {
		if !letter.Hidden(letter.At(o, k)) {
			cs = append(cs, a.Chart)
		}
	}
	return letter.Spelled(x.Indices, len(cs), func(k int, name string) bool { return cs[k] != nil && cs[k].BlockIndex(name) >= 0 })
}

// component offers the component of x at the coordinates, with all the derivatives that stand before it: those of
// nabla belong to the tensor, and not to one of its components.
func (w Words) component(d *diag.Diagnostic, x *grammar.Indexed, at []letter.Letter, c *index.Chart) *diag.Diagnostic {
	chain := w.derivatives(x)
	if len(chain) == 0 {
		return d.WithFixNote(x.Span(), quote.Text(x.X)+"["+texts(at)+"]", "for the component")
	}
	ls := w.freshLetters(len(chain) + len(at))
	text, coords := "(", []string(nil)
	for k, y := range chain {
		if y.Index.Up || c.BlockIndex(y.Index.Name) < 0 { // whose letter is free, or raised
			return d
		}
		text += y.Op + "_" + ls[k] + " "
		coords = append(coords, y.Index.Text)
	}
	own := slices.Clone(at)
	for k := range own {
		own[k].Text = ls[len(chain)+k]
	}
	whole := chain[0]
	for _, y := range chain {
		w.mends(y)
	}
	return d.WithFixNote(whole.Span(), text+quote.Text(x.X)+letter.Text(own)+")["+strings.Join(coords, ",")+","+texts(at)+"]", "for the component")
}

// derivatives are those of the statement that x stands in, the outermost first.
func (w Words) derivatives(x grammar.Expr) (chain []*grammar.Deriv) {
	if w.Statement == nil {
		return nil
	}
	grammar.Walk(w.Statement, func(n grammar.Node) bool {
		y, ok := n.(*grammar.Deriv)
		if !ok || len(chain) > 0 {
			return len(chain) == 0
		}
		all := []*grammar.Deriv{y}
		inner := y.X
		for {
			z, ok := inner.(*grammar.Deriv)
			if !ok {
				break
			}
			all, inner = append(all, z), z.X
		}
		if inner == x {
			chain = all
			return false
		}
		return true
	})
	return chain
}

// WrongCount says that letters and slots differ in number.
func (w Words) WrongCount(o *value.Object, x *grammar.Indexed, b Bound) *diag.Diagnostic {
	n, m := letter.Rank(o), len(x.Indices)
	name := quote.Short(x.X)
	if n == 0 {
		return w.NoIndices(x, name)
	}
	d := diag.New(CodeCount, x.Span(), name+" has "+o.SlotCount()+", here "+IsAre(m)+" "+number.Count(m, "index"))
	b.place(d)
	if at := spelled(o, x); at != nil {
		c := o.Node.Axes()[0].Chart
		d.Code, d.Message = CodeCoordLetter, at[0].Text+" is a coordinate of "+c.Name+": a component has its coordinates in brackets"
		return w.component(d, x, at, c)
	}
	if p, ok := greekRun(x, n); ok {
		if l, word := twiceOf(x); l != "" {
			d.Message = l + " occurs twice " + word + ": " + name + " has " + o.SlotCount() + ", and a run without braces is one letter an index"
		}
		at, text := w.allGreek(x, name+p)
		d.WithFixNote(at, text, "did you mean")
	} else if m < n {
		if !w.offerMeant(d, o, x, name) {
			d.WithFix(x.Span(), name+w.patternFor(o, x))
		}
	}
	return d
}

// offerMeant offers what fewer letters than slots mean elsewhere: A^T is the transpose, and nothing else; R_ij of a curvature is
// Ricci's tensor, or lacks letters.
func (w Words) offerMeant(d *diag.Diagnostic, o *value.Object, x *grammar.Indexed, name string) (sure bool) {
	axes := o.Node.Axes()
	switch ix := x.Indices; {
	case len(axes) == 2 && axes[0].Kind == index.Plain && axes[1].Kind == index.Plain && len(ix) == 1 && ix[0].Up && ix[0].Text == "T":
		d.WithFixNote(x.Span(), "("+name+"_ij)_ji", "the transpose")
		return true
	case strings.HasPrefix(name, "R") && isCurvature(axes) && len(ix) == 2 && !ix[0].Up && !ix[1].Up && ix[0].Text != ix[1].Text:
		sum := w.freshLetters(1, ix[0].Text, ix[1].Text)[0]
		d.WithFixNote(x.Span(), name+letter.Text([]letter.Letter{{Text: sum, Up: true}, {Text: ix[0].Text}, {Text: sum}, {Text: ix[1].Text}}), "its trace, as Ricci's tensor is of Riemann's")
	}
	return false
}

// isCurvature reports the slots of R^i_jkl.
func isCurvature(axes []index.Axis) bool {
	for k, a := range axes {
		if a.Kind == index.Plain || (a.Kind == index.Up) != (k == 0) || a.Chart != axes[0].Chart {
			return false
		}
	}
	return len(axes) == 4
}

// texts are letters as positions: r,t,t.
func texts(ls []letter.Letter) string {
	var out []string
	for _, l := range ls {
		out = append(out, l.Text)
	}
	return strings.Join(out, ",")
}

// NoIndices says that a number or scalar takes no indices: x^n, gradNorm_rate.
func (w Words) NoIndices(x *grammar.Indexed, name string) *diag.Diagnostic {
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
	case up:
		if !w.isEuler(x.X) || name != "e" {
			d.Message = name + " takes no indices; ^ before a letter opens an index, a power is written with a bracket"
		}
		w.offerPowers(d, x)
	case mixed:
		d.WithFix(x.Span(), name)
	default:
		if len(x.Indices) > 1 {
			d.WithNote("names have no underscore: " + quote.Text(x) + " reads as " + name + " with " + strconv.Itoa(len(x.Indices)) + " indices")
		} else {
			d.WithNote("names have no underscore")
		}
		joined := name + strings.ToUpper(run[:1]) + run[1:]
		if !w.Taken(joined) {
			joined = name
		}
		d.WithFix(x.Span(), joined)
	}
	return d
}

// offerPowers offers powers with brackets for letters above numbers, for x and
// for all others of the statement: x^p*y^q is one mistake.
func (w Words) offerPowers(d *diag.Diagnostic, x *grammar.Indexed) {
	whole, found := x.Span(), false
	var at []*grammar.Indexed
	if w.Statement != nil && w.Type != nil {
		grammar.Walk(w.Statement, func(n grammar.Node) bool {
			y, ok := n.(*grammar.Indexed)
			if !ok || !allUp(y.Indices) {
				return true
			}
			if o := w.Type(y.X); y == x || o != nil && letter.Rank(o) == 0 {
				at, found = append(at, y), found || y == x
				return false
			}
			return true
		})
	}
	if !found {
		at = []*grammar.Indexed{x}
	}
	whole = at[0].Span().To(at[len(at)-1].Span())
	var b strings.Builder
	pos := whole.Start
	for _, y := range at {
		b.WriteString(whole.Source.Text[pos:y.Span().Start] + w.powerText(y))
		pos = y.Span().End
		w.mends(y)
	}
	d.WithFix(whole, b.String()+whole.Source.Text[pos:whole.End])
}

// powerText is the power that x^p is meant to be: a second ^ is a power of the
// exponent, and a run of bound names a product.
func (w Words) powerText(x *grammar.Indexed) string {
	last := len(x.Indices) - 1
	text := x.Indices[last].Text
	for i := last - 1; i >= 0; i-- {
		l, between := x.Indices[i], diag.Span{Source: x.Span().Source, Start: x.Indices[i].Sp.End, End: x.Indices[i+1].Sp.Start}
		joined := ""
		for _, ix := range x.Indices {
			joined += ix.Text
		}
		switch {
		case strings.Contains(between.Text(), "^"):
			text = l.Text + "^(" + text + ")"
		case w.Taken(joined) || !w.Taken(l.Text):
			text = l.Text + text
		default:
			text = l.Text + " " + text
		}
	}
	if n, ok := x.X.(*grammar.Name); ok && n.Name == "e" && w.isEuler(n) {
		return "exp(" + text + ")"
	}
	base := quote.Text(x.X)
	switch x.X.(type) {
	case *grammar.Reduce, *grammar.Deriv: // sum_n(x)^2 is in doubt
		base = "(" + base + ")"
	default: // a power stands directly behind
	}
	return base + "^(" + text + ")"
}

func allUp(ix []grammar.Index) bool {
	for _, i := range ix {
		if !i.Up {
			return false
		}
	}
	return len(ix) > 0
}

// ConnectionHeights refuses letters of a connection other than one above and two
// below: no metric makes them anything but numbers of one chart.
func (w Words) ConnectionHeights(x *grammar.Indexed, b Bound) *diag.Diagnostic {
	d := diag.New(CodeHeight, x.Span(), quote.Short(x.X)+" is a connection, with one letter above and two below, and is neither raised nor lowered")
	b.place(d)
	return d.WithNote("where its components times those of a metric are meant, the product says so")
}

// inOtherOrder are letters in the order in which they fit the heights of o's
// slots; "" where they fit in none.
func inOtherOrder(o *value.Object, ix []grammar.Index) string {
	var up, down, out []letter.Letter
	for _, l := range letter.FromIndices(ix) {
		if l.Up {
			up = append(up, l)
		} else {
			down = append(down, l)
		}
	}
	for i, a := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, i)) {
			continue
		}
		from := &down
		if a.Kind == index.Up {
			from = &up
		}
		if len(*from) == 0 {
			return ""
		}
		out, *from = append(out, (*from)[0]), (*from)[1:]
	}
	return letter.Text(out)
}

// WrongHeight says that a letter stands up where the slot is down. It offers the
// letters in another order where they fit so, else the metric that raises it.
func (w Words) WrongHeight(o *value.Object, axis int, ix grammar.Index, x *grammar.Indexed, b Bound) *diag.Diagnostic {
	a := o.Node.Axes()[axis]
	name := quote.Short(x.X)
	d := diag.New(CodeHeight, ix.Sp, ix.Text+" is written "+letter.Height(ix.Up)+", and this slot of "+name+" is "+letter.Height(a.Kind == index.Up))
	b.place(d)
	if run := inOtherOrder(o, x.Indices); run != "" {
		return d.WithFixNote(x.Span(), quote.Text(x.X)+run, "the slots in their order")
	}
	if o.BaseOf(axis) == nil && o.ViaOf(axis) != nil {
		return d
	}
	// G^ik H_kj for H^i_j: one metric a letter that is turned.
	ls := letter.FromIndices(x.Indices)
	names := w.freshLetters(len(ls))
	var factors []string
	metric, above := w.metricFor(a.Chart)
	k := 0
	for i, ax := range o.Node.Axes() {
		if letter.Hidden(letter.At(o, i)) {
			continue
		}
		if ax.Kind != index.Plain && (ax.Kind == index.Up) != ls[k].Up && ax.Chart == a.Chart {
			n := names[0]
			names = names[1:]
			factors = append(factors, metric+letter.Text([]letter.Letter{{Text: ls[k].Text, Up: ls[k].Up}, {Text: n, Up: ls[k].Up}}))
			ls[k] = letter.Letter{Text: n, Up: !ls[k].Up}
		}
		k++
	}
	fix := diag.Fix{Span: x.Span(), Replace: strings.Join(factors, " ") + " " + quote.Text(x.X) + letter.Text(ls), Above: above}
	d.Fixes = append(d.Fixes, fix)
	if above == "" && o.BaseOf(axis) == nil {
		d.WithNote("`use metric " + metric + "` turns on raising by letter position from its line on")
	}
	return d
}

// DerivWhole refuses d_i of a whole object with slots or indices, unless it is
// hidden ones only.
func (w Words) DerivWhole(x *grammar.Deriv, o *value.Object) *diag.Diagnostic {
	ls := w.freshLetters(letter.Unlettered(o), x.Index.Name)
	d := diag.New(CodeNeedLetters, x.X.Span(), quote.Short(x.X)+" is "+o.Kind()+": a derivative needs its letters")
	if letter.Lettered(o) == 0 {
		d.WithFix(x.X.Span(), quote.ForLetters(x.X)+quote.Heights(o, ls))
	}
	return d
}

// DerivOfValue says that a value has nothing to differentiate.
func (w Words) DerivOfValue(x *grammar.Deriv, o *value.Object) *diag.Diagnostic {
	d := diag.New(CodeNoField, x.X.Span(), quote.Short(x.X)+" is a value: at a point there is nothing to differentiate")
	if at, ok := quote.Unparen(x.X).(*grammar.AtPoint); ok {
		d.WithFixNote(x.Span(), "("+x.Op+letter.Text(letter.FromIndices([]grammar.Index{x.Index}))+" "+quote.Bracketed(at.X)+" @ "+quote.Text(at.Point)+")", "the derivative, then the point")
	} else {
		d.WithNote("differentiate the field, then take it at the point: (d_i f) @ p")
	}
	return d
}

// Power says that powers are of numbers, and offers G^ij v_i v_j for a
// square.
func (w Words) Power(x *grammar.Binary, o *value.Object, side int) *diag.Diagnostic {
	f := x.X
	if side == 1 {
		f = x.Y
	}
	d := diag.New(CodeNotNumbers, f.Span(), "a power acts on numbers and arrays, "+quote.Short(f)+" is "+o.Kind())
	if n, ok := x.Y.(*grammar.Number); ok && side == 0 && letter.Rank(o) == 1 && n.Text != "2" && strings.Trim(n.Text, "0123456789") == "" {
		return d.WithFixNote(x.Span(), quote.Text(x.X)+"["+n.Text+"]", "for the component")
	}
	if u, ok := x.Y.(*grammar.Unary); ok && side == 0 && u.X.Span().Text() == "1" && o.Metric {
		return d.WithFixNote(x.Span(), "inv("+quote.Text(x.X)+")", "the inverse")
	}
	two := false
	if n, ok := x.Y.(*grammar.Number); ok && n.Text == "2" {
		two = true
	}
	if two && side == 0 && letter.Rank(o) == 1 {
		a := o.Node.Axes()[0]
		base, l := quote.ForLetters(x.X), "i"
		g, above := w.metricFor(a.Chart)
		m := w.freshLetters(1, l)[0]
		up := a.Kind == index.Up
		switch y := quote.Unparen(x.X).(type) {
		case *grammar.Indexed:
			base, l = quote.Text(y.X), y.Indices[0].Text
		default: // the letters are inside, if there are any
			if own := letter.At(o, 0); own != "" && !letter.Whole(own) && !letter.Hidden(own) { // d_i f: the letters are inside
				l = own
				d.WithFix(x.Span(), g+letter.Text([]letter.Letter{{Text: l, Up: !up}, {Text: m, Up: !up}})+" "+quote.Text(x.X)+" "+renamed(x.X.Span(), x.X, l, m))
				d.Fixes[0].Above = above
				return d
			}
		}
		d.WithFix(x.Span(), g+letter.Text([]letter.Letter{{Text: l, Up: !up}, {Text: m, Up: !up}})+" "+base+letter.Text([]letter.Letter{{Text: l, Up: up}})+" "+base+letter.Text([]letter.Letter{{Text: m, Up: up}}))
		d.Fixes[len(d.Fixes)-1].Above = above
	}
	return d
}

// NotThere says that the letter of a reduction is not free in its operand.
func (w Words) NotThere(x *grammar.Reduce, ix grammar.Index, o *value.Object) *diag.Diagnostic {
	d := diag.New(CodeReduce, ix.Sp, x.Op+" runs over "+ix.Text+", which "+quote.Short(x.X)+" does not have")
	if o != nil {
		if l := FreeList(o); l != "" {
			d.WithNote("free there: " + l)
		} else if letter.Unlettered(o) == 1 && letter.Slots(o) == 0 && len(x.Indices) == 1 {
			open, shut := " ", ""
			if x.Attached {
				open, shut = "(", ")"
			}
			d.WithFix(x.Span(), x.Op+"_"+ix.Text+open+quote.ForLetters(x.X)+"_"+ix.Text+shut)
		}
	}
	return d
}

// SlotReduced says that a reduction names a slot.
func (w Words) SlotReduced(x *grammar.Reduce, ix grammar.Index, o *value.Object, k int) *diag.Diagnostic {
	a := o.Node.Axes()[k]
	if a.Kind == index.Plain {
		return w.NotThere(x, ix, o)
	}
	return diag.New(CodeReduce, ix.Sp, ix.Text+" is "+Axis(a)+" here: reductions run over plain indices, slots are contracted in pairs").
		WithPlace(firstPlace(x.X, ix.Name), Axis(a)).
		WithNote("components(…) gives plain indices, and numbers that depend on the chart")
}

// PlainUp refuses a plain letter written above, the pos-th of x.
func (w Words) PlainUp(x *grammar.Indexed, pos, size int) *diag.Diagnostic {
	ix := x.Indices[pos]
	d := diag.New(CodePlainUp, ix.Sp, ix.Text+" counts over a plain range of "+quote.Short(x.X)+": plain indices are written below")
	d.WithFix(x.Span(), quote.Text(x.X)+letter.Text(lowered(x.Indices, pos)))
	if _, list := x.X.(*grammar.List); list {
		w.bindFirst(d, x, size)
	}
	return d
}

// DerivLetter refuses the letter of a derivative of o that is a coordinate.
func (w Words) DerivLetter(x *grammar.Deriv, o *value.Object, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeCoordLetter, x.Index.Sp, x.Index.Text+" is a coordinate of "+c.Name+": as an index letter it would read like a component")
	if letter.Slots(o) == 0 && !x.Index.Up {
		d.WithFixNote(x.Span(), "("+x.Op+"_"+w.freshLetters(1)[0]+" "+quote.Text(x.X)+")["+x.Index.Text+"]", "for the component")
	} else {
		w.offerLetter(d, x.Index.Name)
	}
	return d
}

// ByParam refuses d_M x for a param M, and offers the derivative by M and another
// letter.
func (w Words) ByParam(x *grammar.Deriv, declared diag.Span) *diag.Diagnostic {
	m := x.Index.Text
	d := diag.New(CodeParamLetter, x.Span(), quote.Short(x)+" reads as the derivative by the param "+m+", and is one in the coordinates, with "+m+" for an index").
		WithPlace(declared, "the param")
	inner := quote.Unparen(x.X)
	letters := letter.Text(openLetters(inner))
	if w.isBuiltin("diff") {
		d.WithFixNote(x.Span(), "diff("+quote.Text(inner)+", "+m+")"+letters, "by the param")
	}
	s, ok := w.Statement.(*grammar.Define)
	switch {
	case !ok || len(s.Indices) > 0:
		w.offerLetter(d, x.Index.Name)
	case isEntries(s.Value, x): // the left side then has the letter too
		l := w.freshLetters(1)[0]
		whole, name := s.Span(), s.Name.Sp.End-s.Span().Start
		text := renamed(whole, s, x.Index.Name, l)
		own := letter.Text(append([]letter.Letter{{Text: l}}, openLetters(inner)...))
		d.WithFixNote(whole, text[:name]+own+text[name:], "another letter")
	}
	return d
}

// openLetters are the letters of an indexed object or of derivatives of one that
// stand once; nil for anything else.
func openLetters(x grammar.Expr) (ls []letter.Letter) {
	var ix []grammar.Index
	for {
		d, ok := x.(*grammar.Deriv)
		if !ok {
			break
		}
		ix, x = append(ix, d.Index), d.X
	}
	if y, ok := x.(*grammar.Indexed); ok {
		ix = append(ix, y.Indices...)
	}
	for _, i := range ix {
		n := 0
		for _, j := range ix {
			if j.Name == i.Name {
				n++
			}
		}
		if n == 1 {
			ls = append(ls, letter.Letter{Text: i.Text, Up: i.Up})
		}
	}
	return ls
}

// RaisedDeriv refuses d^i where no metric is in use over c, and offers the
// product with one, in brackets since a derivative may stand before it.
func (w Words) RaisedDeriv(x *grammar.Deriv, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeNeedMetric, x.Span(), quote.Short(x)+" is raised by the metric in use, and none is over "+c.Name)
	g, above := w.metricFor(c)
	m := w.freshLetters(1)[0]
	text := g + letter.Text([]letter.Letter{{Text: x.Index.Text, Up: true}, {Text: m, Up: true}}) + " " + x.Op + letter.Text([]letter.Letter{{Text: m}})
	d.Fixes = append(d.Fixes, diag.Fix{Span: x.Span(), Replace: "(" + text + " " + quote.Text(x.X) + ")", Above: above})
	if above == "" {
		w.offerUse(d, c)
	}
	return d
}

// NoConnection refuses nabla where no connection is in use.
func (w Words) NoConnection(x *grammar.Deriv, c *index.Chart) *diag.Diagnostic {
	d := diag.New(CodeNoConnection, x.Span(), "no connection is in use on "+c.Name+": nabla needs one")
	w.offerUse(d, c)
	return d
}

// HeadCount refuses more or fewer letters than a function's head declares slots.
func (w Words) HeadCount(x *grammar.Indexed, slots int, declared diag.Span) *diag.Diagnostic {
	d := diag.New(CodeCount, x.Span(), quote.Short(x.X)+" has "+number.Count(slots, "slot")+", here "+IsAre(len(x.Indices))+" "+number.Count(len(x.Indices), "index")).WithPlace(declared, "declared here")
	if run, ok := greekRun(x, slots); ok {
		d.WithFix(x.Span(), quote.Text(x.X)+run)
	}
	return d
}

// MapLetter refuses the letters of a map other than one above.
func (w Words) MapLetter(x *grammar.Indexed) *diag.Diagnostic {
	l := "a"
	if len(x.Indices) > 0 {
		l = x.Indices[0].Text
	}
	return diag.New(CodeCount, x.Span(), quote.Short(x.X)+" is a map; its coordinate functions have one upper index").
		WithFix(x.Span(), quote.Text(x.X)+"^"+l)
}

// DeltaCount refuses delta with more or fewer than two letters.
func (w Words) DeltaCount(x *grammar.Indexed) *diag.Diagnostic {
	return diag.New(CodeCount, x.Span(), "delta has one upper and one lower index, here are "+number.Count(len(x.Indices), "index")).
		WithFix(x.Span(), "delta^i_j")
}

// DeltaHeight refuses delta_ij.
func (w Words) DeltaHeight(x *grammar.Indexed) *diag.Diagnostic {
	ix := x.Indices
	height := "lower"
	if ix[0].Up {
		height = "upper"
	}
	d := diag.New(CodeDelta, x.Span(), "delta pairs an upper with a lower index; two "+height+" indices need a metric")
	return d.WithFixNote(x.Span(), "delta"+letter.Text([]letter.Letter{{Text: ix[0].Text, Up: true}, {Text: ix[1].Text, Up: false}}), "if the identity is meant")
}

// ReductionUp refuses a reduction over a letter written above.
func (w Words) ReductionUp(ix grammar.Index) *diag.Diagnostic {
	return diag.New(CodePlainUp, ix.Sp, "a reduction runs over plain indices, and those are written below").WithFix(ix.Sp, ix.Text)
}
