package render

// Tables as files, a row at a time: CSV, JSON, Markdown, LaTeX, NumPy, text.

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TableFile writes one table to a file. Rows are written as they come, so that memory does not grow with
// their number. An array has a column for each of its entries.
type TableFile struct {
	w       *bufio.Writer
	to      io.WriteSeeker
	format  string
	head    []string // columns as they are written; nil before the first row
	names   []string // columns of the statement
	rows    int
	columns []int // entries of each column, by the first row
}

// NewTableFile begins a file whose name says how it is written: it ends in .csv, .json, .md, .tex, .npy or .txt. to
// is empty, and nobody else writes to it.
func NewTableFile(to io.WriteSeeker, name string, head *interp.TableHead) (*TableFile, error) {
	if to == nil || head == nil {
		return nil, errNoTableFile
	}
	f := &TableFile{w: bufio.NewWriter(to), to: to, format: strings.ToLower(path.Ext(name)), names: head.Columns}
	switch f.format {
	case ".csv", ".json", ".md", ".tex", ".txt", ".npy":
		return f, nil
	}
	return nil, fmt.Errorf("a table has no form for a file that ends in %q", f.format)
}

// errNoTableFile is what a TableFile says that NewTableFile has not made.
var errNoTableFile = errors.New("render: a TableFile is made by NewTableFile")

// Row writes a row.
func (f *TableFile) Row(e *interp.TableRow) error {
	switch {
	case f == nil || f.w == nil:
		return errNoTableFile
	case e == nil:
		return nil
	}
	first := f.head == nil
	var cells []string
	var data []float64
	for k, v := range e.Cells {
		numbers := v.Kind() == interp.Numbers || v.Kind() == interp.Point
		list := v.Float64s()
		if first {
			f.entries(k, v, list)
		}
		if k >= len(f.columns) || numbers && len(list) != f.columns[k] || !numbers && f.columns[k] != 1 {
			return errors.New("its rows have not all the same columns")
		}
		if !numbers {
			if f.format == ".npy" {
				return fmt.Errorf("column %s is no number, and a .npy file holds numbers alone", f.names[min(k, len(f.names)-1)])
			}
			cells = append(cells, f.word(v))
			continue
		}
		if data = append(data, list...); f.format == ".npy" {
			continue
		}
		for _, x := range list {
			cells = append(cells, f.number(x))
		}
	}
	if first {
		f.begin()
	}
	f.rows++
	return f.row(cells, data)
}

// entries finds the columns that a cell of the first row makes.
func (f *TableFile) entries(k int, v interp.Value, list []float64) {
	name := "column " + fmt.Sprint(k+1)
	if k < len(f.names) {
		name = diag.Visible(f.names[k])
	}
	if f.head == nil {
		f.head = []string{}
	}
	if len(v.Shape()) == 0 || v.Kind() != interp.Numbers && v.Kind() != interp.Point {
		f.columns = append(f.columns, 1)
		f.head = append(f.head, name)
		return
	}
	f.columns = append(f.columns, len(list))
	for i := range list {
		f.head = append(f.head, name+number.PositionOf(v.Shape(), i))
	}
}

// number is one number: six digits for people, all of them for programs.
func (f *TableFile) number(x float64) string {
	switch f.format {
	case ".md", ".txt":
		return number.Format(x, number.Digits)
	case ".tex":
		return "$" + latex.Number(number.Format(x, number.Digits)) + "$"
	}
	return number.Format(x, 0)
}

// word is a cell that is no number.
func (f *TableFile) word(v interp.Value) string {
	text := diag.Visible(strings.ReplaceAll(v.Format(number.Digits), "\n", " "))
	switch f.format {
	case ".csv":
		return quotedCSV(text)
	case ".json":
		return quotedJSON(text)
	case ".md":
		return strings.ReplaceAll(text, "|", `\|`)
	case ".tex":
		return "$" + v.LaTeX() + "$"
	}
	return text
}

// begin writes what stands before the rows.
func (f *TableFile) begin() {
	switch f.format {
	case ".csv":
		names := make([]string, len(f.head))
		for i, n := range f.head {
			names[i] = quotedCSV(n)
		}
		f.put(strings.Join(names, ",") + "\n")
	case ".json":
		names := make([]string, len(f.head))
		for i, n := range f.head {
			names[i] = quotedJSON(n)
		}
		f.put(`{"columns": [` + strings.Join(names, ", ") + `],` + "\n" + `"rows": [`)
	case ".md":
		names := make([]string, len(f.head))
		for i, n := range f.head {
			names[i] = strings.ReplaceAll(n, "|", `\|`)
		}
		f.put("| " + strings.Join(names, " | ") + " |\n|" + strings.Repeat(" ---: |", len(names)) + "\n")
	case ".tex":
		names := make([]string, len(f.head))
		for i, n := range f.head {
			names[i] = latex.Code(n)
		}
		f.put(`\begin{tabular}{` + strings.Repeat("r", len(names)) + "}\n" + strings.Join(names, " & ") + ` \\ \hline` + "\n")
	case ".txt":
		f.put(f.line(f.head))
	case ".npy":
		f.put(f.npyHeader(math.MaxInt)) // the true one is written in its place when the rows are counted
	}
}

func (f *TableFile) row(cells []string, data []float64) error {
	switch f.format {
	case ".csv":
		f.put(strings.Join(cells, ",") + "\n")
	case ".json":
		if f.rows > 1 {
			f.put(",")
		}
		f.put("\n[" + strings.Join(cells, ", ") + "]")
	case ".md":
		f.put("| " + strings.Join(cells, " | ") + " |\n")
	case ".tex":
		f.put(strings.Join(cells, " & ") + ` \\` + "\n")
	case ".txt":
		f.put(f.line(cells))
	case ".npy":
		var b [8]byte
		for _, x := range data {
			binary.LittleEndian.PutUint64(b[:], math.Float64bits(x))
			if _, err := f.w.Write(b[:]); err != nil {
				return err
			}
		}
	}
	_, err := f.w.Write(nil) // what failed before is told here
	return err
}

// cellWidth is as wide as six digits with a sign and an exponent.
const cellWidth = 13

// line is a row of text, its cells flush right under their names.
func (f *TableFile) line(cells []string) string {
	var b strings.Builder
	for i, c := range cells {
		if i > 0 {
			b.WriteString("  ")
		}
		width := max(cellWidth, utf8.RuneCountInString(f.head[i]))
		b.WriteString(strings.Repeat(" ", max(0, width-utf8.RuneCountInString(c))) + c)
	}
	return b.String() + "\n"
}

// put writes text; that it fails is told by the writer at the next row, and at the end.
func (f *TableFile) put(text string) { _, _ = f.w.WriteString(text) }

// End writes what stands behind the rows.
func (f *TableFile) End() error {
	if f == nil || f.w == nil {
		return errNoTableFile
	}
	if f.head == nil {
		f.head = f.names
		f.begin()
	}
	switch f.format {
	case ".json":
		f.put("\n]}\n")
	case ".tex":
		f.put(`\end{tabular}` + "\n")
	case ".csv", ".md", ".txt", ".npy":
	}
	if err := f.w.Flush(); err != nil || f.format != ".npy" {
		return err
	}
	if _, err := f.to.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.WriteString(f.to, f.npyHeader(f.rows))
	return err
}

// npyHeader is the beginning of a .npy file, always as long (NumPy Enhancement Proposal 1, version 1.0).
func (f *TableFile) npyHeader(rows int) string {
	text := fmt.Sprintf("{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }", rows, len(f.head))
	const whole = 128
	text += strings.Repeat(" ", whole-10-1-len(text)) + "\n"
	return "\x93NUMPY\x01\x00" + string([]byte{byte(len(text)), 0}) + text
}

// quotedCSV is a text as RFC 4180 has it, in quotes where it needs them.
func quotedCSV(text string) string {
	if !strings.ContainsAny(text, ",\"\n\r;\t") {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}

// quotedJSON is a text in JSON.
func quotedJSON(text string) string {
	b, err := json.Marshal(text)
	if err != nil { // no text fails
		return `""`
	}
	return string(b)
}
