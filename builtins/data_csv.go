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
// words is numbered 1, 2, … by first appearance.
// Format: RFC 4180, with the separator found in the first line (, ; or tab).
func readCSV(text []byte, opt csvOptions) (*numbers, *dataError) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	rows, lines, err := csvRows(text, opt.separator)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, badData("the file has no rows")
	}
	width := len(rows[0])
	hasHeader := csvHeader(rows)
	if opt.header != nil {
		hasHeader = *opt.header
	}
	var header []string
	if hasHeader {
		header, rows, lines = rows[0], rows[1:], lines[1:]
	}
	if len(rows) == 0 {
		return nil, badData("the file has a header and no rows")
	}
	picked, err := csvPick(opt.columns, header, width)
	if err != nil {
		return nil, err
	}
	out := &numbers{shape: []int{len(rows), len(picked)}, data: make([]float64, len(rows)*len(picked))}
	if opt.single {
		out.shape = out.shape[:1]
	}
	for k, col := range picked {
		err := csvColumnNumbers(rows, lines, col, csvName(header, col), hasHeader, opt.codes, func(row int, v float64) {
			out.data[row*len(picked)+k] = v
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func csvRows(text []byte, sep rune) (rows [][]string, lines []int, _ *dataError) {
	if sep == 0 {
		sep = csvSeparator(text)
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = sep
	r.TrimLeadingSpace = true
	for {
		row, err := r.Read()
		if err == io.EOF {
			return rows, lines, nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			if errors.Is(err, csv.ErrFieldCount) {
				return nil, nil, badFormat("line %d has %d cells, the first has %d", bad.StartLine, len(row), len(rows[0]))
			}
			return nil, nil, badFormat("line %d, column %d: %v", bad.Line, bad.Column, bad.Err)
		}
		if err != nil {
			return nil, nil, badFormat("%v", err)
		}
		line, _ := r.FieldPos(0)
		rows, lines = append(rows, row), append(lines, line)
	}
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

// csvHeader reports that the first line names the columns: there is no number
// in it, and one of its words stands above a number. A line with a number in it
// is data, so that a bad cell of the first line is refused like any other.
func csvHeader(rows [][]string) bool {
	if slices.ContainsFunc(rows[0], csvIsEntry) {
		return false
	}
	if len(rows) < 2 {
		return true
	}
	for col, cell := range rows[0] {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		for _, row := range rows[1:] {
			if _, ok := csvNumber(row[col]); ok {
				return true
			}
		}
	}
	return false
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

func csvNumber(cell string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
	return v, err == nil && finite(v)
}

// csvBadCell adds to a finding what may have been meant: in the first row, names
// of columns or a column of words.
func csvBadCell(rows [][]string, row int, cell string, err *dataError, header bool) *dataError {
	if row > 0 || csvIsEntry(cell) {
		return err
	}
	err.note = "a column of words becomes the numbers 1, 2, … with codes: true"
	err.options = []string{"codes: true"}
	if !header && len(rows) > 1 && slices.ContainsFunc(rows[0], csvIsEntry) {
		err.note = "a line with a number in it is data; header: true says that it names the columns, codes: true that this is a column of words"
		err.options = []string{"header: true", "codes: true"}
	}
	return err
}

func csvName(header []string, col int) string {
	if header != nil {
		return fmt.Sprintf("column %d (%s)", col+1, strings.TrimSpace(header[col]))
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
				err := badData("there is no column %q", c.name)
				if header == nil {
					err.note = "the first line was not taken for a header; say header: true if it is one"
				} else {
					err.note = "the header reads " + strings.Join(header, ", ")
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

func csvColumnNumbers(rows [][]string, lines []int, col int, name string, header, codes bool, set func(int, float64)) *dataError {
	words := false
	for i, row := range rows {
		if v, ok := csvNumber(row[col]); ok {
			set(i, v)
			continue
		}
		if codes {
			words = true
			break
		}
		cell := strings.TrimSpace(row[col])
		if cell == "" {
			return badData("%s has no value on line %d", name, lines[i])
		}
		return csvBadCell(rows, i, cell, badData("%s is not a number on line %d: %q", name, lines[i], cell), header)
	}
	if !words {
		return nil
	}
	seen := map[string]float64{}
	for i, row := range rows {
		cell := strings.TrimSpace(row[col])
		if cell == "" {
			return badData("%s has no value on line %d", name, lines[i])
		}
		code, ok := seen[cell]
		if !ok {
			code = float64(len(seen) + 1)
			seen[cell] = code
		}
		set(i, code)
	}
	return nil
}
