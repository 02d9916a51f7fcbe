package check

// The library's functions, parsed as they are asked for, and what a name means
// outside all scripts.

import (
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
	places map[string]grammar.Definition
	order  []string
	mu     sync.Mutex
	parsed map[string]*grammar.Fn
}

var prelude library

// function parses a function of the prelude; nil when there is none.
func (l *library) function(name string) *grammar.Fn {
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
	stmt, _ := p.Read(grammar.Limits{})
	fn, _ := stmt.(*grammar.Fn)
	l.parsed[name] = fn
	return fn
}

// scan finds the functions of the prelude's modules.
func (l *library) scan() {
	l.places = map[string]grammar.Definition{}
	l.parsed = map[string]*grammar.Fn{}
	for _, m := range stdlib.Prelude() {
		text, err := stdlib.FS.ReadFile(m + ".geo")
		if err != nil {
			continue
		}
		for _, d := range grammar.Outline(&diag.Source{Name: m + ".geo", Text: string(text)}).Defs {
			if d.Word == "fn" {
				l.places[d.Name] = d
				l.order = append(l.order, d.Name)
			}
		}
	}
}

// LibraryNames lists the prelude's functions, module by module.
func LibraryNames() []string {
	prelude.once.Do(prelude.scan)
	return append([]string(nil), prelude.order...)
}

// LibraryFn is a function of the prelude, nil when there is none of that name.
func LibraryFn(name string) *grammar.Fn { return prelude.function(name) }

// libraryValue is what a name means outside all scripts: a function of the prelude,
// a built-in, something the host brought. nil: nothing.
func (e *checker) libraryValue(name string) value.Value {
	if v, ok := e.fromLibrary[name]; ok {
		return v
	}
	var v value.Value
	if fn := prelude.function(name); fn != nil {
		v = &value.Func{Name: name, Fn: fn, Scope: &fnScope{sc: e.libScope, promise: promise{library: true}}}
	} else if n := builtins.Lookup(name); n != nil {
		v = &value.Func{Name: name, Native: n}
	}
	if v != nil { // names that mean nothing are without number
		e.fromLibrary[name] = v
	}
	return v
}

// outside makes the outermost scope's look-up.
func (e *checker) outside(name string) *binding {
	if b, ok := e.hostNames[name]; ok {
		return b
	}
	if v := e.libraryValue(name); v != nil {
		return &binding{value: v, pattern: name}
	}
	return nil
}

// allNames are the names known outside scripts, for suggestions.
func (e *checker) allNames() []string {
	names := LibraryNames()
	for _, n := range builtins.All() {
		names = append(names, n.Name)
	}
	for n := range e.hostNames {
		names = append(names, n)
	}
	return names
}
