package builtins

// Data statements: files read through what the host grants, and the options of
// csv, npy, npz and json.

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// readFile is the file a data statement names, through the file system that
// the host grants. Paths are relative to the script and stay below it.
func (c *Call) readFile() ([]byte, error) {
	a := c.positional(0)
	name, err := c.stringArg(a)
	if err != nil {
		return nil, err
	}
	files := c.Host.Files()
	if files == nil {
		return nil, diag.New(CodeNoFiles, a.Span, "this host grants no files").
			WithNote("an embedding program gives data by value, or a file system in its options")
	}
	clean := path.Clean(name)
	if !fs.ValidPath(clean) || strings.Contains(clean, "\\") || clean == "." {
		return nil, diag.New(CodeFile, a.Span, fmt.Sprintf("%q leaves the script's folder: paths are relative to it and stay below it", name))
	}
	f, err := files.Open(clean)
	if err != nil {
		why := "it cannot be opened"
		switch {
		case errors.Is(err, fs.ErrNotExist):
			why = "there is no such file beside the script"
		case errors.Is(err, fs.ErrPermission):
			why = "it may not be read"
		}
		return nil, diag.New(CodeFile, a.Span, fmt.Sprintf("%s: %s", name, why))
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		return nil, diag.New(CodeFile, a.Span, fmt.Sprintf("%s is a folder", name))
	}
	limit := c.Host.MaxData()
	tooBig := func() error {
		return diag.New(CodeFileSize, a.Span, fmt.Sprintf("%s is larger than the limit of %d bytes", name, limit))
	}
	if err == nil && info.Size() > limit {
		return nil, tooBig()
	}
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, diag.New(CodeFile, a.Span, fmt.Sprintf("%s: reading failed after %d bytes", name, len(text)))
	}
	if int64(len(text)) > limit {
		return nil, tooBig()
	}
	return text, nil
}

// loaded turns what a loader read into an array, or its finding into a
// diagnostic at the file's name.
func (c *Call) loaded(n *numbers, bad *dataError) (value.Value, error) {
	if bad != nil {
		name, _ := c.stringArg(c.positional(0))
		d := diag.New(bad.code, c.positional(0).Span, name+": "+bad.text)
		if bad.note != "" {
			d.WithNote(bad.note)
		}
		if call := strings.TrimSpace(c.Span.Text()); strings.HasSuffix(call, ")") {
			for _, o := range bad.options {
				d.WithFix(c.Span, strings.TrimSuffix(call, ")")+", "+o+")")
			}
		}
		return nil, d
	}
	axes := make([]index.Axis, len(n.shape))
	for i, s := range n.shape {
		axes[i] = index.PlainAxis(s)
	}
	return &value.Object{Node: c.G.Array(n.data, axes)}, nil
}

// entryLimit is how many numbers a data statement may make.
func (c *Call) entryLimit() int64 { return c.Host.MaxData() / 2 }

func applyCSV(c *Call) (value.Value, error) {
	var opt csvOptions
	var err error
	if a := c.option("columns"); a != nil {
		if opt.columns, opt.single, err = c.columns(a); err != nil {
			return nil, err
		}
	}
	if c.option("header") != nil {
		header, err := c.flag("header")
		if err != nil {
			return nil, err
		}
		opt.header = &header
	}
	if opt.codes, err = c.flag("codes"); err != nil {
		return nil, err
	}
	if a := c.option("separator"); a != nil {
		s, err := c.stringArg(a)
		if err != nil {
			return nil, err
		}
		r := []rune(s)
		if len(r) != 1 || strings.ContainsRune("\"\r\n\ufeff\ufffd", r[0]) {
			return nil, diag.New(CodeArgument, a.Span, "separator is one character that is no quote and no line break")
		}
		opt.separator = r[0]
	}
	text, err := c.readFile()
	if err != nil {
		return nil, err
	}
	return c.loaded(readCSV(text, opt))
}

// columns reads the option columns: 5, "age", 1..4, [1, 3], ["age", "height"].
func (c *Call) columns(a *Arg) (cols []csvColumn, single bool, err error) {
	switch v := a.Value.(type) {
	case *value.Str:
		return []csvColumn{{name: v.S}}, true, nil
	case *value.Object:
		if len(v.Node.Axes()) == 0 {
			n, err := c.whole(a, 1)
			return []csvColumn{{at: n}}, true, err
		}
		cols, ok := columnNumbers(v.Node)
		if ok {
			return cols, false, nil
		}
	case *value.Range:
		lo, ok1 := value.ConstantOf(v.Lo.Node)
		hi, ok2 := value.ConstantOf(v.Hi.Node)
		if ok1 && ok2 && lo == float64(int(lo)) && hi == float64(int(hi)) && 1 <= lo && lo <= hi && hi < 1<<20 {
			for k := int(lo); k <= int(hi); k++ {
				cols = append(cols, csvColumn{at: k})
			}
			return cols, false, nil
		}
	case *value.List:
		for _, e := range v.Elems {
			s, ok := e.(*value.Str)
			if !ok {
				return nil, false, c.wrong(a, "columns as numbers from 1 or as names")
			}
			cols = append(cols, csvColumn{name: s.S})
		}
		if cols != nil {
			return cols, false, nil
		}
	}
	return nil, false, c.wrong(a, "columns as numbers from 1 or as names")
}

// columnNumbers reads a vector of whole numbers that are known already.
func columnNumbers(n *graph.Node) ([]csvColumn, bool) {
	if n.Op() != graph.OpArray || len(n.Axes()) != 1 {
		return nil, false
	}
	data, _ := n.Data()
	var cols []csvColumn
	for _, v := range data {
		if v != float64(int(v)) || v < 1 {
			return nil, false
		}
		cols = append(cols, csvColumn{at: int(v)})
	}
	return cols, true
}

func applyNPY(c *Call) (value.Value, error) {
	text, err := c.readFile()
	if err != nil {
		return nil, err
	}
	return c.loaded(readNPY(text, c.entryLimit()))
}

func applyNPZ(c *Call) (value.Value, error) {
	key, err := c.key()
	if err != nil {
		return nil, err
	}
	text, err := c.readFile()
	if err != nil {
		return nil, err
	}
	return c.loaded(readNPZ(text, key, c.entryLimit()))
}

func applyJSON(c *Call) (value.Value, error) {
	key, err := c.key()
	if err != nil {
		return nil, err
	}
	text, err := c.readFile()
	if err != nil {
		return nil, err
	}
	return c.loaded(readJSON(text, key, c.entryLimit()))
}

// key is the second argument, empty when there is none.
func (c *Call) key() (string, error) {
	a := c.positional(1)
	if a == nil {
		return "", nil
	}
	return c.stringArg(a)
}
