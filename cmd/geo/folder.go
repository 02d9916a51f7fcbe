package main

// What the command reads: a program's text, and the files in its folder, never outside of it.

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// folder is what a program may read: the files below a folder. Neither a path nor a link leads out of it, and what is no
// file, a pipe, a device, is not opened: reading it might never end.
type folder string

// Open implements fs.FS.
func (dir folder) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close() // the file stays open
	f, err := root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|atOnce, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: errors.New("not a file")}
	}
	if err != nil {
		_ = f.Close() // it was read only
		return nil, err
	}
	return f, nil
}

// Stat implements fs.StatFS: what is at a path, without opening it.
func (dir folder) Stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Stat(filepath.FromSlash(name))
}

// sourceBytes is the longest program that is read.
const sourceBytes = 16 << 20

// source reads a program's text, and the folder its data are in. The user may give a pipe, which is read to its end, but
// never more than a program may have.
func (a *app) source(name string) (text, dir string, err error) {
	var b []byte
	if name == "-" {
		if b, err = io.ReadAll(io.LimitReader(a.stdin, sourceBytes+1)); err != nil {
			return "", "", a.usage(fmt.Errorf("standard input: %w", err))
		}
		return string(b), ".", nil
	}
	if b, err = readSource(name); err != nil {
		return "", "", a.usage(err)
	}
	return string(b), filepath.Dir(name), nil
}

// readSource reads a program, up to one byte more than it may have.
func readSource(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err == nil {
		defer f.Close()
		var b []byte
		if b, err = io.ReadAll(io.LimitReader(f, sourceBytes+1)); err == nil {
			return b, nil
		}
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = fmt.Errorf("%s: %w", name, p.Err)
	}
	return nil, err
}
