package refuse

// Refusals of brackets that symmetrise letters: of two kinds, summed, too many.

import (
	"strconv"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// SymmetrisedKinds refuses a bracket over axes at of o whose k-th is not of the
// kind of the first.
func (w Words) SymmetrisedKinds(o *value.Object, run grammar.SymRun, at []int, k int) *diag.Diagnostic {
	first, other := letter.SlotOf(o, at[0]), letter.SlotOf(o, at[k])
	a, b := run.Indices[0].Text, run.Indices[k].Text
	if first.Axis == other.Axis {
		return diag.New(CodeSymmetrise, run.Span, "the bracket symmetrises indices of one kind: "+a+" and "+b+" are based at different points")
	}
	d := diag.New(CodeSymmetrise, run.Span, "the bracket symmetrises indices of one kind: "+a+" is "+Axis(first.Axis)+", "+b+" is "+Axis(other.Axis))
	if text, span, ok := leftOut(run); ok {
		d.WithFixNote(span, text, "to leave out what stands at the other height")
	}
	return d
}

// leftOut puts bars around the letters of a run that stand at another height than
// its first and its last: delta^{[i}_{|k|} delta^{j]}_l.
func leftOut(run grammar.SymRun) (text string, span diag.Span, ok bool) {
	n := len(run.Indices)
	up := run.Indices[0].Up
	if run.Indices[n-1].Up != up {
		return "", span, false
	}
	source := run.Span.Source.Text
	end := -1
	for i := 1; i < n-1; i++ {
		if run.Indices[i].Up == up {
			continue
		}
		first := run.Indices[i].Sp
		for run.Indices[i+1].Sp.Start == run.Indices[i].Sp.End && run.Indices[i+1].Up != up { // a run of them
			i++
		}
		last := run.Indices[i].Sp
		piece := "|" + first.To(last).Text() + "|"
		if c := source[first.Start-1]; c == '_' || c == '^' {
			piece = "{" + piece + "}"
		}
		if end < 0 {
			span.Source, span.Start = first.Source, first.Start
		} else {
			text += source[end:first.Start]
		}
		text, end = text+piece, last.End
	}
	span.End = end
	return text, span, end >= 0
}

// SymmetrisedMany refuses a bracket over more than limit letters.
func (w Words) SymmetrisedMany(run grammar.SymRun, limit int) *diag.Diagnostic {
	return diag.New(CodeSymmetrise, run.Span, "a bracket over more than "+strconv.Itoa(limit)+" indices has too many terms")
}

// DummySymmetrised refuses a letter of a bracket that the product x sums. Where
// only a factor outside of the bracket has it too, the bracket's factors are
// offered as a product of their own.
func (w Words) DummySymmetrised(x grammar.Expr, run grammar.SymRun, ix grammar.Index) *diag.Diagnostic {
	d := diag.New(CodeSymmetrise, run.Span, ix.Text+" is summed in this product, and the bracket symmetrises free letters").WithPlace(ix.Sp, ix.Text+" is summed")
	factors, _ := letter.Factors(x)
	inner := run.Span
	for _, f := range factors {
		s := f.Expr.Span()
		if s.Start <= run.Span.Start && run.Span.Start < s.End {
			inner.Start = s.Start
		}
		if s.Start < run.Span.End && run.Span.End <= s.End {
			inner.End = s.End
		}
		if f.Below && inner.Start < s.End && s.Start < inner.End {
			return d
		}
	}
	inside := 0
	for _, p := range letter.Places(x, ix.Name) {
		if inner.Start <= p.Start && p.End <= inner.End {
			inside++
		}
	}
	if inside == 1 {
		d.WithFixNote(inner, "("+inner.Text()+")", "symmetrised, then summed")
	}
	return d
}
