package diag

// Sources and spans: which text a place is in, its line and column.

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Source is one text that spans point into: a script, a library module, a
// line typed in a session. It must not be changed once spans point into it,
// and may then be read from many goroutines.
type Source struct {
	Name string // as the user gave it: a path, "-", "<eval>", "hessians.geo"
	Text string
	// Above is what stands before the text, the earlier lines of a session, for what may be meant by it; nil: nothing.
	Above func() string

	once  sync.Once
	lines []int // byte offset of each line's start, filled on first use
}

// nowhere is what a nil Source has to say: nothing.
var nowhere = new(Source)

func (s *Source) starts() []int {
	s.once.Do(func() {
		s.lines = make([]int, 1, 1+strings.Count(s.Text, "\n"))
		for i := 0; i < len(s.Text); i++ {
			if s.Text[i] == '\n' {
				s.lines = append(s.lines, i+1)
			}
		}
	})
	return s.lines
}

// Position is the line and the column of a byte offset, both from 1; columns
// count characters.
func (s *Source) Position(offset int) (line, column int) {
	if s == nil {
		s = nowhere
	}
	offset = max(0, min(offset, len(s.Text)))
	starts := s.starts()
	line = sort.SearchInts(starts, offset+1)
	return line, utf8.RuneCountInString(s.Text[starts[line-1]:offset]) + 1
}

// Offset is the byte offset of a line and column as Position counts them,
// moved into the text when they lie outside.
func (s *Source) Offset(line, column int) int {
	if s == nil {
		s = nowhere
	}
	starts := s.starts()
	if line < 1 {
		return 0
	}
	if line > len(starts) {
		return len(s.Text)
	}
	i, end := s.lineRange(line)
	for ; column > 1 && i < end; column-- {
		_, n := utf8.DecodeRuneInString(s.Text[i:end])
		i += n
	}
	return i
}

// Lines is how many lines the text has.
func (s *Source) Lines() int {
	if s == nil {
		return 0
	}
	return len(s.starts())
}

// Line is the text of a line, counted from 1, without its end; "" of one that there
// is not.
func (s *Source) Line(line int) string {
	if line < 1 || line > s.Lines() {
		return ""
	}
	i, end := s.lineRange(line)
	return s.Text[i:end]
}

// lineRange is where a line begins and ends, without its newline.
func (s *Source) lineRange(line int) (start, end int) {
	starts := s.starts()
	start, end = starts[line-1], len(s.Text)
	if line < len(starts) {
		end = starts[line] - 1
	}
	if end > start && s.Text[end-1] == '\r' {
		end--
	}
	return start, end
}

// Span is a half-open byte range of one source. The zero Span points nowhere.
type Span struct {
	Source     *Source
	Start, End int
}

// IsZero reports whether the span points nowhere.
func (s Span) IsZero() bool { return s.Source == nil }

// Text is the source text under the span.
func (s Span) Text() string {
	if s.Source == nil || s.Start < 0 || s.End > len(s.Source.Text) || s.Start > s.End {
		return ""
	}
	return s.Source.Text[s.Start:s.End]
}

// Position is the line and column, from 1, where the span begins; zeros for
// the zero span.
func (s Span) Position() (line, column int) {
	if s.Source == nil {
		return 0, 0
	}
	return s.Source.Position(s.Start)
}

// EndPosition is the line and column just behind the span.
func (s Span) EndPosition() (line, column int) {
	if s.Source == nil {
		return 0, 0
	}
	return s.Source.Position(s.End)
}

// String is file:line:col, for people.
func (s Span) String() string {
	if s.Source == nil {
		return "-"
	}
	line, col := s.Position()
	return visibleLine(s.Source.Name) + ":" + itoa(line) + ":" + itoa(col)
}

// To is the smallest span that covers s and t, both of one source.
func (s Span) To(t Span) Span {
	if s.Source == nil {
		return t
	}
	if t.Source != s.Source {
		return s
	}
	if t.Start < s.Start {
		s.Start = t.Start
	}
	if t.End > s.End {
		s.End = t.End
	}
	return s
}

// Before is all that stands before an offset, Above included.
func (s *Source) Before(offset int) string {
	if s == nil {
		return ""
	}
	text := s.Text[:min(max(offset, 0), len(s.Text))]
	if s.Above != nil {
		return s.Above() + text
	}
	return text
}
