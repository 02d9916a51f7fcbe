package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A PDF needs a typesetter: without one it is said which are known, and with one the book is what it gets and what it made is the file.
func TestPDFByATypesetter(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	file := filepath.Join(dir, "book.pdf")
	var out, errs bytes.Buffer
	if status := Main([]string{"doc", "--pdf", file}, strings.NewReader(""), &out, &errs); status != exitUsage || !strings.Contains(errs.String(), "weasyprint, prince or chromium") {
		t.Errorf("status %d: %s", status, errs.String())
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file is there")
	}
	if runtime.GOOS == "windows" {
		return // no scripts are commands there
	}
	script := "#!/bin/sh\nwhile read -r line; do echo \"$line\"; done < \"$1\" > \"$2\"\n"
	if err := os.WriteFile(filepath.Join(dir, "weasyprint"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	errs.Reset()
	if status := Main([]string{"doc", "--pdf", file}, strings.NewReader(""), &out, &errs); status != exitOK || !strings.Contains(out.String(), "by weasyprint") {
		t.Fatalf("status %d: %s%s", status, out.String(), errs.String())
	}
	made, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(made, []byte("<math")) || !bytes.Contains(made, []byte("How do I get the Christoffel symbols")) {
		t.Errorf("the typesetter got %d bytes, %v", len(made), err)
	}
}
