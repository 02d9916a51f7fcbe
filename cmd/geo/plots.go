package main

// Plots as files: where a statement says so, and with --svg all of them, as plot-1.svg, plot-2.svg and so on.

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render/picture"
)

// drawing writes the files of plots before anything is said of them: those that they name below the program's folder,
// and of each plot a picture into a folder, if there is one.
func (a *app) drawing(sink interp.Sink, dir string) interp.Sink {
	n := 0
	return interp.SinkFunc(func(e interp.Event) error {
		p, ok := e.(*interp.Plotted)
		if !ok {
			return sink.Emit(e)
		}
		if p.File != "" {
			if err := a.draws(p); err != nil {
				return err
			}
		}
		if dir != "" {
			n++
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return err
			}
			name := filepath.Join(dir, fmt.Sprintf("plot-%d.svg", n))
			if err := a.writeFile(name, strings.NewReader(picture.SVG(p))); err != nil {
				return err
			}
		}
		return sink.Emit(e)
	})
}

// draws writes a plot's own file, below the program's folder and nowhere else: neither a path nor a link leads out of it.
func (a *app) draws(p *interp.Plotted) error {
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(p.File)), 0o777); err != nil {
		return err
	}
	if _, err := root.Stat(filepath.FromSlash(p.File)); err != nil && !os.IsNotExist(err) {
		return err
	}
	var b bytes.Buffer
	if err := picture.Draw(&b, p, picture.FormatOf(p.File)); err != nil {
		return fmt.Errorf("%s: %w", p.File, err)
	}
	return a.writeFile(filepath.Join(a.dir, filepath.FromSlash(p.File)), &b)
}
