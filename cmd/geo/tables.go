package main

// Tables that a program writes to files: rows as they come, and the file in its place when all have.

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// tableFile is a table that is being written, beside the place of its file.
type tableFile struct {
	name  string // below the program's folder
	file  *os.File
	table *render.TableFile
}

// tabling writes the files of tables before anything is said of them.
func (a *app) tabling(sink interp.Sink) interp.Sink {
	return interp.SinkFunc(func(e interp.Event) error {
		if err := a.tabulate(e); err != nil {
			a.dropTable()
			return err
		}
		return sink.Emit(e)
	})
}

func (a *app) tabulate(e interp.Event) error {
	switch e := e.(type) {
	case *interp.TableHead:
		if e.File == "" {
			return nil
		}
		return a.beginTable(e)
	case *interp.TableRow:
		if t := a.table; t != nil {
			return t.named(t.table.Row(e))
		}
	case *interp.TableEnd:
		if a.table != nil {
			return a.endTable()
		}
	}
	return nil
}

// named says which file a failure is of.
func (t *tableFile) named(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", t.name, err)
}

// beginTable opens a file below the program's folder and nowhere else: neither a path nor a link leads out of it.
func (a *app) beginTable(e *interp.TableHead) error {
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	folder := filepath.FromSlash(path.Dir(e.File))
	if err := root.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	if _, err := root.Stat(filepath.FromSlash(e.File)); err != nil && !os.IsNotExist(err) {
		return err
	}
	f, err := os.CreateTemp(filepath.Join(a.dir, folder), ".geo-*.tmp")
	if err != nil {
		return err
	}
	a.table = &tableFile{name: e.File, file: f}
	a.signals.atTheEnd(a.dropTable)
	a.table.table, err = render.NewTableFile(f, e.File, e)
	return a.table.named(err)
}

// endTable puts the file in its place.
func (a *app) endTable() error {
	t := a.table
	if err := t.table.End(); err != nil {
		return t.named(err)
	}
	if _, err := t.file.Seek(0, 0); err != nil {
		return t.named(err)
	}
	err := a.writeFile(filepath.Join(a.dir, filepath.FromSlash(t.name)), t.file)
	a.dropTable()
	return t.named(err)
}

// dropTable takes away what is left of a table that did not come to its end.
func (a *app) dropTable() {
	t := a.table
	if a.table = nil; t == nil {
		return
	}
	if err := errors.Join(t.file.Close(), os.Remove(t.file.Name())); err != nil {
		a.say(err)
	}
}
