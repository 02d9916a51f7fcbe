package builtins

// A reader of CSV that holds one cell at a time, and looks whether the work has been stopped.

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// csvScan goes through the cells of a table.
// Format: RFC 4180, its lines ended by \n too, empty ones left out, and spaces before a cell no part of it.
type csvScan struct {
	text   []byte
	sep    []byte
	budget *Budget

	at     int // the next byte
	line   int // its line
	begin  int // where the line begins
	end    int // where the line ends, its mark left out
	looked int // where it was last asked whether the work has been stopped
}

func newCSVScan(text []byte, sep rune, b *Budget) *csvScan {
	s := &csvScan{text: text, sep: utf8.AppendRune(nil, sep), budget: b}
	s.startLine(0)
	return s
}

// startLine goes to the line that begins at so many bytes.
func (s *csvScan) startLine(at int) {
	s.at, s.begin, s.end = at, at, len(s.text)
	s.line++
	if n := bytes.IndexByte(s.text[at:], '\n'); n >= 0 {
		s.end = at + n
	}
	if s.end > at && s.text[s.end-1] == '\r' {
		s.end--
	}
}

// nextLine goes to the next line; false where there is none.
func (s *csvScan) nextLine() bool {
	n := bytes.IndexByte(s.text[s.end:], '\n')
	if n < 0 {
		return false
	}
	s.startLine(s.end + n + 1)
	return s.at < len(s.text)
}

// look ends the work where it has been stopped, asked once in a while.
func (s *csvScan) look() *dataError {
	const often = 1 << 16 // bytes
	if s.at-s.looked < often {
		return nil
	}
	if s.looked = s.at; s.budget.stopped() != nil {
		return unread()
	}
	return nil
}

// rows goes through all cells, of which those of a row follow each other; rows and columns are numbered from 0. All rows
// have as many cells as the first.
func (s *csvScan) rows(cell func(row, line, col int, c csvCell) *dataError) (rows, width int, bad *dataError) {
	if s.budget.stopped() != nil {
		return 0, 0, unread()
	}
	for more := len(s.text) > 0; more; more = s.nextLine() {
		if bad := s.look(); bad != nil {
			return 0, 0, bad
		}
		if s.at == s.end {
			continue // an empty line
		}
		line, col := s.line, 0
		for last := false; !last; col++ {
			var c csvCell
			if c, last, bad = s.cell(); bad != nil {
				return 0, 0, bad
			}
			if rows > 0 && col >= width {
				continue // counted only
			}
			if bad = cell(rows, line, col, c); bad != nil {
				return 0, 0, bad
			}
		}
		if rows++; rows == 1 {
			width = col
		}
		if col != width {
			return 0, 0, badFormat("line %d has %d cells, the first has %d", line, col, width)
		}
	}
	return rows, width, nil
}

// cell takes the next cell, and what ends it.
func (s *csvScan) cell() (c csvCell, last bool, bad *dataError) {
	if bad := s.look(); bad != nil {
		return c, false, bad
	}
	for s.at < s.end && !bytes.HasPrefix(s.text[s.at:s.end], s.sep) {
		r, n := rune(s.text[s.at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(s.text[s.at:s.end])
		}
		if !unicode.IsSpace(r) {
			break
		}
		s.at += n
	}
	if s.at < s.end && s.text[s.at] == '"' {
		return s.quoted()
	}
	rest := s.text[s.at:s.end]
	n := bytes.Index(rest, s.sep)
	if last = n < 0; last {
		n = len(rest)
	}
	c.text = rest[:n]
	if quote := bytes.IndexByte(c.text, '"'); quote >= 0 {
		return c, false, s.bad(s.at+quote, `bare " in non-quoted field`)
	}
	if s.at += n; !last {
		s.at += len(s.sep)
	}
	return c, last, nil
}

// quoted takes a cell in quotes, which may go on over lines.
func (s *csvScan) quoted() (c csvCell, last bool, bad *dataError) {
	const wrong = `extraneous or missing " in quoted-field`
	c.quoted = true
	line, column := s.line, s.at-s.begin+1
	s.at++
	start := s.at
	for {
		n := bytes.IndexByte(s.text[s.at:s.end], '"')
		if n < 0 { // it goes on in the next line
			if s.at = s.end; !s.nextLine() {
				return c, false, badFormat("line %d, column %d: %s", line, column, wrong)
			}
			if bad := s.look(); bad != nil {
				return c, false, bad
			}
			continue
		}
		quote := s.at + n
		s.at = quote + 1
		rest := s.text[s.at:s.end]
		switch {
		case len(rest) > 0 && rest[0] == '"':
			c.doubled = true
			s.at++
			if bad := s.look(); bad != nil {
				return c, false, bad
			}
			continue
		case len(rest) > 0 && !bytes.HasPrefix(rest, s.sep):
			return c, false, s.bad(quote, wrong)
		case len(rest) > 0:
			s.at += len(s.sep)
		default:
			last = true
		}
		c.text = s.text[start:quote]
		return c, last, nil
	}
}

// bad is a finding about the syntax, at a place of the line.
func (s *csvScan) bad(at int, why string) *dataError {
	return badFormat("line %d, column %d: %s", s.line, at-s.begin+1, why)
}

// csvCell is a cell as it stands in the file, without the quotes around it.
type csvCell struct {
	text            []byte
	quoted, doubled bool // doubled: a quote within it is written twice
}

// csvCellBytes is how long a cell may be that is looked at.
const csvCellBytes = 1 << 16

// value is the cell without the spaces around it; false for one that is too long to look at.
func (c csvCell) value() (string, bool) {
	text := c.text
	if c.doubled || c.quoted && bytes.IndexByte(text, '\r') >= 0 {
		if len(text) > 2*csvCellBytes {
			return "", false
		}
		text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte(`""`), []byte(`"`)), []byte("\r\n"), []byte("\n"))
	}
	text = bytes.TrimSpace(text)
	return string(text[:min(len(text), csvCellBytes)]), len(text) <= csvCellBytes
}
