package grammar

import "testing"

func TestOneLine(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"(h # three\n   + 1)", "(h + 1)"},
		{"  a\t*\r\n b # c", "a * b"},
		{`f("a  # b",  2)`, `f("a  # b", 2)`},
		{`"q\"  #"  # x`, `"q\"  #"`},
		{"# only", ""},
		{`"open`, `"open`},
	} {
		if got := OneLine(c.in); got != c.out {
			t.Errorf("%q: %q, want %q", c.in, got, c.out)
		}
	}
}
