package check

import (
	"strings"
	"sync"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/stdlib"
)

// library is what the library's modules define, parsed function by function
// as they are asked for: a script that uses two pays for two. Trees are never
// changed, so one library serves the whole process.
type library struct {
	once   sync.Once
	places map[string]placeOf
	order  []string
	mu     sync.Mutex
	parsed map[string]*grammar.Fn
}

// placeOf is where a module's text defines a function.
type placeOf struct {
	module     string
	start, end int
	line       int // of start, 0-based
	text       string
}

var prelude library

// find parses a function of the prelude; nil when there is none.
func (l *library) find(name string) *grammar.Fn {
	l.once.Do(l.scan)
	p, ok := l.places[name]
	if !ok {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if fn, ok := l.parsed[name]; ok {
		return fn
	}
	// The text before the function becomes empty lines, so that places keep
	// their line.
	src := &diag.Source{Name: p.module + ".geo", Text: strings.Repeat("\n", p.line) + p.text[p.start:p.end]}
	file, _ := grammar.Parse(src)
	var fn *grammar.Fn
	for _, s := range file.Stmts {
		if f, ok := s.(*grammar.Fn); ok && f.Name.Name == name {
			fn = f
		}
	}
	l.parsed[name] = fn
	return fn
}

// scan finds the functions of the prelude's modules by the lines that begin
// with fn; the comment above belongs to the function.
func (l *library) scan() {
	l.places = map[string]placeOf{}
	l.parsed = map[string]*grammar.Fn{}
	for _, m := range stdlib.Prelude() {
		data, err := stdlib.FS.ReadFile(m + ".geo")
		if err != nil {
			continue
		}
		text := string(data)
		var found []placeOf
		var names []string
		comment, commentLine := -1, 0
		line := 0
		for pos := 0; pos < len(text); line++ {
			end := strings.IndexByte(text[pos:], '\n')
			if end < 0 {
				end = len(text)
			} else {
				end += pos + 1
			}
			row := text[pos:end]
			switch {
			case strings.HasPrefix(row, "#"):
				if comment < 0 {
					comment, commentLine = pos, line
				}
			case strings.HasPrefix(row, "fn "):
				start, at := pos, line
				if comment >= 0 {
					start, at = comment, commentLine
				}
				name := row[3:]
				if k := strings.IndexByte(name, '('); k >= 0 {
					names = append(names, strings.TrimSpace(name[:k]))
					found = append(found, placeOf{m, start, len(text), at, text})
				}
				comment = -1
			default:
				comment = -1
			}
			pos = end
		}
		for i := range found {
			if i+1 < len(found) {
				found[i].end = found[i+1].start
			}
			l.places[names[i]] = found[i]
			l.order = append(l.order, names[i])
		}
	}
}

// LibraryNames lists the prelude's functions, module by module.
func LibraryNames() []string {
	prelude.once.Do(prelude.scan)
	return append([]string(nil), prelude.order...)
}

// LibraryFn is a function of the prelude, nil when there is none of that name.
func LibraryFn(name string) *grammar.Fn { return prelude.find(name) }

// library is what a name means outside all scripts: a function of the prelude,
// a built-in, something the host brought. nil: nothing.
func (e *elab) library(name string) value.Value {
	if v, ok := e.outer[name]; ok {
		return v
	}
	var v value.Value
	if fn := prelude.find(name); fn != nil {
		v = &value.Func{Name: name, Fn: fn, Scope: &fnScope{sc: e.libScope, trusted: true}}
	} else if n := builtins.Lookup(name); n != nil {
		v = &value.Func{Name: name, Native: n}
	}
	e.outer[name] = v
	return v
}

// outside makes the outermost scope's look-up.
func (e *elab) outside(name string) *binding {
	if b, ok := e.hostNames[name]; ok {
		return b
	}
	if v := e.library(name); v != nil {
		return &binding{value: v, pattern: name}
	}
	return nil
}

// allNames are the names known outside scripts, for suggestions.
func (e *elab) allNames() []string {
	names := LibraryNames()
	for _, n := range builtins.All() {
		names = append(names, n.Name)
	}
	for n := range e.hostNames {
		names = append(names, n)
	}
	return names
}
