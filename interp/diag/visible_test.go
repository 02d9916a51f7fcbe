package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "",
		"plain, \ttabs\nand lines":    "plain, \ttabs\nand lines",
		"θ ≥ π/2, 漢字, é, e\u0301":     "θ ≥ π/2, 漢字, é, e\u0301",
		"\x1b[2J\x1b]0;title\x07":     "<U+001B>[2J<U+001B>]0;title<U+0007>",
		"a\rb\x00\x7f":                "a<U+000D>b<U+0000><U+007F>",
		"\u009b31m":                   "<U+009B>31m",
		"\x9b31m\xff":                 "<9B>31m<FF>",
		"is\u202e admin\u2066x\u2069": "is<U+202E> admin<U+2066>x<U+2069>",
		"a\u200bb\ufeff\u2028\u00ad":  "a<U+200B>b<U+FEFF><U+2028><U+00AD>",
		"\U000e0041":                  "<U+E0041>",
		"می\u200cخواهم 👩\u200d🚀":      "می\u200cخواهم 👩\u200d🚀",
		"\ufffd":                      "\ufffd", // the character itself, not a broken byte
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Whatever goes in, what comes out is text with nothing in it that a terminal obeys, and is not changed again.
func TestVisibleOfEveryCharacter(t *testing.T) {
	var all strings.Builder
	for r := rune(0); r <= utf8.MaxRune; r++ {
		all.WriteRune(r)
	}
	for b := range 256 {
		all.WriteByte(byte(b))
		all.WriteByte('.')
	}
	got := Visible(all.String())
	if !utf8.ValidString(got) {
		t.Error("not UTF-8")
	}
	for _, r := range got {
		if !VisibleRune(r) {
			t.Fatalf("%U is left", r)
		}
	}
	if Visible(got) != got {
		t.Error("it is changed again")
	}
}

// A file may have any name, and stays on the line of its diagnostic.
func TestHostileFileName(t *testing.T) {
	src := &Source{Name: "a\x1b[2J\nb.geo:1:1: fine\u202e", Text: "x = \x1b[31m1\n"}
	d := New("E0101", Span{src, 4, 5}, "the name \x9b\u2067").WithLabel("here\x07").WithNote("a\rnote").WithFix(Span{src, 4, 5}, "\x7f")
	const line = "a<U+001B>[2J<U+000A>b.geo:1:1: fine<U+202E>:1:5: E0101: the name <9B><U+2067>"
	if got := d.Error(); got != line {
		t.Errorf("%q", got)
	}
	for _, color := range []bool{false, true} {
		var b strings.Builder
		if err := Render(&b, List{d}, RenderOptions{Color: color}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		for _, ours := range []string{bold, red, yellow, green, blue, neutral} {
			if color {
				text = strings.ReplaceAll(text, ours, "")
			}
		}
		if Visible(text) != text || !strings.HasPrefix(text, line+"\n") {
			t.Errorf("%q", text)
		}
	}
}
