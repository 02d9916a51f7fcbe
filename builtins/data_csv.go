package builtins

// csv("iris.csv"): a table of numbers, its separator and header recognised.

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
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
// The separator is found in the first line: , ; or tab.
func readCSV(text []byte, opt csvOptions, b *Budget) (*numbers, *dataError) {
	text = bytes.TrimPrefix(text, []byte(byteOrderMark))
	t := &csvTable{text: text, sep: opt.separator, opt: opt, budget: b}
	if t.sep == 0 {
		var err *dataError
		if t.sep, err = csvSeparator(text, b); err != nil {
			return nil, err
		}
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

// survey counts the rows, and finds out whether the first names the columns: there is no number
// in it, and one of its words stands above a number. A line with a number in it
// is data, so that a bad cell of the first line is refused like any other.
func (t *csvTable) survey() *dataError {
	above := false
	total, _, bad := newCSVScan(t.text, t.sep, t.budget).rows(func(row, _, col int, c csvCell) *dataError {
		if row == 0 {
			return t.firstCell(c)
		}
		if !t.opt.codes && (above || t.isEntry) {
			return nil
		}
		cell, _ := c.value()
		_, isNumber, _ := decimal(cell)
		above = above || isNumber && t.first[col] != ""
		t.words[col] = t.words[col] || !isNumber
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
			_, isNumber, _ := decimal(cell)
			t.words[col] = t.words[col] || !isNumber
		}
	}
	if t.rows == 0 {
		return badData("the file has a header and no rows")
	}
	return nil
}

// firstCell keeps a cell of the first row, which may be a column's name.
func (t *csvTable) firstCell(c csvCell) *dataError {
	const perColumn = 80 // its name's place, its kind, its place among the picked
	cell, _ := c.value()
	if bad := t.budget.take(int64(perColumn+len(cell)), "a first row of more than %d cells", len(t.first)); bad != nil {
		return bad
	}
	t.first, t.words = append(t.first, cell), append(t.words, false)
	t.isEntry = t.isEntry || csvIsEntry(cell)
	return nil
}

// fill reads the picked columns.
func (t *csvTable) fill(picked []int, data []float64) *dataError {
	codes := make(map[int]map[string]float64)
	order := make([]int, len(picked)) // places in a row, as they come in the file
	for at, col := range picked {
		order[at] = at
		if t.opt.codes && t.words[col] {
			codes[col] = map[string]float64{}
		}
	}
	if !slices.IsSorted(picked) {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(picked[a], picked[b]) })
	}
	next := 0 // of order
	_, _, bad := newCSVScan(t.text, t.sep, t.budget).rows(func(row, line, col int, c csvCell) *dataError {
		if t.header != nil {
			row--
		}
		if row < 0 {
			return nil
		}
		if col == 0 {
			next = 0
		}
		if next == len(order) || picked[order[next]] != col {
			return nil
		}
		v, bad := t.cell(row, line, col, c, codes[col])
		for ; next < len(order) && picked[order[next]] == col; next++ {
			data[row*len(picked)+order[next]] = v
		}
		return bad
	})
	return bad
}

// cell is one number, or the code of a word in a column that has codes.
func (t *csvTable) cell(row, line, col int, c csvCell, codes map[string]float64) (float64, *dataError) {
	cell, ok := c.value()
	switch {
	case !ok:
		return 0, badData("%s on line %d: a cell of more than %d bytes", t.name(col), line, csvCellBytes)
	case cell == "":
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
		codes[cell] = code
	}
	return code, nil
}

// csvSeparator is the most frequent of comma, semicolon and tab in the first
// line that has text, the comma when there is none.
func csvSeparator(text []byte, b *Budget) (rune, *dataError) {
	const some = 1 << 14 // empty lines between two looks at whether the work has been stopped
	for k := 1; len(text) > 0; k++ {
		if k%some == 0 && b.stopped() != nil {
			return 0, unread()
		}
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		if len(bytes.TrimSpace(line)) > 0 {
			best, most := ',', bytes.Count(line, []byte(","))
			for _, c := range []rune{';', '\t'} {
				if n := bytes.Count(line, []byte(string(c))); n > most {
					best, most = c, n
				}
			}
			return best, nil
		}
		text = rest
	}
	return ',', nil
}

// csvIsEntry reports a cell that stands where a number was: a number, one that
// is not finite, or one of the marks for a missing value, which name no column.
func csvIsEntry(cell string) bool {
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
		return fmt.Sprintf("column %d (%s)", col+1, short(t.header[col]))
	}
	return fmt.Sprintf("column %d", col+1)
}

// csvPick are the columns that are wanted, numbered from 0.
func csvPick(columns []csvColumn, header []string, width int) ([]int, *dataError) {
	if columns == nil {
		all := make([]int, width)
		for i := range all {
			all[i] = i
		}
		return all, nil
	}
	named := map[string][]int{} // the first two of the columns with a name that is wanted
	for _, c := range columns {
		if c.name != "" {
			named[c.name] = nil
		}
	}
	for i, h := range header {
		if list, wanted := named[h]; wanted && len(list) < 2 {
			named[h] = append(list, i+1)
		}
	}
	var picked []int
	for _, c := range columns {
		at := c.at
		if c.name != "" {
			list := named[c.name]
			if len(list) != 1 {
				return nil, csvUnnamed(c.name, list, header)
			}
			at = list[0]
		}
		if at < 1 || at > width {
			return nil, badData("there is no column %d, the file has %d", at, width)
		}
		picked = append(picked, at-1)
	}
	return picked, nil
}

// csvUnnamed refuses a name that no column has, or more than one.
func csvUnnamed(name string, list []int, header []string) *dataError {
	if len(list) > 1 {
		err := badData("columns %d and %d are both called %q", list[0], list[1], short(name))
		err.note = "a column is taken by its number too: columns: " + strconv.Itoa(list[0])
		return err
	}
	err := badData("there is no column %q", short(name))
	if header == nil {
		err.note = "the first line was not taken for a header; say header: true if it is one"
	} else {
		err.note = "the header reads " + someOf(header)
	}
	return err
}
