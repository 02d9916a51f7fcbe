package check

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// term is one term of a sum with its sign.
type term struct {
	operand
	coef scalar.Expr
}

// sum elaborates a chain of + and -.
func (e *checker) sum(x grammar.Expr) value.Value {
	var ts []term
	e.terms(x, false, &ts)
	fs := make([]operand, len(ts))
	ok := true
	for i := range ts {
		fs[i].x = ts[i].x
		fs[i].lo = len(e.statement.summed)
		v := e.expr(ts[i].x)
		fs[i].hi = len(e.statement.summed)
		if v == nil {
			ok = false
			continue
		}
		fs[i].o, fs[i].p = e.toObject(v, ts[i].x)
		if fs[i].o == nil && fs[i].p == nil {
			ok = false
		}
	}
	if !ok || !e.summedElsewhere(fs) {
		return nil
	}
	return e.addUp(ts, fs, x)
}

// summedElsewhere refuses a plain letter that one term (or side of a comparison)
// sums, since it stands there twice, and another has free: x_n + y_n y_n.
func (e *checker) summedElsewhere(fs []operand) bool {
	for i := range fs {
		if fs[i].o == nil {
			continue
		}
		for _, l := range letterTexts(fs[i].o) {
			for j := range fs {
				if j == i || fs[j].o == nil || position(names(fs[j].o), l) >= 0 {
					continue
				}
				for _, d := range e.statement.summed[fs[j].lo:fs[j].hi] {
					if d.name != l || d.span != unparen(fs[j].x).Span() {
						continue
					}
					df := diag.New(CodeInnerDummy, fs[j].x.Span(), l+" occurs twice here and so is summed, and is free in "+short(fs[i].x)+": which is meant?")
					df.WithPlace(fs[i].x.Span(), l+" is free here")
					df.WithFixNote(fs[j].x.Span(), "(sum_"+l+" "+bracketed(fs[j].x)+")", "if the sum is meant")
					if fix, ok := e.hadamard(fs[j].x); ok {
						df.Fixes = append(df.Fixes, fix)
					}
					e.fail(df)
					return false
				}
			}
		}
	}
	return true
}

// hadamard offers an elementwise product of two factors.
func (e *checker) hadamard(x grammar.Expr) (diag.Fix, bool) {
	b, ok := unparen(x).(*grammar.Binary)
	if !ok || b.Op != "*" {
		return diag.Fix{}, false
	}
	var fs []operand
	neg := false
	e.factors(b, false, &neg, &fs)
	if len(fs) != 2 || neg || textOf(fs[0].x) == textOf(fs[1].x) {
		return diag.Fix{}, false
	}
	name := e.free("times")
	return diag.Fix{Span: x.Span(), Replace: name + "(" + textOf(fs[0].x) + ", " + textOf(fs[1].x) + ")", Note: "entry by entry", Above: "fn " + name + "(x, y) = x y"}, true
}

// terms flattens a sum; brackets are flattened where they are only brackets.
func (e *checker) terms(x grammar.Expr, neg bool, out *[]term) {
	if b, ok := x.(*grammar.Binary); ok && (b.Op == "+" || b.Op == "-") {
		e.terms(b.X, neg, out)
		e.terms(b.Y, neg != (b.Op == "-"), out)
		return
	}
	c := e.one()
	if neg {
		c = e.pool.Int(-1)
	}
	*out = append(*out, term{operand{x: x}, c})
}

// addUp adds elaborated terms.
func (e *checker) addUp(ts []term, fs []operand, x grammar.Expr) value.Value {
	if !e.settleAll(fs) {
		return nil
	}
	for i := range fs {
		if fs[i].p != nil {
			return e.pendingSum(ts, fs, x)
		}
	}
	if !e.oneSpace(fs) || !e.meetAll(fs, x) {
		return nil
	}
	al, ok := e.common(fs, "terms", false)
	if !ok {
		return nil
	}
	var gts []graph.Term
	var kept []term
	for i := range ts {
		ts[i].operand = fs[i]
		if al.skip[i] {
			continue
		}
		gts = append(gts, graph.Term{Coef: ts[i].coef, Node: e.align(fs[i].o.Node, names(fs[i].o), al.names, al.axes)})
		kept = append(kept, ts[i])
	}
	o := al.object(e.g.Sum(gts...))
	for i := range fs {
		o.Value = o.Value || fs[i].o.Value
	}
	o.Value = o.Value && len(o.Node.Charts()) == 0
	e.sumLaw(o, kept)
	e.g.SetOrigin(o.Node, x.Span())
	return o
}

// pendingSum keeps a sum pending whose terms all are, in the same letters.
func (e *checker) pendingSum(ts []term, fs []operand, x grammar.Expr) value.Value {
	var first *pending
	for i := range fs {
		if fs[i].p != nil {
			first = fs[i].p
			break
		}
	}
	// The letters decide together: every unknown class of the first term, by
	// letter in the others.
	letters := append([]pendLetter(nil), first.letters...)
	copied := append([]operand(nil), fs...)
	return derive(x, letters, fs, func(e *checker, ss []slot) value.Value {
		env := map[string]slot{}
		for k, l := range letters {
			env[l.name] = ss[k]
		}
		gs := append([]operand(nil), copied...)
		for i := range gs {
			if gs[i].p == nil {
				continue
			}
			v, done := e.settle(gs[i].p, env)
			if !done {
				e.whichChart(gs[i].p, gs[i].x)
				return nil
			}
			o, p := e.toObject(v, gs[i].x)
			if o == nil || p != nil {
				return nil
			}
			gs[i].o, gs[i].p = o, nil
		}
		return e.addUp(append([]term(nil), ts...), gs, x)
	})
}

// alignment is the common shape of several objects.
type alignment struct {
	names []string
	axes  []index.Axis
	slots []slot
	skip  []bool // zeros that stand for any object
}

// object is a node of the common shape as an object.
func (a *alignment) object(n *graph.Node) *value.Object {
	o := &value.Object{Node: n}
	for i, l := range a.names {
		if isWhole(l) {
			continue
		}
		if o.Letters == nil {
			o.Letters = make([]string, len(a.names))
		}
		o.Letters[i] = l
	}
	setSlots(o, a.slots)
	return o
}

// common finds the shape that objects share: the same slots, by letter or by
// position; plain letters may be missing from some. What names them in
// messages: terms, sides.
func (e *checker) common(fs []operand, what string, zero bool) (alignment, bool) {
	al := alignment{skip: make([]bool, len(fs))}
	from := map[string]int{} // name → object that has it
	ok := true
	lead := -1
	isSlot := map[string]bool{}
	for i := range fs {
		if isZeroNumber(fs[i].o) && len(fs) > 1 {
			// 0 is the zero of any kind; it adds nothing.
			al.skip[i] = true
			continue
		}
		if lead < 0 || len(names(fs[lead].o)) == 0 {
			lead = i
		}
		for k, n := range names(fs[i].o) {
			if !slotAt(fs[i].o, k).plain() {
				isSlot[n] = true
			}
		}
	}
	if lead < 0 {
		al.skip[0] = false
		return al, true
	}
	// Slots must be on every term.
	for _, n := range names(fs[lead].o) {
		for i := range fs {
			if isSlot[n] && !al.skip[i] && !slices.Contains(names(fs[i].o), n) {
				e.termsDiffer(fs, lead, i, what)
				return al, false
			}
		}
	}
	for i := range fs {
		if al.skip[i] {
			continue
		}
		ns := names(fs[i].o)
		for k, n := range ns {
			s := slotAt(fs[i].o, k)
			j, have := from[n]
			if !have {
				from[n] = i
				al.names = append(al.names, n)
				al.axes = append(al.axes, s.axis)
				al.slots = append(al.slots, s)
				continue
			}
			at := position(al.names, n)
			if !e.agree(al.slots[at], s, n, fs[j], fs[i], what) {
				ok = false
			}
		}
	}
	if !ok {
		return al, false
	}
	if what != "sides" && !e.sizesKnown(al, fs) {
		return al, false
	}
	// Slots and whole axes must be on every term; plain letters need not.
	for at, n := range al.names {
		if al.slots[at].plain() && !isWhole(n) {
			continue
		}
		for i := range fs {
			if al.skip[i] || slices.Contains(names(fs[i].o), n) {
				continue
			}
			if isWhole(n) && al.slots[at].plain() && rank(fs[i].o) == 0 {
				continue // a number and an array
			}
			e.termsDiffer(fs, lead, i, what)
			return al, false
		}
	}
	return al, true
}

// sizesKnown refuses to compute with an array whose size only the run knows.
func (e *checker) sizesKnown(al alignment, fs []operand) bool {
	for at, s := range al.slots {
		if s.axis.Size >= 0 || len(fs) < 2 {
			continue
		}
		for _, f := range fs {
			if k := position(names(f.o), al.names[at]); k >= 0 {
				e.unknownSize(f)
				return false
			}
		}
	}
	return true
}

func (e *checker) unknownSize(f operand) {
	e.fail(diag.New(CodeSize, f.x.Span(), "how many numbers "+short(f.x)+" has is known only while running: they may be printed, compared and passed to functions"))
}

// isZeroNumber reports the literal 0 and scalars that are structurally zero
// constants.
func isZeroNumber(o *value.Object) bool {
	return len(o.Node.Axes()) == 0 && o.Node.IsZero()
}

func position(list []string, s string) int {
	for i, t := range list {
		if s == t {
			return i
		}
	}
	return -1
}

// agree checks one letter on two terms.
func (e *checker) agree(a, b slot, name string, fa, fb operand, what string) bool {
	if a.plain() != b.plain() {
		p, s := fa, fb
		sl := b
		if b.plain() {
			p, s, sl = fb, fa, a
		}
		if isWhole(name) {
			e.fail(diag.New(CodeTermsDiffer, fb.x.Span(), objName(fa)+" is "+objectKind(fa.o)+", "+objName(fb)+" is "+objectKind(fb.o)).WithPlace(fa.x.Span(), objectKind(fa.o)))
			return false
		}
		d := diag.New(CodePlainSlot, place(p.x, name, 0), name+" is a plain index of "+objName(p)+" and a slot of "+objName(s))
		d.WithPlace(place(s.x, name, 0), axisWords(sl.axis))
		d.WithNote("numbers become a tensor where they are bound: " + objName(p) + "^i = …" + e.placeText(sl))
		e.fail(d)
		return false
	}
	if a.plain() {
		if a.axis.Size != b.axis.Size && !(what == "sides" && (a.axis.Size < 0 || b.axis.Size < 0)) {
			d := diag.New(CodeSize, fb.x.Span(), sizeWords(name, b.axis.Size)+" in "+objName(fb)+" and "+sizeWords("", a.axis.Size)+" in "+objName(fa))
			d.WithPlace(fa.x.Span(), sizeWords("", a.axis.Size))
			e.fail(d)
			return false
		}
		return true
	}
	if a.axis.Chart != b.axis.Chart {
		e.spacesDiffer(a, b, name, fa, fb)
		return false
	}
	if a.axis.Kind != b.axis.Kind {
		e.heightsDiffer(a, b, name, fa, fb)
		return false
	}
	if !e.sameBase(a, b, fb.x.Span()) {
		e.refuseBases(name, place(fa.x, name, 0), place(fb.x, name, 0), fa, fb, a, b)
		return false
	}
	return true
}

func sizeWords(name string, n int) string {
	if name == "" || isWhole(name) {
		return "1.." + itoa(n)
	}
	return name + " runs over 1.." + itoa(n)
}

// spacesDiffer refuses two sides over two charts.
func (e *checker) spacesDiffer(a, b slot, name string, fa, fb operand) {
	msg := objName(fa) + " lives over " + a.axis.Chart.Name + ", " + objName(fb) + " over " + b.axis.Chart.Name
	if !isWhole(name) {
		msg = name + " is a " + a.axis.Chart.Name + " index on " + objName(fa) + " and a " + b.axis.Chart.Name + " index on " + objName(fb)
	}
	d := diag.New(CodeSpace, fb.x.Span(), msg).WithPlace(fa.x.Span(), "over "+a.axis.Chart.Name)
	if ms := e.scope.maps(a.axis.Chart, b.axis.Chart); len(ms) > 0 {
		e.offerWhole(d, fa, "push", ms[0])
		e.offerWhole(d, fb, "pull", ms[0])
	} else if ms := e.scope.maps(b.axis.Chart, a.axis.Chart); len(ms) > 0 {
		e.offerWhole(d, fb, "push", ms[0])
		e.offerWhole(d, fa, "pull", ms[0])
	}
	e.fail(d)
}

// offerWhole offers push(X, phi) of an expression, its letters outside.
func (e *checker) offerWhole(d *diag.Diagnostic, f operand, fn, m string) {
	switch x := f.x.(type) {
	case *grammar.Indexed:
		d.WithFix(x.Span(), fn+"("+textOf(x.X)+", "+m+")"+indexText(ixOf(x.Indices)))
	case *grammar.Name, *grammar.Call, *grammar.Paren:
		d.WithFix(x.Span(), fn+"("+textOf(x)+", "+m+")")
	}
}

// heightsDiffer refuses a letter up on one term and down on the other.
func (e *checker) heightsDiffer(a, b slot, name string, fa, fb operand) {
	if isWhole(name) {
		e.fail(diag.New(CodeTermsDiffer, fb.x.Span(), objName(fa)+" is "+objectKind(fa.o)+", "+objName(fb)+" is "+objectKind(fb.o)).WithPlace(fa.x.Span(), objectKind(fa.o)))
		return
	}
	d := diag.New(CodeTermsDiffer, fb.x.Span(), name+" is "+heightWord(a.axis.Kind == index.Up)+" on "+objName(fa)+" and "+heightWord(b.axis.Kind == index.Up)+" on "+objName(fb))
	d.WithPlace(fa.x.Span(), name+" is "+heightWord(a.axis.Kind == index.Up))
	if b.via == nil {
		g, above := e.metricFor(b.axis.Chart)
		l := e.freshLetters(1)[0]
		if ix, ok := fb.x.(*grammar.Indexed); ok {
			ls := ixOf(ix.Indices)
			for k := range ls {
				if ix.Indices[k].Name == name {
					ls[k].text = l
				}
			}
			d.Fixes = append(d.Fixes, diag.Fix{Span: fb.x.Span(), Above: above,
				Replace: g + indexText([]ixLetter{{name, a.axis.Kind == index.Up}, {l, a.axis.Kind == index.Up}}) + " " + textOf(ix.X) + indexText(ls)})
		}
	}
	e.fail(d)
}

// termsDiffer refuses terms with different free indices.
func (e *checker) termsDiffer(fs []operand, i, j int, what string) {
	a, b := fs[i], fs[j]
	d := diag.New(CodeTermsDiffer, b.x.Span(), what+" differ in free indices: "+short(a.x)+" has "+freeOr(a.o)+", "+short(b.x)+" has "+freeOr(b.o))
	d.WithPlace(a.x.Span(), freeOr(a.o))
	switch {
	case rank(b.o) == 0 && slots(a.o) > 0:
		d.WithNote("a number is not a tensor; only 0 compares with any tensor")
	case lettered(a.o) > 0 && unlettered(b.o) == lettered(a.o):
		ls := letterTexts(a.o)
		d.WithFix(b.x.Span(), baseText(b.x)+heights(b.o, ls))
	case lettered(b.o) > 0 && unlettered(a.o) == lettered(b.o):
		ls := letterTexts(b.o)
		d.WithFix(a.x.Span(), baseText(a.x)+heights(a.o, ls))
	}
	e.fail(d)
}

// letterTexts are an object's visible letters in order.
func letterTexts(o *value.Object) []string {
	var out []string
	for k := range o.Node.Axes() {
		if l := letterAt(o, k); l != "" && !hidden(l) {
			out = append(out, l)
		}
	}
	return out
}

// freeOr says what an object's free indices are.
func freeOr(o *value.Object) string {
	if l := freeList(o); l != "" {
		return l
	}
	if n := unlettered(o); n > 0 {
		if s := slots(o); s > 0 {
			return plural(s, "slot") + " without letters"
		}
		return "no letters (" + objectKind(o) + ")"
	}
	return "none"
}

// oneSpace refuses terms or sides whose letters or places stand for two spaces,
// before bases are looked at.
func (e *checker) oneSpace(fs []operand) bool {
	for i := range fs {
		ns := names(fs[i].o)
		for j := 0; j < i; j++ {
			for k, n := range names(fs[j].o) {
				m := position(ns, n)
				if m < 0 || isWhole(n) && rank(fs[i].o) != rank(fs[j].o) {
					continue
				}
				a, b := slotAt(fs[j].o, k), slotAt(fs[i].o, m)
				if a.axis.Chart != b.axis.Chart && !a.plain() && !b.plain() {
					e.spacesDiffer(a, b, n, fs[j], fs[i])
					return false
				}
				if !a.plain() && !b.plain() && a.at == nil && b.at == nil && a.via != b.via {
					e.refuseBases(n, place(fs[j].x, n, 0), place(fs[i].x, n, 0), fs[j], fs[i], a, b)
					return false
				}
			}
		}
	}
	return true
}
