package main

// Plots as pictures in a folder: --svg writes plot-1.svg, plot-2.svg and so on.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// drawing writes every plot as a picture too: plot-1.svg, plot-2.svg, … in a
// folder.
func (a *app) drawing(sink interp.Sink, dir string) interp.Sink {
	n := 0
	return interp.SinkFunc(func(e interp.Event) error {
		if p, ok := e.(*interp.Plotted); ok {
			n++
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return err
			}
			name := filepath.Join(dir, fmt.Sprintf("plot-%d.svg", n))
			if err := a.writeFile(name, strings.NewReader(render.SVG(p))); err != nil {
				return err
			}
		}
		return sink.Emit(e)
	})
}
