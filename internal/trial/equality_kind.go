package trial

// Equality: many conditions in one program, each with its answer. A wrong true or a wrong false is a disagreement.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

// answers is what the tests of a program, one for each condition, came to.
type answers struct {
	teller
	at   int
	says map[int]string
	code map[int]string // of those that were refused
	is   map[int]bool
}

// Emit implements interp.Sink.
func (a *answers) Emit(e interp.Event) error {
	switch e := e.(type) {
	case *interp.TestStart:
		_, _ = fmt.Sscan(e.Name, &a.at)
	case *interp.Printed:
		a.says[a.at], a.is[a.at] = e.Items[0].Value.String(), e.Items[0].Value.Bool()
	case *interp.Found:
		a.code[a.at] = e.Diagnostic.Code
	}
	return nil
}

// pairQuestions asks of two trees that one identity or difference makes.
func (d *Draw) pairQuestions(w Writer, n int, positive bool) (qs []question) {
	p, ok := d.pair(n)
	if !ok || positive {
		return nil
	}
	l, r := w.Text(p.a), w.Text(p.b)
	same := func() bool { return sameAnyway(p.a, p.b, n, d) }
	if p.equal {
		same = nil
	}
	l, r = "("+l+")", "("+r+")"
	return []question{{text: l + " == " + r, want: p.equal, same: same}, {text: l + " ~= " + r, want: p.equal, free: p.tiny, same: same}, {text: r + " != " + l, want: !p.equal, same: same}}
}

// Equality asks conditions of every kind, each in a test of its own so that a refusal ends nothing else.
var Equality = Kind{Name: "equality", Usual: 300, Try: func(d *Draw) *Case {
	n, positive := d.Whole(1, 2), d.Chance(0.3)
	w := Writer{Names: coordinates, Draw: d}
	var p Program
	p.Line("param m\nparam k = 1.5\nchart c(%s)%s", join(coordinates[:n]), map[bool]string{true: " where x > 0", false: ""}[positive])
	head := p.String()
	var qs []question
	for serial := range 2 + d.Size {
		switch d.IntN(12) {
		case 0:
			qs = append(qs, d.pairQuestions(w, n, positive)...)
		case 1, 2:
			qs = append(qs, d.identities(w, n, serial, positive)...)
		case 3:
			qs = append(qs, d.tolerances(w, n)...)
		case 4:
			qs = append(qs, d.roots()...)
		case 5:
			if !positive {
				qs = append(qs, d.places(n)...)
			}
		case 6, 7:
			if !positive {
				qs = append(qs, d.exactPoints(w, n)...)
			}
		default:
			qs = append(qs, d.exactNumbers()...)
			qs = append(qs, d.exactNumbers()...)
		}
	}
	for _, q := range qs {
		head += q.code
	}
	c := &Case{Source: head}
	for k, q := range qs {
		c.Source += fmt.Sprintf("test \"%d\" { print %s }\n", k, q.text)
	}
	program, err := engine.Compile(asked, "trial.geo", c.Source)
	if err != nil {
		c.differ("refused: %s", mistake(err))
		return c
	}
	a := answers{says: map[int]string{}, code: map[int]string{}, is: map[int]bool{}}
	if _, err := program.Run(asked, interp.RunOptions{Sink: &a}); err != nil && len(a.code) == 0 {
		c.differ("refused: %s", mistake(err))
		return c
	}
	c.judge(head, qs, &a)
	return c
}}

// judge holds the answers to what they should be.
func (c *Case) judge(head string, qs []question, a *answers) {
	said := map[string]string{}
	for k, q := range qs {
		if code := a.code[k]; code != "" {
			c.Refused = code
			if code == "E0499" {
				c.Source = head + "print " + q.text + "\n"
				c.differ("%s", code)
			}
			continue
		}
		c.Compare++
		says := strings.TrimSpace(a.says[k])
		said[q.text] = says
		if says == "" {
			c.differ("%s is not answered", q.text)
			continue
		}
		if other, ok := said[q.like]; ok && other != says {
			c.Source = head + "print " + q.like + "\nprint " + q.text + "\n"
			c.differ("the answers are %s and %s", other, says)
			return
		}
		if q.free || a.is[k] == q.want || q.same != nil && q.same() {
			continue
		}
		c.Source = head + "print " + q.text + "\n"
		c.differ("the answer is %s", says)
		return
	}
}
