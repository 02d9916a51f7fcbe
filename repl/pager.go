package repl

// Long output on a terminal: a page at a time.

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// Pager writes what somebody reads at a terminal, and waits at the end of each page: for a space, which
// goes on by a page, Enter, by a line, G, to the end, or q, which leaves the rest of the answer out.
type Pager struct {
	Out  io.Writer
	Size func() (columns, rows int) // of the terminal now; rows 0: nothing is paged
	Key  func() (byte, error)       // waits for a key

	lines, column int
	escape        bool // within a sequence that colours
	quit, free    bool
}

// Begin begins an answer.
func (p *Pager) Begin() { p.lines, p.column, p.escape, p.quit, p.free = 0, 0, false, false, false }

const morePrompt = "-- more: space, Enter, G for all, q to end --"

// Write writes a part of an answer.
func (p *Pager) Write(b []byte) (int, error) {
	done := 0
	for done < len(b) && !p.quit {
		n := p.page(b[done:])
		if _, err := p.Out.Write(b[done : done+n]); err != nil {
			return done, err
		}
		if done += n; done == len(b) {
			break
		}
		if err := p.wait(); err != nil {
			return done, err
		}
	}
	return len(b), nil
}

// page is how many bytes still fit the page: whole lines, as wide as the terminal.
func (p *Pager) page(b []byte) int {
	columns, rows := p.Size()
	if p.free || rows < 3 {
		return len(b)
	}
	for i := 0; i < len(b); {
		if p.lines >= rows-1 && p.column == 0 {
			return i
		}
		r, size := utf8.DecodeRune(b[i:])
		i += size
		switch {
		case p.escape:
			p.escape = r == '[' || r >= '0' && r <= '9' || r == ';'
		case r == 0x1b:
			p.escape = true
		case r == '\n':
			p.lines, p.column = p.lines+1, 0
		default:
			if p.column++; columns > 0 && p.column > columns {
				p.lines, p.column = p.lines+1, 1
			}
		}
	}
	return len(b)
}

// wait asks whether to go on.
func (p *Pager) wait() error {
	if _, err := io.WriteString(p.Out, morePrompt); err != nil {
		return err
	}
	for {
		key, err := p.Key()
		if err != nil {
			return err
		}
		_, rows := p.Size()
		switch key {
		case ' ', 'f':
			p.lines = 0
		case '\r', '\n', 'j':
			p.lines = max(rows-2, 0)
		case 'G':
			p.free = true
		case 'q', 'Q', 3, 4, 0x1b: // Ctrl-C, Ctrl-D, Escape
			p.quit = true
		default:
			continue
		}
		end := "\r" + string(bytes.Repeat([]byte{' '}, len(morePrompt))) + "\r"
		if p.quit {
			end += "(the rest is left out)\n"
		}
		_, err = io.WriteString(p.Out, end)
		return err
	}
}
