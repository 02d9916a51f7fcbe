package diag

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestLine(t *testing.T) {
	src := &Source{Name: "a.geo", Text: "x\nxä y\n"}
	d := New("E0201", Span{src, 6, 7}, "y is not defined")
	if got := d.Error(); got != "a.geo:2:4: E0201: y is not defined" {
		t.Error(got)
	}
	d.Severity = Warning
	if got := d.Line(); got != "a.geo:2:4: warning E0201: y is not defined" {
		t.Error(got)
	}
	if got := New("E0501", Span{}, "no").Error(); got != "E0501: no" {
		t.Error(got)
	}
	if got := (List{d, d, d}).Error(); !strings.HasSuffix(got, "(and 2 more)") {
		t.Error(got)
	}
	if (List{d}).HasErrors() || !(List{d, New("E1", Span{}, "")}).HasErrors() {
		t.Error("a warning is no error")
	}
}

// Position and Offset undo each other at every character.
func TestPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab\n\n日ä\u0302\t"))).Draw(t, "text")
		src := &Source{Text: text}
		line, col := 1, 1
		for i, r := range text {
			if l, c := src.Position(i); l != line || c != col {
				t.Fatalf("%q at %d is %d:%d, want %d:%d", text, i, l, c, line, col)
			}
			if got := src.Offset(line, col); got != i {
				t.Fatalf("%q: %d:%d is at %d, want %d", text, line, col, got, i)
			}
			col++
			if r == '\n' {
				line, col = line+1, 1
			}
		}
		if src.Lines() != strings.Count(text, "\n")+1 {
			t.Fatal(src.Lines())
		}
		if joined := strings.Join(lines(src), "\n"); joined != text {
			t.Fatalf("%q from lines of %q", joined, text)
		}
	})
	src := &Source{Text: "ab\ncd"}
	for _, c := range [][3]int{{0, 1, 0}, {1, 9, 2}, {2, 9, 5}, {9, 1, 5}, {1, -4, 0}} {
		if got := src.Offset(c[0], c[1]); got != c[2] {
			t.Errorf("%d:%d is at %d, want %d", c[0], c[1], got, c[2])
		}
	}
	if l, c := src.Position(99); l != 2 || c != 3 {
		t.Errorf("beyond the end is %d:%d", l, c)
	}
}

func lines(s *Source) []string {
	var out []string
	for i := range s.Lines() {
		out = append(out, s.Line(i+1))
	}
	return out
}

// A source may be read from many goroutines (run with -race).
func TestSourceIsShared(t *testing.T) {
	src := &Source{Text: strings.Repeat("x\n", 1000)}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if l, _ := src.Position(1000); l != 501 {
				t.Error(l)
			}
		})
	}
	wg.Wait()
}

func TestSpans(t *testing.T) {
	a, b := &Source{Text: "abcdef"}, &Source{Text: "x"}
	if got := (Span{a, 1, 2}).To(Span{a, 3, 5}).Text(); got != "bcde" {
		t.Error(got)
	}
	if got := (Span{a, 1, 2}).To(Span{b, 0, 1}).Text(); got != "b" {
		t.Error(got)
	}
	if got := (Span{}).To(Span{a, 0, 1}).Text(); got != "a" {
		t.Error(got)
	}
	for _, s := range []Span{{}, {a, 3, 99}, {a, -1, 2}, {a, 4, 2}} {
		if s.Text() != "" {
			t.Errorf("%v has a text", s)
		}
	}
}

func TestSort(t *testing.T) {
	a := &Source{Text: "abc"}
	l := List{New("3", Span{a, 2, 3}, ""), New("1", Span{a, 0, 1}, ""), New("2", Span{a, 0, 2}, "")}
	l.Sort()
	if s := l[0].Code + l[1].Code + l[2].Code; s != "123" {
		t.Error(s)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"learningRate", "hessian", "metric", "Gamma", "x", "L", "eig", "det", "theta"}
	for name, want := range map[string]string{
		"lerningRate": "learningRate", "learnigRaet": "learningRate", "hesian": "hessian", "hessain": "hessian", "metirc": "metric", "gamma": "Gamma",
		"dte": "det", "egi": "eig", "l": "L", "y": "", "q": "", "abcdef": "", "thta": "theta", "theta": "", "": "", "X": "x", "curvature": "", "dx": "",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("%s is near %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"log10", "x2", "ab"} { // another number is another thing, and of two letters one says nothing
		if got := Nearest(name, []string{"log", "log20", "x1", "ac"}); got != "" {
			t.Errorf("%s is near %q", name, got)
		}
	}
	if got := Nearest("abc", []string{"abd", "bbc"}); got != "abd" {
		t.Errorf("of two at one distance the first is meant, not %s", got)
	}
}

// distance agrees with the definition, by recursion without sharing.
func TestDistance(t *testing.T) {
	var plain func(a, b []rune) int
	plain = func(a, b []rune) int {
		if len(a) == 0 || len(b) == 0 {
			return len(a) + len(b)
		}
		d := min(plain(a[1:], b)+1, plain(a, b[1:])+1)
		if a[0] == b[0] {
			d = min(d, plain(a[1:], b[1:]))
		} else {
			d = min(d, plain(a[1:], b[1:])+1)
		}
		if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
			d = min(d, plain(a[2:], b[2:])+1)
		}
		return d
	}
	rapid.Check(t, func(t *rapid.T) {
		a := []rune(rapid.StringMatching("[abc]{0,5}").Draw(t, "a"))
		b := []rune(rapid.StringMatching("[abc]{0,5}").Draw(t, "b"))
		limit := rapid.IntRange(1, 6).Draw(t, "limit")
		if got, want := distance(a, b, limit), plain(a, b); got != want && (want < limit || got < limit) {
			t.Fatalf("%q to %q is %d, want %d (limit %d)", string(a), string(b), got, want, limit)
		}
	})
}

func TestCells(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "日本": 4, "x̂": 1, "Γ": 1, "\t": tabCells, "😀": 2, "\xff": 4, "\x1b": 8, "ﬀ": 1, "한": 2} {
		if got := Cells(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
	for i := 1; i < len(wide); i++ {
		if wide[i][0] <= wide[i-1][1] || wide[i][1] < wide[i][0] {
			t.Errorf("the table of wide characters is out of order at %x", wide[i][0])
		}
	}
}

// Whatever is rendered is valid text without control characters, and shows
// every message.
func TestRenderAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := &Source{Name: "r.geo", Text: rapid.String().Draw(t, "text")}
		span := func() Span {
			a := rapid.IntRange(0, len(src.Text)).Draw(t, "start")
			return Span{src, a, rapid.IntRange(a, len(src.Text)).Draw(t, "end")}
		}
		d := New("E0101", span(), "message").WithLabel(rapid.SampledFrom([]string{"", "label"}).Draw(t, "label"))
		for range rapid.IntRange(0, 3).Draw(t, "places") {
			d.WithPlace(span(), "place")
		}
		d.WithFix(span(), rapid.SampledFrom([]string{"", "x", "a\nb"}).Draw(t, "fix"))
		var b strings.Builder
		if err := Render(&b, List{d}, RenderOptions{}); err != nil {
			t.Fatal(err)
		}
		out := b.String()
		if !utf8.ValidString(out) || !strings.Contains(out, "^") || !strings.Contains(out, "message") {
			t.Fatalf("%q", out)
		}
		for _, r := range out {
			if r < 0x20 && r != '\n' || r == 0x7f {
				t.Fatalf("control character %q in %q", r, out)
			}
		}
	})
}

func TestTheZeroSpan(t *testing.T) {
	var none Span
	if l, c := none.Position(); l != 0 || c != 0 {
		t.Errorf("begins at %d:%d", l, c)
	}
	if l, c := none.EndPosition(); l != 0 || c != 0 {
		t.Errorf("ends at %d:%d", l, c)
	}
	if none.String() != "-" || none.Text() != "" {
		t.Errorf("%q, %q", none.String(), none.Text())
	}
}

// A mistake at the end of a long last line, with no line end behind it.
func TestNearTheEndOfALongLine(t *testing.T) {
	text := strings.Repeat("ä", 5000)
	from, to := near(text, 0, len(text), len(text))
	if to != len(text) || from < len(text)-1100 || !utf8.ValidString(text[from:to]) {
		t.Errorf("shows bytes %d to %d of %d", from, to, len(text))
	}
}
