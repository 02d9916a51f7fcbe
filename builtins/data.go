package builtins

// Data statements: files read through what the host grants, and the options of
// csv, npy, npz and json.

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// PlaceHostPanic gives a panic of the host's files the place that asked for them. It is
// deferred.
func PlaceHostPanic(at diag.Span) {
	switch p := recover().(type) {
	case nil:
	case *diag.HostPanic:
		panic(p.At(at))
	default:
		panic(p)
	}
}

// load has a reader make numbers of the file that a data statement names, through
// the file system that the host grants. Paths are relative to the script and stay
// below it. What the numbers take is counted when they are there, and what reading
// them takes while it lasts.
func (c *Call) load(read func(*dataFile, *Budget) (*numbers, *dataError)) (value.Value, error) {
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
	defer PlaceHostPanic(a.Span)
	clean := path.Clean(name)
	if !ValidPath(clean) {
		return nil, diag.New(CodeFile, a.Span, fmt.Sprintf("%q leaves the script's folder: paths are relative to it and stay below it", short(name)))
	}
	f, info, why := OpenFile(files, clean)
	if why != nil {
		return nil, diag.New(CodeFile, a.Span, short(name)+": "+why.Why).Because(why)
	}
	defer f.Close()
	budget := c.Host.Data()
	if info.Size() > budget.Limit {
		return nil, beyondLimit(a.Span, name, budget)
	}
	file := &dataFile{file: f, size: info.Size(), left: budget.Limit, stopped: budget.stopped}
	before := budget.Used
	n, bad := read(file, budget)
	budget.Used = before
	_ = file.ask()
	switch {
	case file.failed == errTooLong:
		return nil, beyondLimit(a.Span, name, budget)
	case file.failed != nil:
		return nil, diag.New(CodeFile, a.Span, fmt.Sprintf("%s: reading failed after %d bytes", short(name), file.done)).Because(file.failed)
	case bad != nil:
		return nil, c.misread(name, bad)
	}
	axes := make([]index.Axis, len(n.shape))
	for i, s := range n.shape {
		axes[i] = index.PlainAxis(s)
	}
	node := c.G.Array(n.data, axes)
	if node.Op() == graph.OpArray {
		if kept, _ := node.Data(); &kept[0] == &n.data[0] { // else it was there already
			budget.Used += entryBytes * int64(len(n.data))
		}
	}
	return &value.Object{Node: node}, nil
}

func beyondLimit(at diag.Span, name string, b *Budget) error {
	return diag.New(CodeFileSize, at, fmt.Sprintf("%s is larger than the limit of %d bytes", short(name), b.Limit))
}

// misread is a loader's finding as a diagnostic at the file's name.
func (c *Call) misread(name string, bad *dataError) error {
	d := diag.New(bad.code, c.positional(0).Span, short(name)+": "+bad.text)
	if bad.note != "" {
		d.WithNote(bad.note)
	}
	if call := strings.TrimSpace(c.Span.Text()); strings.HasSuffix(call, ")") {
		for _, o := range bad.options {
			d.WithFix(c.Span, strings.TrimSuffix(call, ")")+", "+o+")")
		}
	}
	return d
}

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
	return c.load(func(f *dataFile, b *Budget) (*numbers, *dataError) {
		text, bad := f.all(b)
		if bad != nil {
			return nil, bad
		}
		return readCSV(text, opt, b)
	})
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
	return c.load(func(f *dataFile, b *Budget) (*numbers, *dataError) { return readNPY(f, f.size, b) })
}

func applyNPZ(c *Call) (value.Value, error) {
	key, err := c.key()
	if err != nil {
		return nil, err
	}
	return c.load(func(f *dataFile, b *Budget) (*numbers, *dataError) {
		if at := f.at(); at != nil {
			return readNPZ(at, f.size, key, b)
		}
		text, bad := f.all(b)
		if bad != nil {
			return nil, bad
		}
		return readNPZ(bytes.NewReader(text), f.size, key, b)
	})
}

func applyJSON(c *Call) (value.Value, error) {
	key, err := c.key()
	if err != nil {
		return nil, err
	}
	return c.load(func(f *dataFile, b *Budget) (*numbers, *dataError) { return readJSON(f, key, b) })
}

// key is the second argument, empty when there is none.
func (c *Call) key() (string, error) {
	a := c.positional(1)
	if a == nil {
		return "", nil
	}
	return c.stringArg(a)
}
