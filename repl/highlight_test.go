package repl

import (
	"regexp"
	"strings"
	"testing"
)

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Colours change no letter and no width; the two ends of a contraction have one
// colour, free letters have none.
func TestHighlight(t *testing.T) {
	for _, line := range []string{
		"", "print 1.5 # x", `a = "b c"`, "R_ij = g^kl R_{k i l j}", `\Gamma^k_{ij} v^i w^j`, "for i in 1..2 {\n\tprint i\n}", "x^2_", "f = \"open", "α_μ v^μ",
	} {
		got := escapes.ReplaceAllString(string(highlight([]rune(toLine(line)))), "")
		if want := strings.NewReplacer("\n", "⏎", "\t", " ").Replace(line); got != want {
			t.Errorf("%q is shown as %q", line, got)
		}
	}
	for _, c := range []struct{ line, want string }{
		{"print 2", "[word]print[plain] [number]2[plain]"},
		{`"a" # b`, `[text]"a"[plain] [comment]# b[plain]`},
		{"R_kj = g^kl R_lj", "R_kj = g^k[1]l[plain] R_[1]l[plain]j"},
		{"G_ij v^i w^j", "G_[1]i[plain][2]j[plain] v^[1]i[plain] w^[2]j[plain]"},
		{"2\n", "[number]2[plain]\n"}, // entered
		{"f_i, g^i", "f_i, g^i"},      // of two expressions
		{"v_i w_i", "v_i w_i"},        // no contraction
	} {
		got := strings.NewReplacer(wordStyle, "[word]", numberStyle, "[number]", textStyle, "[text]", commentStyle, "[comment]",
			pairStyles[0], "[1]", pairStyles[1], "[2]", plainStyle, "[plain]").Replace(string(highlight([]rune(c.line))))
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.line, got, c.want)
		}
	}
}
