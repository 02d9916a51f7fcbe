package repl

// Bracketed paste: the terminal says where a paste begins and ends. Tabs in it complete
// nothing, and its lines are not run one by one.

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"unicode"
)

// What asks a terminal for bracketed paste, and what it then sends around one.
const (
	pasteOn    = "\x1b[?2004h"
	pasteOff   = "\x1b[?2004l"
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// mostPasted is how long a paste may be, in bytes; the rest of a longer one is
// dropped, and the statement then lacks its end.
const mostPasted = 8 << 20

// pasting takes pastes out of what a terminal sends: of each, a mark goes on to the
// editor, and take gives its text. The editor itself would drop the brackets and take
// the text for keys.
type pasting struct {
	in   io.Reader
	out  []byte // for the editor
	held []byte // may be the beginning of a bracket
	err  error

	inside bool
	body   []byte

	mu    sync.Mutex
	ready []string
}

// Read gives the editor what was typed.
func (p *pasting) Read(b []byte) (int, error) {
	var chunk [4096]byte
	for len(p.out) == 0 && p.err == nil {
		n, err := p.in.Read(chunk[:])
		p.err = err
		p.feed(chunk[:n])
		if err != nil && !p.inside {
			p.out, p.held = append(p.out, p.held...), nil
		}
	}
	if len(p.out) == 0 {
		return 0, p.err
	}
	n := copy(b, p.out)
	p.out = p.out[n:]
	return n, nil
}

// Close closes what it reads from.
func (p *pasting) Close() error {
	if c, ok := p.in.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

// feed sorts bytes into keys and pastes.
func (p *pasting) feed(b []byte) {
	p.held = append(p.held, b...)
	for {
		bracket := pasteStart
		if p.inside {
			bracket = pasteEnd
		}
		k := bytes.Index(p.held, []byte(bracket))
		if k < 0 {
			k = len(p.held) - beginning(p.held, bracket)
			p.pass(p.held[:k])
			p.held = append([]byte(nil), p.held[k:]...)
			return
		}
		p.pass(p.held[:k])
		p.held = p.held[k+len(bracket):]
		if p.inside {
			p.mu.Lock()
			p.ready = append(p.ready, pasted(string(p.body)))
			p.mu.Unlock()
			p.body = nil
			p.out = append(p.out, string(pasteMark)...)
		}
		p.inside = !p.inside
	}
}

// pass hands on what belongs to the editor, or to the paste.
func (p *pasting) pass(b []byte) {
	if !p.inside {
		p.out = append(p.out, b...)
		return
	}
	p.body = append(p.body, b[:min(len(b), mostPasted-len(p.body))]...)
}

// beginning is how many of the last bytes of b are the first ones of a bracket.
func beginning(b []byte, bracket string) int {
	for n := min(len(b), len(bracket)-1); n > 0; n-- {
		if bytes.HasSuffix(b, []byte(bracket[:n])) {
			return n
		}
	}
	return 0
}

// take is the text of the oldest paste that was not taken.
func (p *pasting) take() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.ready) == 0 {
		return ""
	}
	text := p.ready[0]
	p.ready = p.ready[1:]
	return text
}

// pasted is a paste as a text: line ends are \n, control characters that mean nothing
// are gone, and of a transcript of a session only what was typed is left.
func pasted(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if unicode.IsControl(r) || r == lineMark || r == tabMark || r == pasteMark {
			return -1
		}
		return r
	}, text)
	return strings.TrimRight(typed(text), "\n")
}

// typed is what was typed of a transcript: the lines behind the prompts. A text that
// does not begin with a prompt is no transcript.
func typed(text string) string {
	if !strings.HasPrefix(strings.TrimLeft(text, " \t\n"), strings.TrimSpace(prompt)) {
		return text
	}
	var out []string
	going := false // within a statement, whose blank lines stand without a prompt
	for _, line := range strings.Split(text, "\n") {
		bare := strings.TrimLeft(line, " \t")
		switch {
		case strings.HasPrefix(bare, strings.TrimSpace(prompt)):
			bare, going = strings.TrimPrefix(bare, strings.TrimSpace(prompt)), true
		case going && strings.HasPrefix(bare, strings.TrimSpace(promptMore)):
			bare = strings.TrimPrefix(bare, strings.TrimSpace(promptMore))
		default: // an answer
			going = false
			continue
		}
		out = append(out, strings.TrimPrefix(bare, " "))
	}
	return strings.Join(out, "\n")
}
