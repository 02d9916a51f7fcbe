package builtins

// csv("iris.csv"): a table of numbers, its separator and header recognised.

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// csvOptions are csv's options. Columns are 1-based numbers or header names;
// nil means all of them.
type csvOptions struct {
	columns   []csvColumn
	single    bool // one column, written without a list: a plain vector
	header    *bool
	codes     bool
	separator rune // 0: detected
}

type csvColumn struct {
	name string
	at   int
}

// readCSV reads a table of numbers. The first line is a header when there is no
// number in it and one of its words stands above a number. With codes, a column of
// words is numbered 1, 2, … by first appearance. It goes through the text twice, first
// to learn the table's size, so that no more is held than the text and the numbers.
// Format: RFC 4180, with the separator found in the first line (, ; or tab).
func readCSV(text []byte, opt csvOptions, b *Budget) (*numbers, *dataError) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	t := &csvTable{text: text, sep: opt.separator, opt: opt, budget: b}
	if t.sep == 0 {
		t.sep = csvSeparator(text)
	}
	const perCell = 48 // of one row, split, twice
	if err := b.take(perCell*csvLongest(text, t.sep), "the longest row"); err != nil {
		return nil, err
	}
	if err := t.survey(); err != nil {
		return nil, err
	}
	picked, err := csvPick(opt.columns, t.header, t.width())
	if err != nil {
		return nil, err
	}
	shape := []int64{int64(t.rows), int64(len(picked))}
	if opt.single {
		shape = shape[:1]
	}
	n, err := b.array(shape)
	if err != nil {
		return nil, err
	}
	out := &numbers{shape: sizes(shape), data: make([]float64, n)}
	return out, t.fill(picked, out.data)
}

// csvTable is a table that is being read.
type csvTable struct {
	text   []byte
	sep    rune
	opt    csvOptions
	budget *Budget

	first   []string // the first row, header or not
	header  []string // nil: there is none
	rows    int      // without the header
	isEntry bool     // a cell of the first row stands where a number was
	words   []bool   // by column: with codes, a cell below the header is no number
}

func (t *csvTable) width() int { return len(t.first) }

// each goes through the rows, of which the first is number 0; cells are valid until
// the next one.
func (t *csvTable) each(row func(k, line int, cells []string) *dataError) *dataError {
	r := csv.NewReader(bytes.NewReader(t.text))
	r.Comma, r.TrimLeadingSpace, r.ReuseRecord = t.sep, true, true
	const some = 1024 // rows between two looks at whether the work has been stopped
	for k := 0; ; k++ {
		if k%some == 0 && t.budget.stopped() != nil {
			return unread()
		}
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			if errors.Is(err, csv.ErrFieldCount) {
				return badFormat("line %d has %d cells, the first has %d", bad.StartLine, len(cells), t.width())
			}
			return badFormat("line %d, column %d: %v", bad.Line, bad.Column, bad.Err)
		}
		if err != nil {
			return badFormat("%v", err)
		}
		line, _ := r.FieldPos(0)
		if bad := row(k, line, cells); bad != nil {
			return bad
		}
	}
}

// survey counts the rows, and finds out whether the first names the columns: there is no number
// in it, and one of its words stands above a number. A line with a number in it
// is data, so that a bad cell of the first line is refused like any other.
func (t *csvTable) survey() *dataError {
	total, above := 0, false
	bad := t.each(func(k, _ int, cells []string) *dataError {
		total++
		if k == 0 {
			t.first = slices.Clone(cells)
			t.isEntry = slices.ContainsFunc(t.first, csvIsEntry)
			t.words = make([]bool, len(cells))
			return nil
		}
		for col, cell := range cells {
			if !t.opt.codes && (above || t.isEntry) {
				break
			}
			_, isNumber, _ := decimal(strings.TrimSpace(cell))
			above = above || isNumber && strings.TrimSpace(t.first[col]) != ""
			t.words[col] = t.words[col] || !isNumber
		}
		return nil
	})
	if bad != nil {
		return bad
	}
	if total == 0 {
		return badData("the file has no rows")
	}
	named := !t.isEntry && (above || total == 1)
	if t.opt.header != nil {
		named = *t.opt.header
	}
	if t.rows = total; named {
		t.header = t.first
		t.rows--
	} else {
		for col, cell := range t.first {
			_, isNumber, _ := decimal(strings.TrimSpace(cell))
			t.words[col] = t.words[col] || !isNumber
		}
	}
	if t.rows == 0 {
		return badData("the file has a header and no rows")
	}
	return nil
}

// fill reads the picked columns.
func (t *csvTable) fill(picked []int, data []float64) *dataError {
	codes := make(map[int]map[string]float64, len(picked))
	if t.opt.codes {
		for _, col := range picked {
			if t.words[col] {
				codes[col] = map[string]float64{}
			}
		}
	}
	return t.each(func(k, line int, cells []string) *dataError {
		if t.header != nil {
			k--
		}
		if k < 0 {
			return nil
		}
		for at, col := range picked {
			v, bad := t.cell(k, line, col, strings.TrimSpace(cells[col]), codes[col])
			if bad != nil {
				return bad
			}
			data[k*len(picked)+at] = v
		}
		return nil
	})
}

// cell is one number, or the code of a word in a column that has codes.
func (t *csvTable) cell(row, line, col int, cell string, codes map[string]float64) (float64, *dataError) {
	if cell == "" {
		return 0, badData("%s has no value on line %d", t.name(col), line)
	}
	v, isNumber, why := decimal(cell)
	switch {
	case why != "":
		return 0, badData("%s on line %d: %s %s", t.name(col), line, short(cell), why)
	case codes == nil && !isNumber:
		return 0, t.badCell(row, cell, badData("%s is not a number on line %d: %q", t.name(col), line, short(cell)))
	case codes == nil:
		return v, nil
	}
	code, ok := codes[cell]
	if !ok {
		const perWord = 64
		if bad := t.budget.take(int64(perWord+len(cell)), "the words of %s", t.name(col)); bad != nil {
			return 0, bad
		}
		code = float64(len(codes) + 1)
		codes[strings.Clone(cell)] = code
	}
	return code, nil
}

// csvLongest is the most cells that a row has: no row is split before it is known to fit.
func csvLongest(text []byte, sep rune) int64 {
	mark := []byte(string(sep))
	longest, cells, quoted := int64(0), int64(1), false
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			longest, cells = max(longest, cells), 1
		case c == mark[0] && !quoted && bytes.HasPrefix(text[i:], mark):
			cells++
		}
	}
	return max(longest, cells)
}

// csvSeparator is the most frequent of comma, semicolon and tab in the first
// line that has text, the comma when there is none.
func csvSeparator(text []byte) rune {
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		if len(bytes.TrimSpace(line)) > 0 {
			best, most := ',', bytes.Count(line, []byte(","))
			for _, c := range []rune{';', '\t'} {
				if n := bytes.Count(line, []byte(string(c))); n > most {
					best, most = c, n
				}
			}
			return best
		}
		text = rest
	}
	return ','
}

// csvIsEntry reports a cell that stands where a number was: a number, one that
// is not finite, or one of the marks for a missing value, which name no column.
func csvIsEntry(cell string) bool {
	cell = strings.TrimSpace(cell)
	if _, err := strconv.ParseFloat(cell, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return true
	}
	switch strings.ToLower(cell) {
	case "na", "n/a", "#n/a", "null", "none", "?", "-", ".":
		return true
	}
	return false
}

// badCell adds to a finding what may have been meant: in the first row, names
// of columns or a column of words.
func (t *csvTable) badCell(row int, cell string, err *dataError) *dataError {
	if row > 0 || csvIsEntry(cell) {
		return err
	}
	err.note = "a column of words becomes the numbers 1, 2, … with codes: true"
	err.options = []string{"codes: true"}
	if t.header == nil && t.rows > 1 && t.isEntry {
		err.note = "a line with a number in it is data; header: true says that it names the columns, codes: true that this is a column of words"
		err.options = []string{"header: true", "codes: true"}
	}
	return err
}

func (t *csvTable) name(col int) string {
	if t.header != nil {
		return fmt.Sprintf("column %d (%s)", col+1, short(strings.TrimSpace(t.header[col])))
	}
	return fmt.Sprintf("column %d", col+1)
}

func csvPick(columns []csvColumn, header []string, width int) ([]int, *dataError) {
	if columns == nil {
		all := make([]int, width)
		for i := range all {
			all[i] = i
		}
		return all, nil
	}
	var picked []int
	for _, c := range columns {
		at := c.at
		if c.name != "" {
			at = 0
			for i, h := range header {
				if strings.TrimSpace(h) == c.name {
					at = i + 1
					break
				}
			}
			if at == 0 {
				err := badData("there is no column %q", short(c.name))
				if header == nil {
					err.note = "the first line was not taken for a header; say header: true if it is one"
				} else {
					err.note = "the header reads " + someOf(header)
				}
				return nil, err
			}
		}
		if at < 1 || at > width {
			return nil, badData("there is no column %d, the file has %d", at, width)
		}
		picked = append(picked, at-1)
	}
	return picked, nil
}
