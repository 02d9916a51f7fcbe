package check

// Imports: import "f.geo" as f, import gallery, each file checked once.

import (
	"path"
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/stdlib"
)

// imported is a file or module that was read once.
type imported struct {
	scope *scope
	busy  bool // being read: an import of it is a circle
	bad   bool
}

// importStmt is import "f.geo" as f, import gallery.
func (e *checker) importStmt(s *grammar.Import) {
	name := s.As
	if name.Name == "" {
		name = s.Module
	}
	if name.Name == "" {
		e.fail(diag.New(refuse.CodeImport, s.Span(), "an imported file needs a name: import \""+s.Path+"\" as f"))
		return
	}
	if !e.mayBind(name) {
		return
	}
	src := e.importSource(s)
	if src == nil {
		e.poison(name)
		return
	}
	if s.Path != "" && refuse.IsData(s.Path) {
		e.fail(refuse.ImportedData(s))
		e.poison(name)
		return
	}
	var m *scope
	if s.Path == "" {
		m = e.module(src)
	}
	if m == nil {
		m = e.load(src, s)
	}
	if m == nil {
		e.poison(name)
		return
	}
	e.bindTop(name, &value.Module{Name: name.Name, Scope: m}, quote.Ident(name))
}

// importSource reads the text to import; nil after an error.
func (e *checker) importSource(s *grammar.Import) *diag.Source {
	if s.Path == "" {
		text, err := stdlib.FS.ReadFile(s.Module.Name + ".geo")
		if err != nil {
			e.unboundModule(s)
			return nil
		}
		return &diag.Source{Name: s.Module.Name + ".geo", Text: string(text)}
	}
	if e.opt.FS == nil {
		e.fail(diag.New(refuse.CodeImport, s.Span(), "this host grants no files"))
		return nil
	}
	clean := path.Clean(path.Join(path.Dir(e.folder), s.Path))
	if path.IsAbs(s.Path) || !builtins.ValidPath(clean) {
		e.fail(diag.New(refuse.CodeImport, s.Span(), "\""+s.Path+"\" leaves the script's folder: paths are relative to it and stay below it"))
		return nil
	}
	defer builtins.PlaceHostPanic(s.Span())
	var why *builtins.FileError
	before := e.data.Used
	text, ok := readOnce(e, func() (text string, ok bool) {
		text, why = builtins.ReadText(e.opt.FS, clean, e.lim.Grammar.MostBytes(), host{e}.Data())
		return text, why == nil
	})
	e.g.Meter.Alive() // before a file that was not read to its end is called broken
	switch {
	case ok:
		e.data.Used = before + int64(len(text)) // also of what is remembered
		return &diag.Source{Name: clean, Text: text}
	case why.Missing():
		e.fail(diag.New(refuse.CodeModule, s.Span(), "there is no file \""+s.Path+"\" beside the script").Because(why))
	default:
		e.fail(diag.New(refuse.CodeImport, s.Span(), "\""+s.Path+"\": "+why.Why).Because(why))
	}
	return nil
}

func moduleNames() []string {
	var out []string
	entries, _ := stdlib.FS.ReadDir(".")
	for _, en := range entries {
		if n, ok := strings.CutSuffix(en.Name(), ".geo"); ok {
			out = append(out, n)
		}
	}
	sort.Strings(out)
	return out
}

// load checks a file's definitions in a scope of their own, once. What the file
// prints or asserts is its own affair and is not run.
func (e *checker) load(src *diag.Source, s *grammar.Import) *scope {
	key := src.Name
	if s.Path == "" {
		key = "<" + key + ">"
	}
	if im, ok := e.imports[key]; ok {
		switch {
		case im.busy:
			e.fail(diag.New(refuse.CodeImport, s.Span(), "these files import each other in a circle"))
			return nil
		case im.bad:
			return nil
		}
		return im.scope
	}
	if len(e.imports) > 200 {
		e.fail(diag.New(refuse.CodeTooMuch, s.Span(), "more than 200 files are imported"))
		return nil
	}
	im := &imported{busy: true}
	e.imports[key] = im
	file, list := grammar.ParseWith(src, e.lim.Grammar, e.g.Meter)
	bad := false
	for _, d := range list {
		e.add(d)
		bad = bad || d.Severity == diag.Error
	}
	sc := newScope(nil)
	sc.fallback = e.outside
	sc.source = src
	failed := e.report.failed
	folder := src.Name
	if s.Path == "" {
		folder = ""
	}
	aside := e.definitions(file, sc, folder)
	im.scope = sc
	bad = bad || e.report.failed > failed
	im.busy = false
	im.bad = bad
	// Points the file writes are still built, and maps of its manifolds held to each
	// other, where it is imported.
	for _, st := range aside {
		if b, ok := st.(*Bind); ok {
			if _, isPoint := b.Value.(*value.Point); isPoint {
				e.emit(&Bind{Base: b.Base, Value: b.Value})
			}
		}
		if m, ok := st.(*Manifold); ok {
			e.emit(m)
		}
	}
	if bad {
		return nil
	}
	return im.scope
}
