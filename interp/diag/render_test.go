package diag

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/render.golden anew")

// at is the span of the n-th occurrence of text, from 0.
func at(src *Source, text string, n int) Span {
	i := 0
	for {
		k := strings.Index(src.Text[i:], text)
		if k < 0 {
			panic("no " + text)
		}
		if n == 0 {
			return Span{src, i + k, i + k + len(text)}
		}
		n--
		i += k + 1
	}
}

// cases are diagnostics of every shape.
func cases() (names []string, lists []List) {
	add := func(name string, l ...*Diagnostic) {
		names = append(names, name)
		lists = append(lists, l)
	}
	src := &Source{Name: "a.geo", Text: "chart theta(x, y)\nv^i = [1, 2] on theta\nB = v^i w^i\n\tC = v^i + 1\nprint B, C\n"}
	add("one place", New("E0220", at(src, "w^i", 0), "i is up twice"))
	add("two places on a line, a note and two fixes", New("E0220", at(src, "w^i", 0), "i is up twice").WithLabel("and here").
		WithPlace(at(src, "v^i", 1), "up here").WithNote("contraction pairs one up with one down").
		WithFix(at(src, "v^i w^i", 0), "G_ij v^i w^j").WithFixNote(at(src, "w^i", 0), "w^j", "if both stay free"))
	add("two places, the second to the right", New("E0224", at(src, "v^i", 1), "terms differ").WithLabel("free in i").WithPlace(at(src, "w^i", 0), "free in i too"))
	add("places on several lines", New("E0224", at(src, "v^i + 1", 0), "terms differ in free indices").
		WithPlace(at(src, "v^i =", 0), "bound here").WithPlace(at(src, "chart theta", 0), "over this chart"))
	far := &Source{Name: "far.geo", Text: "a = 1\n" + strings.Repeat("b = 2\n", 98) + "c = a\n"}
	add("line numbers of different length", New("E0201", at(far, "c = a", 0), "far").WithPlace(at(far, "a = 1", 0), "away"))
	lib := &Source{Name: "lib.geo", Text: "# a library\nfn f(x) = x_ij\n"}
	add("another source", New("E0225", at(src, "w^i", 0), "w has no slot").WithPlace(at(lib, "x_ij", 0), "used with two here"))
	fix := New("E0332", at(src, "v^i w^i", 0), "a metric is needed")
	fix.Fixes = append(fix.Fixes, Fix{Span: at(src, "v^i w^i", 0), Replace: "G_ij v^i w^j", Above: "metric G_ij = eye(2) on theta"})
	add("a line to put above", fix)
	warn := New("E0260", at(src, "B", 0), "B is not used")
	warn.Severity = Warning
	add("a warning", warn)
	add("nowhere", New("E0501", Span{}, "no such command").WithFixNote(Span{}, "geo run FILE", "to run a script"))
	add("a tab before", New("E0228", at(src, "+ 1", 0), "one and a vector"))
	wide := &Source{Name: "wide.geo", Text: "日本 = x̂ + 2 3 # 説明\n"}
	add("wide and combining characters", New("E0113", at(wide, "3", 0), "a number as right factor").WithPlace(at(wide, "2", 0), "left"))
	long := &Source{Name: "long.geo", Text: "x = " + strings.Repeat("a + ", 100) + "b c 3" + strings.Repeat(" + d", 100) + "\n"}
	add("a long line", New("E0113", at(long, "3", 0), "a number as right factor").WithFix(at(long, "c 3", 0), "c*3"))
	several := &Source{Name: "m.geo", Text: "x = f(1,\n  2,\n  3)\ny = 1\n"}
	add("a place over several lines", New("E0330", at(several, "f(1,\n  2,\n  3)", 0), "three arguments").WithFix(at(several, ",\n  3", 0), ""))
	add("at the end of a line", New("E0112", Span{several, 8, 8}, "something is missing"))
	end := &Source{Name: "end.geo", Text: "x ="}
	add("at the end of the source", New("E0112", Span{end, 3, 3}, "an expression is missing"))
	empty := &Source{Name: "empty.geo"}
	add("in an empty source", New("E0112", Span{empty, 0, 0}, "nothing here"))
	esc := &Source{Name: "esc.geo", Text: "x = \"\x1b[31m\xff\u200b\"\r\ny = 2\r\n"}
	add("control characters and broken bytes", New("E0101", at(esc, "\"", 0), "bad \x1b[2J text").WithFix(at(esc, "2", 0), "3"))
	add("several", New("E0201", at(src, "w^i", 0), "w is not defined"), New("E0201", at(src, "C", 1), "C is not defined"))
	add("notes of several lines", New("E0403", at(src, "B", 0), "degenerate").WithNote("rank 1 of 2, kernel\n[1, 0]"))
	return names, lists
}

func TestRender(t *testing.T) {
	var b strings.Builder
	names, lists := cases()
	for i, l := range lists {
		for _, color := range []bool{false, true} {
			if color && i > 1 && names[i] != "a warning" {
				continue
			}
			b.WriteString("=== " + names[i])
			if color {
				b.WriteString(", in colour")
			}
			b.WriteString("\n")
			var out strings.Builder
			if err := Render(&out, l, RenderOptions{Color: color}); err != nil {
				t.Fatal(err)
			}
			b.WriteString(strings.ReplaceAll(out.String(), "\x1b", "ESC"))
			if !color && strings.Contains(out.String(), "\x1b") {
				t.Errorf("%s: an escape reaches the terminal", names[i])
			}
		}
		text, err := json.MarshalIndent(l, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if i < 2 || names[i] == "a line to put above" || names[i] == "nowhere" {
			b.WriteString("json: " + string(text) + "\n")
		}
	}
	const golden = "testdata/render.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("rendered (go test -update writes it):\n%s", b.String())
	}
}
