package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// foreignScope is where the examples of foreign names make sense.
const foreignScope = `chart theta(x, y) where x > 0
chart psi(r, t) where r > 0
chart space(x1, x2, x3)
chart world(t1, r1, s1, p1) where r1 > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) }
f = x^2 y
metric g_ij = [[1, 0], [0, x^2]] on theta
metric g3_ij = eye(3) on space
metric g4_ij = diag(-1, 1, r1^2, r1^2) on world
u^i = [1, x] on theta
v^i = [y, x] on theta
v3^i = [x1, x2, x3] on space
w_i = [y, x] on theta
A_ij = [[2, 1], [1, 3]]
B_ij = [[0, 1], [1, 0]]
a_i = [1, 2, 3]
p = theta(1, 1)
v0^i = [1, 0] @ p
w0^i = [0, 1] @ p
b_i = [4, 5, 6]
`

// Every row of the table of foreign names is asked for with its example: what
// it offers is read and checks where that stands, and a row that offers nothing
// says why. No row shadows a name that Geo has.
func TestForeignNames(t *testing.T) {
	list := suggest.ForeignNames()
	if len(list) < 250 {
		t.Errorf("the table has %d rows", len(list))
	}
	for _, row := range list {
		if slices.Contains(allNamesOfLibrary(), row.Name) {
			t.Errorf("%s is a name of Geo's", row.Name)
		}
		if row.Systems == "" || row.Say == "" {
			t.Errorf("%s says nothing", row.Name)
		}
		text := "print " + row.Name
		if row.Example != "" {
			text += "(" + row.Example + ")"
		}
		src := &diag.Source{Name: "t.geo", Text: foreignScope + text + "\n"}
		file, errs := grammar.Parse(src)
		if len(errs) > 0 {
			t.Errorf("%s: %v", text, errs[0])
			continue
		}
		_, errs = Check(file, Options{})
		if len(errs) != 1 || errs[0].Code != "E0201" || !strings.HasSuffix(errs[0].Message, "is not bound: "+row.Say) {
			t.Errorf("%s: %v", text, errs)
			continue
		}
		d := errs[0]
		if len(d.Fixes) == 0 {
			if row.Offers {
				t.Errorf("%s: nothing is offered", text)
			}
			continue
		}
		fixed := src.Text[:d.Fixes[0].Span.Start] + d.Fixes[0].Replace + src.Text[d.Fixes[0].Span.End:]
		if above := d.Fixes[0].Above; above != "" {
			fixed = foreignScope + above + "\n" + fixed[len(foreignScope):]
		}
		file, errs = grammar.Parse(&diag.Source{Name: "t.geo", Text: fixed})
		if len(errs) == 0 {
			_, errs = Check(file, Options{})
		}
		if len(errs) > 0 && errs[0].Severity == diag.Error {
			t.Errorf("%s: the fix is %q: %v", text, d.Fixes[0].Replace, errs[0])
		}
	}
}

// allNamesOfLibrary are the names that a script finds in scope.
func allNamesOfLibrary() []string { return newChecker(Options{}).allNames() }
