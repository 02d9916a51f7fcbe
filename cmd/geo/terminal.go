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

// columns is how wide a terminal is, 0 of what is none.
func columns(of any) int {
	if s, ok := of.(*stream); ok {
		of = s.to
	}
	f, ok := of.(*os.File)
	if !ok || !repl.IsTerminal(f) {
		return 0
	}
	width, _, _ := repl.Size(f)
	return width
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

// plotSize is how large a plot may be on a stream, in characters of its frame; 0: nobody knows.
func plotSize(w io.Writer) (width, height int) {
	s, ok := w.(*stream)
	if !ok {
		return 0, 0
	}
	f, ok := s.to.(*os.File)
	if !ok {
		return 0, 0
	}
	columns, rows, ok := repl.Size(f)
	if !ok {
		return 0, 0
	}
	const margin, around = 14, 7 // for the numbers beside the frame, for the lines above and below it
	width = min(columns-margin, 160)
	return width, min(rows-around, width/3)
}
