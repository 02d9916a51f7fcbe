//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// grantedFolder is a script's folder, with ways out of it and files that are none, and what lies outside: a secret.
func grantedFolder(t *testing.T) (dir string) {
	t.Helper()
	outside := t.TempDir()
	dir = filepath.Join(outside, "granted")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(filepath.Join(dir, "below"), 0o700))
	for name, text := range map[string]string{
		"secret.csv": "hunter2,x\n", "secret.geo": "hunter2 = (\n", "granted/below/a.csv": "1,2\n", "granted/m.geo": "c = 3\n",
		"granted/binary.geo": "\x7fELF\x00\x01\x1b[2J\xff\xfe\n", "granted/binary.csv": "\x7fELF\x00\x01\x1b[2J\xff\xfe\n1\n2\n",
	} {
		must(os.WriteFile(filepath.Join(outside, name), []byte(text), 0o600))
	}
	for name, to := range map[string]string{
		"out.csv": "../secret.csv", "out.geo": filepath.Join(outside, "secret.geo"), "up": "..", "in.csv": "below/a.csv", "passwd": "/etc/passwd",
		"zero": "/dev/zero", "loop": "loop", "roundabout.csv": "../granted/below/a.csv",
	} {
		must(os.Symlink(to, filepath.Join(dir, name)))
	}
	must(syscall.Mkfifo(filepath.Join(dir, "fifo"), 0o600))
	return dir
}

// A program reads files below its folder and nothing else; where it may not, it learns nothing, and never waits.
func TestFilesOutsideOfTheFolder(t *testing.T) {
	dir := grantedFolder(t)
	absolute := filepath.Join(filepath.Dir(dir), "secret.csv")
	for name, says := range map[string]string{
		"out.csv": "leads out of", "out.geo": "leads out of", "up/secret.csv": "leads out of", "passwd": "leads out of", "zero": "leads out of",
		"roundabout.csv": "leads out of", "../secret.csv": "leaves", absolute: "leaves", "/etc/passwd": "leaves", "below/../../secret.csv": "leaves",
		"fifo": "no file", "below": "folder", ".": "leaves", "loop": "cannot be opened", "none.csv": "beside the script", "/dev/zero": "leaves", "/dev/stdin": "leaves",
		"/proc/self/environ": "leaves",
	} {
		for what, text := range map[string]string{
			"csv": "data X_nf = csv(\"" + name + "\")\nprint X\n", "npy": "data X_n = npy(\"" + name + "\")\nprint X\n",
			"npz": "data X_n = npz(\"" + name + "\")\nprint X\n", "json": "data X_n = json(\"" + name + "\")\nprint X\n",
			"import": "import \"" + name + "\" as s\nprint s.hunter2\n",
		} {
			script := filepath.Join(dir, "script.geo")
			if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			status := Main([]string{"run", script}, strings.NewReader("hunter2"), &out, &errs)
			code := "E0511"
			if what == "import" {
				if code = "E0522"; name == "none.csv" {
					code = "E0210"
				}
			}
			if status == exitOK || out.Len() > 0 || !strings.Contains(errs.String(), code) || !strings.Contains(errs.String(), says) {
				t.Errorf("%s of %s: status %d, %s%s", what, name, status, out.String(), errs.String())
			}
			rest := strings.ReplaceAll(errs.String(), "s.hunter2", "")
			if strings.Contains(rest, "hunter2") || strings.Contains(rest, "root:") {
				t.Errorf("%s of %s tells what is in it: %s", what, name, rest)
			}
		}
	}
}

// Links within the folder lead to what they name, and what a binary file has in it does not reach the terminal.
func TestFilesBelowTheFolder(t *testing.T) {
	dir := grantedFolder(t)
	for _, c := range []struct{ text, want string }{
		{"data X_nf = csv(\"in.csv\")\nprint X\n", "[[1 2]]\n"},
		{"data X_nf = csv(\"below/../in.csv\")\nimport \"m.geo\" as m\nprint X, m.c\n", "[[1 2]], 3\n"},
		{"import \"binary.geo\" as b\n", "E01"},
		{"data X_n = csv(\"binary.csv\", header: false)\n", "E0514"},
	} {
		script := filepath.Join(dir, "script.geo")
		if err := os.WriteFile(script, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		Main([]string{"run", script}, strings.NewReader(""), &out, &out)
		if !strings.Contains(out.String(), c.want) || strings.ContainsAny(out.String(), "\x1b\x00\x7f") {
			t.Errorf("%s: %q", c.text, out.String())
		}
	}
}

// A program itself may come from a pipe, and of one without an end no more is read than a program may have.
func TestEndlessProgram(t *testing.T) {
	var out, errs bytes.Buffer
	if status := Main([]string{"run", "/dev/zero"}, strings.NewReader(""), &out, &errs); status != exitRejected || !strings.Contains(errs.String(), "16777216 bytes") {
		t.Errorf("status %d: %.300s", status, errs.String())
	}
	if status := Main([]string{"run", filepath.Join(grantedFolder(t), "below")}, strings.NewReader(""), &out, &errs); status != exitUsage {
		t.Errorf("a folder: status %d", status)
	}
}
