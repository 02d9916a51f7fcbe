package builtins

// A reader of JSON that holds one token at a time, and knows its line and column.

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// jsonScan reads a JSON text from beginning to end, token by token, and checks its syntax.
// Format: RFC 8259.
type jsonScan struct {
	in     *bufio.Reader
	line   int
	column int // of the character read last, in bytes
	failed *dataError
}

const (
	jsonDepth = 1000    // lists and objects within each other
	jsonToken = 1 << 16 // bytes of a number or a name
)

// byteOrderMark is what some programs write before a text; RFC 8259 lets a reader ignore it.
const byteOrderMark = "\xef\xbb\xbf"

func newJSONScan(in io.Reader) *jsonScan {
	s := &jsonScan{in: bufio.NewReaderSize(in, 1<<16), line: 1}
	if mark, _ := s.in.Peek(len(byteOrderMark)); string(mark) == byteOrderMark { // an error comes again
		_, _ = s.in.Discard(len(byteOrderMark))
	}
	return s
}

// bad is a finding about the syntax, here.
func (s *jsonScan) bad(format string, args ...any) *dataError {
	if s.failed == nil {
		s.failed = badFormat("the file is not JSON: line %d, column %d: "+format, append([]any{s.line, max(1, s.column)}, args...)...)
	}
	return s.failed
}

// peek is the next character that is no space, without taking it; 0 at the end.
func (s *jsonScan) peek() (byte, *dataError) {
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return 0, nil
			}
			return 0, unread()
		}
		switch c {
		case '\n':
			s.line, s.column = s.line+1, 0
			continue
		case ' ', '\t', '\r':
			s.column++
			continue
		case 0: // would be taken for the end
			s.column++
			return 0, s.bad("%q where a value is expected", rune(c))
		}
		_ = s.in.UnreadByte() // it has just been read
		return c, nil
	}
}

// next takes a character within a token.
func (s *jsonScan) next() (byte, *dataError) {
	c, err := s.in.ReadByte()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return 0, s.bad("the text ends too early")
		}
		return 0, unread()
	}
	s.column++
	return c, nil
}

// take takes a mark.
func (s *jsonScan) take(mark byte) *dataError {
	c, bad := s.peek()
	switch {
	case bad != nil:
		return bad
	case c == mark:
		_, bad = s.next()
		return bad
	case c == 0:
		return s.bad("the text ends too early")
	}
	s.column++
	return s.bad("%q where %q is expected", rune(c), rune(mark))
}

// each goes through a list or an object, whose first mark comes next: element reads each of its values.
func (s *jsonScan) each(opening, closing byte, element func(k int) *dataError) *dataError {
	if bad := s.take(opening); bad != nil {
		return bad
	}
	for k := 0; ; k++ {
		c, bad := s.peek()
		switch {
		case bad != nil:
			return bad
		case c == closing && k == 0:
			return s.take(closing)
		}
		if bad := element(k); bad != nil {
			return bad
		}
		c, bad = s.peek()
		switch {
		case bad != nil:
			return bad
		case c == closing:
			return s.take(closing)
		}
		if bad := s.take(','); bad != nil {
			return bad
		}
	}
}

// member takes the name of an object's member, and the colon.
func (s *jsonScan) member() (name string, bad *dataError) {
	c, bad := s.peek()
	if bad != nil {
		return "", bad
	}
	if c != '"' {
		s.column++
		return "", s.bad("the name of a member is expected")
	}
	if name, bad = s.text(true); bad != nil {
		return "", bad
	}
	return name, s.take(':')
}

// text takes a string; one that is not wanted is checked and not kept.
func (s *jsonScan) text(wanted bool) (string, *dataError) {
	var kept strings.Builder
	if _, bad := s.next(); bad != nil { // the quote
		return "", bad
	}
	kept.WriteByte('"')
	for {
		c, bad := s.next()
		switch {
		case bad != nil:
			return "", bad
		case c < 0x20:
			return "", s.bad("a control character in a string")
		}
		if wanted {
			kept.WriteByte(c)
			if kept.Len() > jsonToken {
				return "", s.bad("a name of more than %d bytes", jsonToken)
			}
		}
		switch c {
		case '"':
			var name string
			if wanted && json.Unmarshal([]byte(kept.String()), &name) != nil {
				return "", s.bad("a string that cannot be read")
			}
			return name, nil
		case '\\':
			if bad := s.escape(wanted, &kept); bad != nil {
				return "", bad
			}
		}
	}
}

// escape takes what follows a backslash.
func (s *jsonScan) escape(wanted bool, kept *strings.Builder) *dataError {
	digits := 0
	c, bad := s.next()
	switch {
	case bad != nil:
		return bad
	case c == 'u':
		digits = 4
	case strings.IndexByte(`"\/bfnrt`, c) < 0:
		return s.bad("an unknown escape in a string")
	}
	for {
		if wanted {
			kept.WriteByte(c)
		}
		if digits == 0 {
			return nil
		}
		digits--
		if c, bad = s.next(); bad != nil {
			return bad
		}
		if strings.IndexByte("0123456789abcdefABCDEF", c) < 0 {
			return s.bad("an escape without four digits in a string")
		}
	}
}

// number takes a number's text.
func (s *jsonScan) number() (string, *dataError) {
	var text []byte
	for {
		c, err := s.in.ReadByte()
		if err != nil && !errors.Is(err, io.EOF) {
			return "", unread()
		}
		if err != nil || strings.IndexByte("+-.0123456789eE", c) < 0 {
			if err == nil {
				_ = s.in.UnreadByte() // it has just been read
			}
			if !json.Valid(text) {
				return "", s.bad("%q is not a number", short(string(text)))
			}
			return string(text), nil
		}
		s.column++
		if text = append(text, c); len(text) > jsonToken {
			return "", s.bad("a number of more than %d bytes", jsonToken)
		}
	}
}

// word takes true, false or null.
func (s *jsonScan) word() (string, *dataError) {
	var text []byte
	for {
		c, err := s.in.ReadByte()
		if err != nil && !errors.Is(err, io.EOF) {
			return "", unread()
		}
		if err != nil || (c < 'a' || c > 'z') || len(text) > 5 {
			if err == nil {
				_ = s.in.UnreadByte() // it has just been read
			}
			break
		}
		s.column++
		text = append(text, c)
	}
	switch w := string(text); w {
	case "true", "false", "null":
		return w, nil
	case "":
		s.column++
		r := utf8.RuneError
		if next, _ := s.in.Peek(utf8.UTFMax); len(next) > 0 {
			r, _ = utf8.DecodeRune(next)
		}
		return "", s.bad("%q where a value is expected", r)
	default:
		return "", s.bad("%q where a value is expected", w)
	}
}

// skip reads a value that nobody asks for.
func (s *jsonScan) skip(depth int) *dataError {
	if depth > jsonDepth {
		return s.bad("lists and objects nested deeper than %d", jsonDepth)
	}
	c, bad := s.peek()
	if bad != nil {
		return bad
	}
	switch {
	case c == '{':
		return s.each('{', '}', func(int) *dataError {
			if bad := s.take('"'); bad != nil {
				return bad
			}
			_ = s.in.UnreadByte() // the quote
			s.column--
			if _, bad := s.text(false); bad != nil {
				return bad
			}
			if bad := s.take(':'); bad != nil {
				return bad
			}
			return s.skip(depth + 1)
		})
	case c == '[':
		return s.each('[', ']', func(int) *dataError { return s.skip(depth + 1) })
	case c == '"':
		_, bad = s.text(false)
	case c == '-' || '0' <= c && c <= '9':
		_, bad = s.number()
	case c == 0:
		return s.bad("the text ends too early")
	default:
		_, bad = s.word()
	}
	return bad
}

// end demands that nothing follows but space.
func (s *jsonScan) end() *dataError {
	c, bad := s.peek()
	if bad == nil && c != 0 {
		return badFormat("the file goes on after its JSON value, on line %d", s.line)
	}
	return bad
}
