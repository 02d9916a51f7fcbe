package main

// Is this stream a terminal, and does it get colours?

import (
	"io"
	"os"

	"github.com/seed2d4d80ff/geo/repl"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(of any) bool {
	if s, ok := of.(*stream); ok {
		of = s.to
	}
	f, ok := of.(*os.File)
	return ok && repl.IsTerminal(f)
}

// colors decides about ANSI colours on a stream: as asked, else on a terminal
// whose user has not set NO_COLOR (https://no-color.org).
func (a *app) colors(w io.Writer) bool {
	switch a.color {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
