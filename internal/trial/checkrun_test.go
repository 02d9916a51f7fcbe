package trial

// What a check says is what a run finds: a program that is accepted fails by errors of running alone, types are those of values.

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// bounded are limits under which any program ends soon, and always at the same place.
func bounded() interp.Limits {
	return interp.Limits{
		Source: interp.SourceLimits{Bytes: 1 << 14, Tokens: 4000, Depth: 40, Height: 200},
		Check:  interp.CheckLimits{Steps: 20_000, Calls: 20, Unroll: 2000, Array: 100_000, Axes: 8},
		Run:    interp.RunLimits{Bytes: 64 << 20, Flops: 3e7},
		Steps:  100_000, Output: 1 << 20, Rows: 2000,
	}
}

func newEngine(opt interp.Options) *interp.Engine {
	e, err := interp.New(opt)
	if err != nil {
		panic(err)
	}
	return e
}

// anyProgram is the text of a program, for the most part one that runs.
func (d *Draw) anyProgram() string {
	var text string
	switch d.IntN(10) {
	case 0, 1, 2, 6:
		s := d.story()
		text = s.defs + strings.Join(s.lines, "\n") + "\n"
	case 3, 7:
		_, _, _, text = drawIndices(d)
	case 4, 8:
		f := d.formula(d.Whole(1, 3), d.Chance(0.7))
		text = f.head + Pick(d, "print f\n", "print (f on c) @ c("+coords(f.point(d))+")\n", "print (d_i f on c)\nshow f\n", "assert f == 2 f\nassert f ~= f + 1\n", "print (d_i d_j f on c) @ c("+coords(f.point(d))+")\n")
	case 5:
		text = Pick(d, Curvature, Maps, Laws, Surfaces, Library, Equality).Try(d).Source
	default: // read, and refused for the most part
		var b strings.Builder
		b.WriteString("chart c(x, y)\nH_ij = [[1, x], [x, y]] on c\nf = x^2 y\n")
		for range 1 + d.Size {
			b.WriteString(Text{d}.statement(2) + "\n")
		}
		text = b.String()
	}
	if d.Chance(0.5) {
		text = d.mutated(text)
	}
	return text
}

// mutated changes a few pieces of a text: left out, twice, changed with another.
func (d *Draw) mutated(text string) string {
	all := pieces(text)
	if len(all) == 0 {
		return text
	}
	for range d.Whole(1, 3) {
		i, j := d.IntN(len(all)), d.IntN(len(all))
		if strings.Contains("()[]{}", all[i].text) && d.Chance(0.9) {
			continue // a text without it is seldom read
		}
		switch d.IntN(9) {
		case 0:
			all = append(all[:i:i], all[i+1:]...)
		case 1:
			all = append(all[:i:i], append([]piece{all[j]}, all[i:]...)...)
		case 2:
			all[i].text, all[i].kind = all[j].text, all[j].kind
		case 3, 4, 5, 6, 7: // one of the same sort
			for range 20 {
				if j = d.IntN(len(all)); all[j].kind == all[i].kind {
					break
				}
			}
			all[i].text = all[j].text
		default:
			all[i].space = !all[i].space
		}
		if len(all) == 0 {
			return "\n"
		}
	}
	var b strings.Builder
	for _, p := range all {
		if p.space {
			b.WriteString(" ")
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// whileRunning reports a code of something that only a run finds.
func whileRunning(code string) bool {
	return strings.HasPrefix(code, "E04") && code != "E0499" || code == "E0553" || code == "E0554" || code == "E0555"
}

// finds has the codes of all that a run finds.
type finds struct {
	teller
	codes []string
	items []interp.Item
}

// Emit implements interp.Sink.
func (f *finds) Emit(e interp.Event) error {
	switch e := e.(type) {
	case *interp.Found:
		f.codes = append(f.codes, e.Diagnostic.Code)
	case *interp.Printed:
		f.items = append(f.items, e.Items...)
	}
	return f.teller.Emit(e)
}

// checkRun compares what is said of a text before and while it runs, in a program, in a session, in another engine.
func checkRun(ctx context.Context, text string) *Case {
	c := &Case{Source: text}
	e := newEngine(interp.Options{Limits: bounded()})
	p, err := e.Compile(ctx, "trial.geo", text)
	var w finds
	var own teller
	session, fail := e.NewSession(&own)
	if fail != nil {
		c.differ("a session: %v", fail)
		return c
	}
	if err != nil {
		c.Refused = codeOf(err)
		c.rejected(ctx, session, err)
		return c
	}
	ran, err := p.Run(ctx, interp.RunOptions{Sink: &w})
	if ctx.Err() != nil {
		c.differ("runs on")
		return c
	}
	if err != nil {
		_ = w.line("%s", mistake(err))
		w.codes = append(w.codes, codeOf(err))
	}
	for _, code := range w.codes {
		c.Compare++
		if !whileRunning(code) {
			c.differ("accepted, and then %s:\n%s", code, w.String())
		}
	}
	c.agree(ctx, "run again", w.String(), toldBy(p, nil))
	if q, err := newEngine(interp.Options{Limits: bounded(), Workers: 1}).Compile(ctx, "trial.geo", text); err != nil {
		c.differ("in another engine it is refused: %v", err)
	} else {
		c.agree(ctx, "in another engine", w.String(), toldBy(q, nil))
	}
	res, err := session.Exec(ctx, "trial.geo", text)
	if err != nil {
		_ = own.line("%s", mistake(err))
	}
	if res.Rejected != ran.Rejected {
		c.differ("a session rejects it: %v; a run: %v", res.Rejected, ran.Rejected)
	}
	c.agree(ctx, "in a session", w.String(), own.String())
	c.types(ctx, p, session, w.items)
	return c
}

// agree compares what is said, unless the time is over.
func (c *Case) agree(ctx context.Context, how, want, got string) {
	c.Compare++
	if ctx.Err() == nil && got != want {
		c.differ("%s:\n%s\nat first:\n%s", how, got, want)
	}
}

// types compares those of names and of printed expressions with those of their values.
func (c *Case) types(ctx context.Context, p *interp.Program, session *interp.Session, items []interp.Item) {
	for _, name := range p.Names() {
		said := p.TypeOf(name)
		v, err := p.Get(ctx, name)
		if err != nil {
			continue // it has no value, or is none
		}
		c.Compare++
		if got := v.Type(); got != said && ctx.Err() == nil {
			c.differ("%s is %q, and its value %q", name, said, got)
		}
	}
	if len(items) > 12 {
		items = items[:12]
	}
	for _, i := range items {
		said, err := session.TypeOf(ctx, i.Source)
		v, fail := p.Eval(ctx, i.Source)
		if err != nil || fail != nil {
			continue // the names of a loop or a test
		}
		c.Compare++
		if got := v.Type(); got != said && ctx.Err() == nil {
			c.differ("%s is %q, and its value %q", i.Source, said, got)
		}
	}
}

// grammatical are the mistakes that reading has found.
func grammatical(list diag.List) (own diag.List) {
	for _, d := range list {
		if strings.HasPrefix(d.Code, "E01") {
			own = append(own, d)
		}
	}
	return own
}

// rejected compares a compile's mistakes with those that a session finds, but for what a session takes: names bound again and bare
// expressions.
func (c *Case) rejected(ctx context.Context, session *interp.Session, err error) {
	list, ok := err.(diag.List)
	if !ok {
		c.differ("not a list of diagnostics: %v", err)
		return
	}
	for _, d := range list {
		c.Compare++
		if whileRunning(d.Code) && d.Code != "E0410" || d.Code == "E0499" || d.Code == "E0199" || d.Message == "" {
			c.differ("rejected with %s", mistake(d))
		}
		if d.Code == "E0202" || d.Code == "E0207" || strings.Contains(d.Message, "begins no statement") || strings.Contains(d.Message, "there is no if statement") { // which may be an expression
			return
		}
	}
	_, fail := session.Exec(ctx, "trial.geo", c.Source)
	if own := grammatical(list); len(own) > 0 {
		list = own // a session checks nothing that it cannot read
	}
	c.agree(ctx, "in a session", mistake(list), mistake(fail))
}

// FuzzCheckRun draws programs, most of which run, and changes pieces of some.
func FuzzCheckRun(f *testing.F) {
	seedTapes(f, 4*largest)
	limit := 30 * time.Second
	if fuzzing() {
		limit = patience
	}
	f.Fuzz(func(t *testing.T, tape []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		defer cancel()
		c := checkRun(ctx, drawnFrom(tape).anyProgram())
		if fuzzing() && ctx.Err() != nil {
			t.Skip("a busy machine")
		}
		if c.Wrong != "" {
			t.Fatalf("%s\n%s", c.Source, c.Wrong)
		}
	})
}
