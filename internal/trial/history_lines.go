package trial

// Lines that a memo could take for one another: the same but for a constant, a limit, a map, a metric or a turn.

import (
	"fmt"
	"strings"
)

// relatives are the definitions of what such lines are about: two metrics, two maps between the same charts, a curve.
const relatives = `chart l(t)
chart z(r, s)
metric P_ij = diag(1 + x^2, 2) on c
metric Q_ij = [[2, 0], [0, 1 + y^2]] on c
metric G_ij = [[1 + t^2]] on l
U^i = [y, 1] on c
W_i = [x, y^2] on c
map to: c -> z { r = x + y; s = y } inverse { x = r - s; y = s }
map into: c -> z { r = 2*x; s = y + x } inverse { x = r/2; y = s - r/2 }
map line: l -> c { x = t; y = t^2 }
`

// family gives expressions that differ from one another in one thing, k: a number, a param or a loop's variable.
type family func(k string) string

// solved asks solvers.
func (s *story) solved(k string) string {
	d := s.d
	over := Pick(d, "%s*t^2", "t^2 + %s", "exp(%s*t)", "a*t + %s", "1/(1 + (%s)^2 + t^2)", "t^2", "(%s)^2 - b*t")
	if strings.Contains(over, "%s") {
		over = fmt.Sprintf(over, k)
	}
	limit := Pick(d, "1", "1", "2", k)
	p := fmt.Sprintf("c(1, %s)", Pick(d, "1", k))
	conn := Pick(d, "levicivita(P)", "levicivita(Q)")
	switch d.IntN(9) {
	case 0:
		return fmt.Sprintf("minimise((x - %s)^2 + (y - b)^2 + x^4, from: c(1, 1))", k)
	case 1:
		return fmt.Sprintf("minimise((x - 1)^2 + (y - a)^2, from: c(1, %s))", k)
	case 2:
		return fmt.Sprintf("geodesic(%s, %s, U @ %s, %s)", conn, p, p, limit)
	case 3:
		return fmt.Sprintf("velocity(%s, %s, U @ %s, %s)", conn, p, p, limit)
	case 4:
		return fmt.Sprintf("distance(%s, c(1, 1), c(%s, 2))", Pick(d, "P", "Q"), k)
	case 5:
		return fmt.Sprintf("lineIntegral(%s, line, t: 0.5..%s)", Pick(d, "W", k+"*W"), limit)
	case 6:
		return fmt.Sprintf("transport(%s, line, U @ line(l(0.5)), t: 0.5..%s)", conn, limit)
	}
	return fmt.Sprintf("integrate(%s, G, t: 0..%s%s)", over, limit, Pick(d, "", "", ", tol: 1e-9"))
}

// moved carries objects along maps.
func (s *story) moved(k string) string {
	d := s.d
	m, n := Pick(d, "to", "into"), Pick(d, "to", "into")
	x := Pick(d, "f", "h", "x", "x^2 y", "U", "W", "P", "Q", "levicivita(P)", "a*f", "f*h")
	p := fmt.Sprintf("c(0.5, %s)", k)
	switch d.IntN(8) {
	case 0:
		return fmt.Sprintf("push(U, %s)", m)
	case 1:
		return fmt.Sprintf("pull(recompute(%s, %s), %s)", Pick(d, "f", "h", "W", "P"), m, n)
	case 2:
		return fmt.Sprintf("recompute(%s, %s) @ %s(%s)", Pick(d, "f", "h", "U", "P"), m, m, p)
	case 3:
		return fmt.Sprintf("%s(%s)", m, p)
	case 4:
		return fmt.Sprintf("components(recompute(%s, %s))", Pick(d, "P", "Q", "U"), m)
	}
	return fmt.Sprintf("recompute(%s, %s)", x, m)
}

// placed has points as values.
func (s *story) placed(k string) string {
	d := s.d
	p := Pick(d, "c(%s, 1)", "c(1, %s)", "c(a, %s)", "c(%s, b)", "c(0.5 + %s, 2)")
	p = fmt.Sprintf(p, k)
	return Pick(d, p, p, "to("+p+")", "phi(q(0.5, "+k+"))", p+" == c(1, 1)", p+" != c(2, 1)", "f @ "+p, "(d_i h) @ "+p, "x^2 y @ "+p, "["+p+", c(2, 2)]", "["+p+" + "+"0]", "to("+p+") == into("+p+")")
}

// called asks functions with the same first arguments and others behind them.
func (s *story) calledWith(k string) string {
	d := s.d
	return Pick(d, "scaled(f)", "scaled(f, 3)", "scaled(f, "+k+")", "scaled(f, k: "+k+")", "scaled(f, 2)", "scaled(h)", "scaled(h, "+k+")", "scaled(x, y)", "scaled(x, x)", "scaled(x)",
		"mixed(x, y)", "mixed(x, y, 1)", "mixed(x, y, "+k+")", "mixed(x, x)", "mixed(x, "+k+")", "mixed(x, f)", "mixed(x, y, h)",
		"hessian(h, levicivita(P))", "hessian(h, levicivita(Q))", "laplacian(h, P)", "laplacian(h, Q)")
}

// lowered depends on the metric or connection in use.
func (s *story) lowered(k string) string {
	d := s.d
	return Pick(d, "U_i", "W^i", "U_i U^i", "W^i W_i", "nabla_i U^j", "nabla_i W_j", "U_i @ c("+k+", 2)", "nabla_i U^i", k+"*U_i", "W^i d_i h", "U^i W_i")
}

// relative is a line of a family, alone or in a loop, and the turns of the loop as lines of their own.
func (s *story) relative(of family) {
	d := s.d
	if d.Chance(0.5) {
		e := of(Pick(d, "1", "2", "2", "3", "0.5", "a", "b", "alpha"))
		s.exprs = append(s.exprs, e)
		s.lines = append(s.lines, Pick(d, "print ", "print ", "print ", "show ")+e)
		return
	}
	e := of(Pick(d, "k", "k", "k", "(k + 1)", "k*a"))
	form := Pick(d, "for k in [%s] { print "+e+" }", "for k in [%s] { print k, "+e+" }", "table "+e+" for k in [%s]", "for k in [%s] { print "+e+", "+of("k")+" }",
		"for k in [%s] { for j in [1] { print j, "+e+" } }", "for k in [%s] {\n  own = "+e+"\n  print own\n}", "for k in [%s] { print "+e+"; print "+of("1")+" }")
	values := Pick(d, []string{"1", "2"}, []string{"2", "1"}, []string{"0.5", "1.5", "0.5"}, []string{"1", "2", "3"}, []string{"1", "1", "2"})
	var turns []string
	for _, v := range values {
		turns = append(turns, fmt.Sprintf(form, v))
	}
	if s.turns == nil {
		s.turns = map[int][]string{}
	}
	s.turns[len(s.lines)] = turns
	s.lines = append(s.lines, fmt.Sprintf(form, strings.Join(values, ", ")))
}

// turned compares each loop with its turns, each in a program of its own.
func (s *story) turned() {
	for k, turns := range s.turns {
		want := ""
		for i, turn := range turns {
			text := told(s.defs+turn+"\n", nil)
			if ends(text) {
				want = ""
				break
			}
			if head, rest, ok := strings.Cut(text, "\n"); ok && i > 0 && strings.HasPrefix(head, "table ") {
				text = rest
			}
			want += text
		}
		if want != "" {
			s.same("in a loop", s.defs+s.lines[k]+"\n", s.alone[k], want)
		}
	}
}

// refused is a piece that a session takes nothing of: something it would hold, and a mistake.
func (s *story) refused() string {
	d := s.d
	held := Pick(d, "use metric P", "use metric Q", "use metric g", "use connection levicivita(P)", "use connection levicivita(Q)", "own = y*x + f", "f = x + y", "h = 7*x on c", "metric P_ij = eye(2) on c",
		"map to: c -> z { r = y; s = x } inverse { x = s; y = r }", "fn scaled(s, k = 2) = 5*s", "param a = 9", "chart c(x, y)", "U^i = [x, x] on c", "import gallery", "fn nosuch2(s) = s", "use metric P\nuse metric Q")
	wrong := Pick(d, "print nosuch", "x = = 2", "print f + nosuch_i", "print d_i", "nosuch = nosuch + 1")
	switch d.IntN(4) {
	case 0:
		return wrong
	case 1:
		return wrong + Pick(d, "\n", "; ") + held
	}
	return held + Pick(d, "\n", "; ") + wrong
}

// later calls functions that were written under one metric or connection in use, with another in use behind them or around the call.
func (s *story) later() {
	d := s.d
	uses := []string{"use metric P", "use metric Q", "use metric g", "use connection levicivita(P)", "use connection levicivita(Q)"}
	first, then := Pick(d, uses[:3]...), Pick(d, uses...)
	defs := s.defs + first + "\nfn spread(v^i) = nabla_i v^i\nfn slope(w_i) -> tensor r_ji = nabla_j w_i\nfn inner(w_i) = nabla^i w_i\nfn lap(s) = nabla^i d_i s\n"
	call := "print " + Pick(d, "spread(U)", "slope(W)", "inner(W)", "lap(h + x)", "lap(f*x)", "spread(U) @ c(1, 2)", "slope(W) @ c(1, 2)", "h*spread(U)") + "\n"
	want := told(defs+call, nil)
	// But for what has no value, and for h and f that cancel: a number is over no chart.
	if ends(want) && !strings.Contains(want, "E04") && !strings.Contains(want, "E0303") {
		s.c.differ("functions under a line of use say %s", want)
	}
	source := defs + then + "\n" + call
	if d.Chance(0.5) {
		source = defs + "for k in [1] {\n  " + then + "\n  " + call + "}\n"
	}
	s.same("behind another line of use", source, told(source, nil), want)
}
