package trial

// History: what a line says does not depend on other lines, on their order, on who asks, or on what was asked before.

import (
	"fmt"
	"strings"
	"sync"

	"github.com/seed2d4d80ff/geo/interp"
)

// story is a program in parts: definitions, and statements that can each stand alone behind them.
type story struct {
	d      *Draw
	c      *Case
	defs   string
	lines  []string         // statements that say something
	exprs  []string         // expressions
	fields []string         // of them, numbers over the chart: for Func
	names  []string         // the chart's coordinates
	alone  []string         // what each line says alone
	turns  map[int][]string // of lines that are loops: a line for each turn
	of     family           // what most lines are about
	heir   bool             // with much that is refused
}

// factor is a number, a param or a function that multiplies a formula.
func (d *Draw) factor(of string) string {
	f := "(" + of + ")"
	return Pick(d, "2*"+f, f+"*2", "-"+f, f+"/3", "0.5 "+f, f+"/2", f+"*0.50", "-2*"+f, f+" + "+f, "3*"+f+" - "+f, "a*"+f, f+"*α", f+"/b", "m*"+f, f+" m", "a^2*"+f+"/b",
		"sin"+f, "exp(-"+f+")", f+"^2", f+"^3 - "+f, "1/(1 + "+f+"^2)", "x*"+f, f+" x y", "abs"+f, "pi*"+f, "if m > 0 then "+f+" else -"+f, "sqrt(1 + "+f+"^2)", "b*"+f+" + a*"+f)
}

// story draws one: small formulas mostly, so that many lines are asked.
func (d *Draw) story() *story {
	s := &story{d: d, c: &Case{}, names: coordinates[:2]}
	w := Writer{Names: s.names, Draw: d}
	depth := func() int { return d.Whole(1, 1+d.Size/4) }
	f, g := d.Tree(Pick(d, Everything, Smooth, Rational), 2, depth()), d.Tree(Pick(d, Smooth, Polynomial), 2, depth())
	var p Program
	params := []string{"param a = 1.5", "param b = 2", "param m", "param alpha = 1/3"}
	d.Shuffle(len(params), func(i, j int) { params[i], params[j] = params[j], params[i] })
	p.Line("%s", strings.Join(params, "\n"))
	p.Line("chart c(x, y)%s\nchart q(u, v)", Pick(d, "", "", " where x > 0"))
	p.Line("f = %s\nh = %s", w.Text(f), w.Text(g))
	p.Line("metric g_ij = %s on c", w.matrix(d.randomMetric(2)))
	p.Line("map phi: q -> c { x = %s; y = %s }", Pick(d, "exp(u)", "1 + u^2", "2 u"), Pick(d, "u*v", "v - u", "v"))
	p.Line("fn twice(s) = s + s\nfn scaled(s, k = 2) = %s\nfn mixed(s, k = x, j = 2) = s + 3*k + j*s\nX_ni = [[1, 2], [3, 4.5], [0.1, 7]]\nw_n = [0.1, 0.2, 0.3]", Pick(d, "k*s", "s^k", "s/k + a"))
	p.WriteString(relatives)
	switch d.IntN(8) {
	case 0:
		s.of = s.solved
	case 1:
		s.of = s.moved
	case 2:
		s.of = s.placed
	case 3:
		s.of = s.calledWith
	case 4:
		s.of, s.heir = s.lowered, true
		if d.Chance(0.5) {
			p.Line("%s", Pick(d, "use metric P", "use metric Q", "use connection levicivita(P)", "use metric g"))
		}
	}
	s.defs = p.String()
	s.draw(w, f, g)
	return s
}

// draw fills in what is asked.
func (s *story) draw(w Writer, f, g *Tree) {
	d := s.d
	place := func() string { return "c(" + coords(d.Point(2, 0.2, 1.5)) + ")" }
	field := func() string {
		base := Pick(d, "f", "h", "f", "h", "f + h", "h - f", "f*h", w.Text(d.Tree(Rational, 2, 1)), w.Text(d.rewritten(f)), w.Text(d.rewritten(g)), "twice(h)", "scaled(f)", "scaled(h, 3)")
		for n := 0; n < 8 && d.Chance(0.6); n++ { // each may write the last one twice
			base = d.factor(base)
		}
		return base
	}
	long := func() string {
		return Pick(d, "d_i d_j h", "scalarCurvature(g)", "laplacian(h, g)", "riemann(levicivita(g))", "(x + y + a)^5*h", "f*h*(f + h)*(1 + x)", "hessian(f, levicivita(g))", "inv(g)", "det(g)")
	}
	other := func() string {
		return Pick(d, "X_ni X_nj", "X_ni w_n", "mean_n(w_n)", "w_n w_n", "components(g)", "g", "pull(h, phi)", "pull(g, phi)", "d_i h", "d_i f", "(d_i h)*(d_j f)", "g^ij d_i h d_j f",
			"d_i "+d.factor("h"), "h == h + 0", "f ~= "+w.Text(d.rewritten(f)), "f == 2*f", "a*b, alpha", "α/3 + \\alpha", "u*v, twice(u)", "phi(q(0.5, 0.25))", "nosuch", "f + ", "d_i d_i h", "w_n + X_ni", "log(0 - b)")
	}
	n := 4 + 2*d.Size
	for range n {
		if s.of != nil && d.Chance(0.7) {
			s.relative(s.of)
			continue
		}
		e := field()
		switch d.IntN(12) {
		case 0:
			if d.Size > 3 {
				e = long()
			}
		case 1, 2, 3:
			e = other()
		case 4, 5, 6:
			e = "(" + e + ") @ " + place()
		default:
			s.fields = append(s.fields, e)
		}
		if !strings.Contains(e, ", ") {
			s.exprs = append(s.exprs, e)
		}
		s.lines = append(s.lines, s.statement(e, field, place))
	}
}

// statement says something of an expression in one of the ways there are.
func (s *story) statement(e string, field, place func() string) string {
	switch s.d.IntN(20) {
	case 0:
		return "show " + strings.Split(e, ", ")[0]
	case 1:
		return "print " + e + ", " + field()
	case 2:
		return "assert " + field() + Pick(s.d, " ~= ", " == ", " == ") + field()
	case 3:
		return "for k in 1..2 { print k*(" + field() + ") }"
	case 4:
		return "table k, (" + field() + ") @ c(k, 0.5) for k in 1..2"
	case 5:
		return "test \"one\" { print (" + field() + ") @ " + Pick(s.d, place(), "c(-1, 2)", "c(0, 0)") + " }"
	case 6:
		return "plot (" + field() + ") @ c(k, 0.5) for k in [1, 2]"
	}
	return "print " + e
}

// ends reports a line that ends a run.
func ends(alone string) bool {
	alone = strings.TrimRight(alone, "\n")
	last := alone[strings.LastIndexByte(alone, '\n')+1:]
	return len(last) > 4 && last[0] == 'E' && last[1] == '0'
}

// same compares what is said with what should be.
func (s *story) same(how, source, got, want string) {
	s.c.Compare++
	if got != want && s.c.Wrong == "" {
		s.c.Source = source
		s.c.differ("%s:\n%s\nalone:\n%s", how, got, want)
	}
}

// together runs lines in one program behind other definitions that mention the same formulas.
func (s *story) together(order []int) {
	source, want := s.defs, ""
	for k := range s.exprs {
		if s.d.Chance(0.15) && !strings.ContainsAny(s.exprs[k], "_@=") && !strings.Contains(s.exprs[k], "nosuch") && !strings.HasSuffix(s.exprs[k], " ") {
			source += fmt.Sprintf("other%d = %s\n", k, s.exprs[k])
		}
	}
	n := 0
	for _, k := range order {
		if !ends(s.alone[k]) {
			source += s.lines[k] + "\n"
			want += s.alone[k]
			n++
		}
	}
	p, err := engine.Compile(asked, "trial.geo", source)
	if err != nil {
		return // an expression that cannot be bound
	}
	s.c.Compare += n - 1
	s.same("together", source, toldBy(p, nil), want)
	s.c.Compare += n - 1
	s.same("run again", source, toldBy(p, nil), want)
}

// session enters the lines one by one, refused ones among them.
func (s *story) session() {
	var w teller
	session, err := engine.NewSession(&w)
	if err != nil {
		s.c.differ("%v", err)
		return
	}
	enter := func(text string) string {
		w.Reset()
		if _, err := session.Exec(asked, "trial.geo", text); err != nil {
			_ = w.line("%s", mistake(err))
		}
		return w.String()
	}
	source := s.defs
	enter(s.defs)
	for _, k := range append(s.d.Perm(len(s.lines)), s.d.Perm(len(s.lines))...) {
		switch {
		case s.d.Chance(0.2) || s.heir && s.d.Chance(0.3):
			bad := s.refused()
			source += bad + "\n"
			if _, err := session.Exec(asked, "trial.geo", bad); err == nil {
				s.c.Source = source
				s.c.differ("in a session: the last piece is not refused")
				return
			}
		case s.d.Chance(0.1):
			other := Pick(s.d, "print log(0 - 1)", "print inv([[1, 1], [1, 1]])", "own = y*x + f", "print f, h", "f x")
			source += other + "\n"
			enter(other)
		}
		source += s.lines[k] + "\n"
		s.same("in a session", source, strings.TrimRight(enter(s.lines[k]), "\n"), strings.TrimRight(s.alone[k], "\n"))
	}
}

// shared gives one program to several goroutines, each with its own params.
func (s *story) shared() {
	source := s.defs
	for k, line := range s.lines {
		if !ends(s.alone[k]) {
			source += line + "\n"
		}
	}
	p, err := engine.Compile(asked, "trial.geo", source)
	if err != nil {
		return
	}
	var sets []map[string]any
	for range 3 {
		sets = append(sets, map[string]any{"a": Pick(s.d, 1.5, 0.25, -2.0), "b": float64(s.d.Whole(1, 9)) / 4, "m": Pick(s.d, 0.5, 3.0, -1.0)})
	}
	delete(sets[2], "m")
	got := make([]string, len(sets))
	var wait sync.WaitGroup
	for k, set := range sets {
		wait.Go(func() { got[k] = toldBy(p, set) })
	}
	wait.Wait()
	for k, set := range sets {
		want := told(source, set)
		s.c.Compare += strings.Count(want, "\n")
		s.same(fmt.Sprintf("with %v, beside others", set), source, got[k], want)
	}
}

// asked evaluates expressions on one program in some order, twice, with params of its own each.
func (s *story) asked() {
	fresh := func() *interp.Program {
		p, err := engine.Compile(asked, "trial.geo", s.defs)
		if err != nil {
			panic(err)
		}
		return p
	}
	eval := func(p *interp.Program, e string, set map[string]any) string {
		v, err := p.Eval(asked, e, set)
		if err != nil {
			return mistake(err)
		}
		return valueText(v)
	}
	shared := fresh()
	source := s.defs
	want := map[string]string{}
	sets := []map[string]any{nil, {"a": 0.25, "m": 2.0}, {"b": 7.0}}
	for range 4 {
		for _, k := range s.d.Perm(len(s.exprs)) {
			e, set := s.exprs[k], s.d.IntN(len(sets))
			key := fmt.Sprint(set, e)
			if _, ok := want[key]; !ok {
				want[key] = eval(fresh(), e, sets[set])
			}
			source += fmt.Sprintf("# %v: %s\n", sets[set], e)
			s.same("asked after others", source, eval(shared, e, sets[set]), want[key])
		}
	}
}

// called compiles functions of Go on one program, and each on one of its own.
func (s *story) called() {
	shared, err := engine.Compile(asked, "trial.geo", s.defs)
	if err != nil {
		return
	}
	source := s.defs
	args := Pick(s.d, []string{"x", "y"}, []string{"y", "x", "a"}, []string{"a", "b", "x", "y", "m"})
	for _, k := range s.d.Perm(len(s.fields)) {
		own, err := engine.Compile(asked, "trial.geo", s.defs)
		if err != nil {
			return
		}
		source += "# Func " + s.fields[k] + "\n"
		f, err := shared.Func(asked, s.fields[k], args...)
		g, fail := own.Func(asked, s.fields[k], args...)
		s.same("made after others", source, mistake(err), mistake(fail))
		if err != nil || fail != nil {
			continue
		}
		for range 4 {
			at := s.d.Point(len(args), 0.2, 2)
			s.same(fmt.Sprintf("called at %v", at), source, fmt.Sprintf("%x", f.Call(at...)), fmt.Sprintf("%x", g.Call(at...)))
		}
	}
}

// History asks each line alone and then in company: behind others in two orders, again, in a session, by several goroutines
// with params, as expressions and as functions of one shared program.
var History = Kind{Name: "history", Usual: 150, Try: func(d *Draw) *Case {
	s := d.story()
	s.c.Source = s.defs + strings.Join(s.lines, "\n") + "\n"
	if alone := told(s.defs, nil); alone != "" {
		s.c.differ("the definitions say %s", alone)
		return s.c
	}
	for _, line := range s.lines {
		s.alone = append(s.alone, told(s.defs+line+"\n", nil))
	}
	s.turned()
	if c := s.c; c.Wrong != "" {
		return c
	}
	s.together(d.Perm(len(s.lines)))
	s.together(d.Perm(len(s.lines)))
	for _, way := range []func(){s.session, s.shared, s.asked, s.called, s.blocks, s.later} {
		if s.c.Wrong == "" && d.Chance(0.5) {
			way()
		}
	}
	return s.c
}}

// lines are definitions, and prints that each can stand alone behind them: whole programs that run, for layouts.
func (d *Draw) programLines() (defs string, lines []string) {
	s := d.story()
	for _, line := range s.lines {
		if alone := told(s.defs+line+"\n", nil); !ends(alone) {
			lines = append(lines, line)
		}
	}
	return s.defs, lines
}
