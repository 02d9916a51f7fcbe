package repl

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// A paste reaches the editor as one mark, whatever pieces its bytes come in; what is
// typed around it passes as it is.
func TestPastes(t *testing.T) {
	for _, c := range []struct{ sent, keys, text string }{
		{"ab\x1b[200~x\ty\r\rz\x1b[201~c\r", "ab\ue001c\r", "x\ty\n\nz"},
		{"\x1b[200~\x1b[201~", "\ue001", ""},
		{"\x1b[A\x1b[200~f = \x1b[31mx\x07\x1b[201~\x1b[B", "\x1b[A\ue001\x1b[B", "f = [31mx"},
		{"\x1b", "\x1b", ""},
		{"\x1b[20", "\x1b[20", ""},
		{"α\x1b[200~β\ue00aγ\r\n\x1b[201~", "α\ue001", "βγ"},
	} {
		for name, in := range map[string]io.Reader{
			"at once":      strings.NewReader(c.sent),
			"byte by byte": iotest.OneByteReader(strings.NewReader(c.sent)),
			"in halves":    iotest.HalfReader(strings.NewReader(c.sent)),
		} {
			p := &pasting{in: in}
			keys, err := io.ReadAll(p)
			if text := p.take(); err != nil || string(keys) != c.keys || text != c.text {
				t.Errorf("%q %s: keys %q, text %q, %v", c.sent, name, keys, text, err)
			}
		}
	}
}

// Of a transcript, what was typed is left: prompts and answers go.
func TestTranscripts(t *testing.T) {
	for _, c := range []struct{ pasted, text string }{
		{"geo> f = x^2\ngeo> f\nx^2  : Real over theta\ngeo> for i in 1..2 {\n  ~>   print i\n  ~> }\n1\n2\ngeo> ", "f = x^2\nf\nfor i in 1..2 {\n  print i\n}\n"},
		{"  geo> 1", "1"},
		{"f = 1\ngeo> g", "f = 1\ngeo> g"}, // no transcript
		{"geometry = 1", "geometry = 1"},
	} {
		if got := typed(c.pasted); got != c.text {
			t.Errorf("%q: %q, want %q", c.pasted, got, c.text)
		}
	}
}

// Marks stand for what the editor's line cannot hold, and back.
func TestMarks(t *testing.T) {
	const text = "a\n\tb\n\nc"
	line := toLine(text)
	if strings.ContainsAny(line, "\n\t") || fromLine(line) != text {
		t.Errorf("%q, back %q", line, fromLine(line))
	}
}
