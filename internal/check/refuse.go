package check

import (
	"sort"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// twiceSame refuses v^i w^i, H_ii and H_ij H_ij, and offers the metrics that
// are missing.
func (l *letterCount) twiceSame() {
	e := l.e
	r := l.same[0]
	up := r.slot.axis.Kind == index.Up
	word := heightWord(up)
	msg := r.name + " occurs twice " + word + ": a sum pairs an upper with a lower slot"
	if r.at[0].f == r.at[1].f && !up && len(l.same) == 1 {
		msg = "two down slots are summed over " + r.name + ": the trace of a bilinear form needs a metric"
	}
	if len(l.same) > 1 {
		msg = ""
		for k, q := range l.same {
			if k > 0 {
				msg += " and "
			}
			msg += q.name
		}
		msg += " occur twice at one height: a sum pairs an upper with a lower slot"
	}
	d := diag.New(CodeTwiceSame, l.spanOf(r, 1), msg).WithPlace(l.spanOf(r, 0), r.name+" is "+word+" here too")
	for _, f := range l.fs {
		if ix, ok := f.x.(*grammar.Indexed); ok && (f.x == l.fs[r.at[0].f].x || f.x == l.fs[r.at[1].f].x) {
			if p, ok := e.greekRun(ix, -1); ok {
				d.WithFixNote(f.x.Span(), textOf(ix.X)+p, "did you mean")
				e.fail(d)
				return
			}
		}
	}
	if f, ok := l.metricFix(); ok {
		d.Fixes = append(d.Fixes, f)
	}
	e.fail(d)
}

// metricFix writes a metric before the product for every letter that stands
// twice at one height, and another letter at its second place.
func (l *letterCount) metricFix() (diag.Fix, bool) {
	e := l.e
	whole := l.x.Span()
	fresh := e.freshLetters(len(l.same))
	f := diag.Fix{Span: whole}
	type change struct {
		at diag.Span
		by string
	}
	var changes []change
	metrics := ""
	for k, r := range l.same {
		s := r.slot
		at := l.spanOf(r, 1)
		if s.at == nil && s.via != nil || at == l.spanOf(r, 0) || at == whole {
			return f, false
		}
		g, above := e.metricFor(s.axis.Chart)
		if above != "" && f.Above != "" && f.Above != above {
			return f, false // two charts without a metric
		}
		if above != "" {
			f.Above = above
		}
		up := s.axis.Kind == index.Down
		metrics += g + indexText([]ixLetter{{r.name, up}, {fresh[k], up}}) + " "
		changes = append(changes, change{at, fresh[k]})
	}
	sort.Slice(changes, func(i, j int) bool { return changes[i].at.Start < changes[j].at.Start })
	text := whole.Text()
	out, pos := "", 0
	for _, c := range changes {
		lo, hi := c.at.Start-whole.Start, c.at.End-whole.Start
		if lo < pos || hi > len(text) {
			return f, false
		}
		out += text[pos:lo] + c.by
		pos = hi
	}
	out += text[pos:]
	if needsBracket(l.x) {
		out = "(" + out + ")"
	}
	f.Replace = metrics + out
	return f, true
}

// needsBracket reports an expression that another factor cannot just precede.
func needsBracket(x grammar.Expr) bool {
	switch y := x.(type) {
	case *grammar.Unary:
		return true
	case *grammar.Binary:
		return y.Op == "/"
	case *grammar.Number:
		return true
	}
	return false
}

// twoSpaces refuses one letter on slots of two charts, and offers the map
// between them.
func (l *letterCount) twoSpaces(r *letterRow, a, b slot) {
	e := l.e
	fa, fb := l.fs[r.at[0].f], l.fs[r.at[1].f]
	d := diag.New(CodeSpace, l.spanOf(r, 1), r.name+" is a "+a.axis.Chart.Name+" index on "+objName(fa)+" and a "+b.axis.Chart.Name+" index on "+objName(fb))
	d.WithPlace(l.spanOf(r, 0), "over "+a.axis.Chart.Name)
	e.offerMove(d, fa, a, b)
	e.offerMove(d, fb, b, a)
	e.fail(d)
}

// offerMove offers push(v, phi)^a for a vector over one chart that meets a
// slot of another.
func (e *checker) offerMove(d *diag.Diagnostic, f operand, a, b slot) {
	if slots(f.o) != rank(f.o) || rank(f.o) == 0 || len(d.Fixes) > 0 {
		return
	}
	for k := range f.o.Node.Axes() {
		if s := slotAt(f.o, k); s.axis.Chart != a.axis.Chart || s.via != nil {
			return
		}
	}
	ls := ""
	if ix, ok := f.x.(*grammar.Indexed); ok {
		ls = indexText(ixOf(ix.Indices))
	} else {
		return
	}
	if ms := e.scope.maps(a.axis.Chart, b.axis.Chart); len(ms) > 0 {
		d.WithFix(f.x.Span(), "push("+baseText(f.x)+", "+ms[0]+")"+ls)
	} else if ms := e.scope.maps(b.axis.Chart, a.axis.Chart); len(ms) > 0 {
		d.WithFix(f.x.Span(), "pull("+baseText(f.x)+", "+ms[0]+")"+ls)
	}
}

// twoBases refuses one letter on slots of one space at two places.
func (l *letterCount) twoBases(r *letterRow, a, b slot) {
	l.e.refuseBases(r.name, l.spanOf(r, 0), l.spanOf(r, 1), l.fs[r.at[0].f], l.fs[r.at[1].f], a, b)
}

func (e *checker) refuseBases(name string, sa, sb diag.Span, fa, fb operand, a, b slot) {
	switch {
	case a.at != nil && b.at != nil:
		pa, pb := e.pointName(a.at), e.pointName(b.at)
		d := diag.New(CodeBase, fb.x.Span(), objName(fa)+" is at "+pa+" and "+objName(fb)+" at "+pb+": vectors at two points have nothing to do with each other")
		d.WithPlace(fa.x.Span(), "at "+pa)
		d.WithNote("transport(C, curve, v) carries a vector along a curve from one point to another")
		if at, ok := atOf(fb.x); ok {
			d.WithFixNote(at, pa, "if both are meant at "+pa)
		} else {
			e.offerTransport(d, fb, a.axis.Chart, pa, pb)
		}
		e.fail(d)
	case a.via != b.via:
		f, m := fa, b.via
		if a.via != nil {
			f, m = fb, a.via
		}
		d := diag.New(CodeBase, sb, name+" is a slot at "+where(a)+" on "+objName(fa)+" and at "+where(b)+" on "+objName(fb))
		d.WithPlace(sa, "at "+where(a))
		if m != nil {
			if ix, ok := f.x.(*grammar.Indexed); ok {
				d.WithFix(f.x.Span(), "along("+textOf(ix.X)+", "+m.Name+")"+indexText(ixOf(ix.Indices)))
			}
		}
		e.fail(d)
	default:
		e.fail(diag.New(CodeBase, sb, name+" is at a point on one side and a field's slot on the other").WithPlace(sa, where(a)))
	}
}

// offerTransport offers parallel transport with a connection in scope.
func (e *checker) offerTransport(d *diag.Diagnostic, f operand, c *index.Chart, from, to string) {
	if cs := e.scope.connections(c); len(cs) > 0 {
		d.WithNote("along a geodesic: transport(" + cs[0] + ", …)")
	}
}

// atOf is the point of an x @ p, bracketed or indexed.
func atOf(x grammar.Expr) (diag.Span, bool) {
	for {
		switch y := x.(type) {
		case *grammar.Paren:
			x = y.X
			continue
		case *grammar.Indexed:
			x = y.X
			continue
		case *grammar.AtPoint:
			return y.Point.Span(), true
		}
		return diag.Span{}, false
	}
}

// where says where a slot is based.
func where(s slot) string {
	switch {
	case s.at != nil && s.at.Span.Text() != "":
		return s.at.Span.Text()
	case s.at != nil:
		return "a point of " + s.at.Chart.Name
	case s.via != nil:
		return s.via.Name + "(" + s.via.From.Name + ")"
	}
	return "every point of " + s.axis.Chart.Name
}

// fixPlain offers to make an array of numbers a vector: a line above that says
// over which chart, and its name with raised letters here.
func (l *letterCount) fixPlain(d *diag.Diagnostic, f operand, s slot) {
	e := l.e
	ix, ok := f.x.(*grammar.Indexed)
	if !ok || rank(f.o) != 1 {
		return
	}
	n, ok := ix.X.(*grammar.Name)
	if !ok || len(fieldCharts(f.o)) > 0 && fieldCharts(f.o)[0] != s.axis.Chart || f.o.Node.Axes()[0].Size != s.axis.Size {
		return
	}
	up := s.axis.Kind == index.Down
	name := e.free(nameText(n) + "'")
	text := l.x.Span().Text()
	base := l.x.Span().Start
	var out []byte
	pos := 0
	for _, g := range l.fs {
		gx, ok := g.x.(*grammar.Indexed)
		if !ok {
			continue
		}
		if gn, ok := gx.X.(*grammar.Name); !ok || gn.Name != n.Name {
			continue
		}
		ls := ixOf(gx.Indices)
		for k := range ls {
			ls[k].up = up
		}
		lo, hi := gx.Span().Start-base, gx.Span().End-base
		if lo < pos || hi > len(text) {
			return
		}
		out = append(out, text[pos:lo]...)
		out = append(out, (name + indexText(ls))...)
		pos = hi
	}
	out = append(out, text[pos:]...)
	d.Fixes = append(d.Fixes, diag.Fix{Span: l.x.Span(), Replace: string(out), Above: name + indexText([]ixLetter{{"i", up}}) + " = " + nameText(n) + e.placeText(s)})
	d.WithNote("numbers become a vector where they are bound with an upper index: " + nameText(n) + "^i = …" + e.placeText(s))
}

// placeText is on theta, or @ p.
func (e *checker) placeText(s slot) string {
	if s.at != nil {
		return " @ " + e.pointName(s.at)
	}
	return " on " + s.axis.Chart.Name
}

// defineOf is the definition in the file under way that bound a factor.
func (e *checker) defineOf(f operand) (*grammar.Define, bool) {
	name := f.o.Name
	if name == "" || e.file == nil {
		return nil, false
	}
	for _, s := range e.file.Stmts {
		if d, ok := s.(*grammar.Define); ok && d.Name.Name == name && d.Keyword == "" {
			return d, true
		}
	}
	return nil, false
}
