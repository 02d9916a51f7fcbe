package main

// geo doc --html DIR: the manual as static pages; geo doc --pdf FILE: as a book, by a typesetter that the machine has.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/seed2d4d80ff/geo/docs/site"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// writeSite writes the manual's pages into a folder.
func (a *app) writeSite(dir string) error {
	files, err := site.Files()
	if err != nil {
		return a.usage(err)
	}
	if err := a.writeFiles(dir, files); err != nil {
		return a.usage(err)
	}
	fmt.Fprintf(a.out, "%s: %d files\n", diag.Visible(filepath.Join(dir, "index.html")), len(files))
	return nil
}

// writeFiles writes files into a folder, and the folders that they are in.
func (a *app) writeFiles(dir string, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := a.writeFile(file, bytes.NewReader(files[name])); err != nil {
			return err
		}
	}
	return nil
}

// typesetters are commands that make a PDF of a page, with their arguments for a page and a file.
var typesetters = []struct {
	name string
	args func(page, file string) []string
}{
	{"weasyprint", func(page, file string) []string { return []string{page, file} }},
	{"prince", func(page, file string) []string { return []string{page, "-o", file} }},
	{"chromium", chromiumArgs},
	{"chromium-browser", chromiumArgs},
	{"google-chrome", chromiumArgs},
}

func chromiumArgs(page, file string) []string {
	args := []string{"--headless", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + file, "file://" + filepath.ToSlash(page)}
	if os.Geteuid() == 0 { // Chromium does not start for root with its sandbox; the page is the manual's own
		args = append([]string{"--no-sandbox"}, args...)
	}
	return args
}

// writePDF makes the book by the first typesetter that is there. A file that is there already stays as it was unless the book is made.
func (a *app) writePDF(ctx context.Context, file string) error {
	for _, t := range typesetters {
		command, err := exec.LookPath(t.name)
		if err != nil {
			continue
		}
		dir, err := os.MkdirTemp("", "geo-manual-")
		if err != nil {
			return a.usage(err)
		}
		defer os.RemoveAll(dir)
		files, err := site.Files()
		if err != nil {
			return a.usage(err)
		}
		if err := a.writeFiles(dir, files); err != nil {
			return a.usage(err)
		}
		made := filepath.Join(dir, "book.pdf")
		if out, err := exec.CommandContext(ctx, command, t.args(filepath.Join(dir, "book.html"), made)...).CombinedOutput(); err != nil {
			return a.usage(fmt.Errorf("%s made no PDF: %w\n%s", t.name, err, out))
		}
		pdf, err := os.ReadFile(made)
		if err != nil {
			return a.usage(fmt.Errorf("%s made no PDF: %w", t.name, err))
		}
		if err := a.writeFile(file, bytes.NewReader(pdf)); err != nil {
			return a.usage(err)
		}
		fmt.Fprintf(a.out, "%s, by %s\n", diag.Visible(file), t.name)
		return nil
	}
	return a.usage(errors.New("a PDF is made by weasyprint, prince or chromium, and none of them is here; geo doc --html DIR writes pages, and book.html there prints"))
}
