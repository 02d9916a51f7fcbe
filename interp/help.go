package interp

// Help about a function or library module, from its documentation or comment.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Help is what is known of a function: its signature, what it computes, an
// example; of a library module ("gallery") its names, and of a module's
// definition ("gallery.kerr") its comment and text.
func (s *Session) Help(name string) (string, bool) {
	if e := builtins.Lookup(name); e != nil {
		return entryHelp(e), true
	}
	if s != nil && s.program != nil {
		facts := s.program.runs.Facts()
		if fn := facts.Fns[name]; fn != nil {
			return fnHelp(fn), true
		}
		if typ, ok := facts.Types[name]; ok {
			return name + ": " + typ + "\n", true
		}
	}
	if fn := check.LibraryFn(name); fn != nil {
		return fnHelp(fn), true
	}
	return check.ModuleDoc(name)
}

func entryHelp(e *builtins.Entry) string {
	var b strings.Builder
	b.WriteString(e.Signature + "\n\n" + e.Doc + "\n")
	for _, part := range [][2]string{{"Law", e.Law}, {"Errors", e.Errors}, {"Cost", e.Cost}, {"Source", e.Source}} {
		if part[1] != "" {
			b.WriteString(part[0] + ": " + part[1] + "\n")
		}
	}
	if e.Example != "" {
		b.WriteString("\nExample:\n")
		for _, line := range strings.Split(strings.TrimRight(e.Example, "\n"), "\n") {
			b.WriteString("  " + line + "\n")
		}
	}
	return b.String()
}

func fnHelp(fn *grammar.Fn) string {
	text := value.Head(fn) + "\n"
	if fn.Doc != "" {
		text += "\n" + strings.TrimRight(fn.Doc, "\n") + "\n"
	}
	return text
}
