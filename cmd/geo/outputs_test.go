package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// full takes so many bytes and then no more.
type full struct {
	left int
	err  error
}

func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.left {
		n := f.left
		f.left = 0
		return n, f.err
	}
	f.left -= len(b)
	return len(b), nil
}

// everyCommand writes something to standard output.
func everyCommand(t *testing.T) map[string][]string {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.geo")
	text := "print 1, 2\nfor k in 1..3 { print k }\nassert 1 == 1\ntest \"t\" { assert 2 == 2 }\nplot x^2 for x in 0..1\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ugly := filepath.Join(dir, "ugly.geo")
	if err := os.WriteFile(ugly, []byte("print   1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return map[string][]string{
		"run": {"run", file}, "file": {file}, "run --json": {"--json", "run", file}, "run --latex": {"run", "--latex", file},
		"run --verbose": {"run", "-v", file}, "test": {"test", file}, "test --json": {"test", "--json", file},
		"check --json": {"check", "--json", filepath.Join("testdata", "errors", "none.geo")},
		"eval":         {"eval", "1/3"}, "eval --json": {"eval", "--json", "1/3"}, "fmt": {"fmt", file}, "fmt --check": {"fmt", "--check", ugly},
		"doc": {"doc"}, "doc NAME": {"doc", "eig"}, "explain": {"explain"}, "explain CODE": {"explain", "E0101"},
		"debug": {"debug", "tree", "1 + 1"}, "new -": {"new", "-"}, "new --list": {"new", "--list"}, "version": {"version"},
		"session": {}, "help": {"--help"}, "run --help": {"run", "--help"},
	}
}

// Output that cannot be written is a failure of every command, said once, wherever it happens.
func TestOutputThatIsLost(t *testing.T) {
	for name, args := range everyCommand(t) {
		if name == "check --json" {
			continue // it is about a file that is not there, and says so elsewhere
		}
		t.Run(name, func(t *testing.T) {
			input := func() io.Reader { return strings.NewReader("1 + 1\nprint 3\n") }
			var whole, errs bytes.Buffer
			if status := Main(args, input(), &whole, &errs); status != exitOK && name != "fmt --check" {
				t.Fatalf("status %d: %s", status, errs.String())
			}
			if whole.Len() == 0 {
				t.Fatal("it writes nothing")
			}
			step := max(1, whole.Len()/50)
			for n := 0; n < whole.Len(); n += step {
				errs.Reset()
				status := Main(args, input(), &full{n, syscall.ENOSPC}, &errs)
				if status == exitOK || strings.Count(errs.String(), "standard output: no space left on device") != 1 {
					t.Errorf("after %d of %d bytes: status %d, %q", n, whole.Len(), status, errs.String())
				}
			}
			errs.Reset()
			if status := Main(args, input(), &full{0, syscall.EPIPE}, &errs); status != exitReaderGone || errs.Len() > 0 {
				t.Errorf("nobody reads: status %d, %q", status, errs.String())
			}
		})
	}
}

// Diagnostics that cannot be written are lost, too.
func TestDiagnosticsThatAreLost(t *testing.T) {
	for _, args := range [][]string{{"eval", "1/0"}, {"explain", "E9999"}, {"--nonsense"}} {
		if status := Main(args, strings.NewReader(""), io.Discard, &full{0, syscall.ENOSPC}); status == exitOK {
			t.Errorf("%v: status %d", args, status)
		}
	}
	file := filepath.Join(t.TempDir(), "warns.geo")
	if err := os.WriteFile(file, []byte("chart c(x)\nx2 = integrate(x in 0..1, 1/sqrt(x))\nprint 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if status := Main([]string{"run", "--profile", file}, strings.NewReader(""), io.Discard, &full{0, syscall.ENOSPC}); status == exitOK {
		t.Error("a profile that cannot be written")
	}
}

// process runs the command as a process of its own.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	return cmd
}

// A signal loses nothing that was printed, whether the work hears of it or not.
func TestSignalsLoseNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "long.geo")
	text := "print \"begun\"\nfor i in 1..10000 { for j in 1..900 { assert i > 0 } }\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		by   syscall.Signal
		want string
	}{
		{"a run", []string{"run", file}, syscall.SIGTERM, "begun\n"},
		{"a run by Ctrl-C", []string{"run", file}, syscall.SIGINT, "begun\n"},
		{"reading, which does not hear", []string{"run", "-"}, syscall.SIGTERM, ""},
		{"a session", nil, syscall.SIGTERM, "begun\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := process(t, c.args...)
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if c.args == nil {
				if _, err := io.WriteString(in, text); err != nil {
					t.Fatal(err)
				}
				_ = in.Close() // a pipe's text is one program
			}
			got := make([]byte, len(c.want))
			if c.want == "" { // nothing tells that it reads, but that it takes a pipe full and more
				if _, err := in.Write(bytes.Repeat([]byte("# \n"), 1<<16)); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := io.ReadFull(out, got); err != nil || string(got) != c.want {
				t.Fatalf("%q, %v", got, err)
			}
			if err := cmd.Process.Signal(c.by); err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadAll(out); err != nil {
				t.Fatal(err)
			}
			var e *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &e) || e.ExitCode() != 128+int(c.by) {
				t.Errorf("%v, want exit status %d", err, 128+int(c.by))
			}
		})
	}
}

// What was printed just before a signal is written, although it waits for more.
func TestBufferIsWrittenWhenASignalEndsTheProcess(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deaf.geo")
	if err := os.WriteFile(file, []byte("for k in 1..1000000 { print k }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := process(t, "run", file)
	var out bytes.Buffer
	first := make(chan struct{})
	cmd.Stdout = &noticed{&out, first}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-first
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var e *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &e) || e.ExitCode() != 143 {
		t.Errorf("%v, want exit status 143", err)
	}
	if !strings.HasSuffix(out.String(), "\n") {
		t.Errorf("the last line is cut: %q", out.String()[max(0, out.Len()-20):])
	}
}

// noticed says when the first bytes come.
type noticed struct {
	w     io.Writer
	first chan struct{}
}

func (n *noticed) Write(b []byte) (int, error) {
	if n.first != nil {
		close(n.first)
		n.first = nil
	}
	return n.w.Write(b)
}

// A file that cannot be written whole is as it was before, and nothing lies beside it.
func TestFilesAreWrittenWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	old, link, none := filepath.Join(dir, "old"), filepath.Join(dir, "link"), filepath.Join(dir, "new")
	if err := os.WriteFile(old, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("old", link); err != nil {
		t.Skip(err)
	}
	a := &app{}
	half := func() io.Reader { return io.MultiReader(strings.NewReader("half"), iotest.ErrReader(syscall.ENOSPC)) }
	entries := func() string {
		list, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range list {
			names = append(names, e.Name())
		}
		return strings.Join(names, " ")
	}
	for name, write := range map[string]func() error{
		"over a file": func() error { return a.writeFile(old, half()) },
		"anew":        func() error { return a.writeFile(none, half()) },
		"created":     func() error { return a.createFile(none, half()) },
		"over it":     func() error { return a.createFile(old, strings.NewReader("x")) },
		"a folder":    func() error { return a.writeFile(dir, strings.NewReader("x")) },
		"no folder":   func() error { return a.writeFile(filepath.Join(dir, "no", "x"), strings.NewReader("x")) },
	} {
		if err := write(); err == nil {
			t.Errorf("%s: no error", name)
		}
		if text, err := os.ReadFile(old); string(text) != "old" || entries() != "link old" {
			t.Errorf("%s leaves %q in %s, %v", name, text, entries(), err)
		}
	}
	if err := a.writeFile(link, strings.NewReader("through a link")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(old)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its permissions are %v, %v", info.Mode(), err)
	}
	if text, _ := os.ReadFile(old); string(text) != "through a link" || entries() != "link old" {
		t.Errorf("%q in %s", text, entries())
	}
}

// Names that the command was given are shown, and never obeyed.
func TestHostileNames(t *testing.T) {
	const hostile = "\x1b[2J\x9b\u202e"
	dir := t.TempDir()
	file := filepath.Join(dir, "a"+hostile+".geo")
	text := "print \"" + hostile + "\", 1/0\nprint   2 # " + hostile + "\ntest \"" + hostile + "\" { assert 1 == 2 }\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"run": {"run", file}, "profile": {"run", "--profile", file}, "json": {"--json", file}, "latex": {"--latex", file}, "test": {"test", file}, "check": {"check", file},
		"fmt --check": {"fmt", "--check", file}, "missing": {file + hostile}, "flag": {"--" + hostile}, "binding": {file, hostile},
		"twice": {file, "a" + hostile + "=" + hostile}, "doc": {"doc", hostile}, "explain": {"explain", hostile}, "new": {"new", "--metric", hostile},
		"new FILE": {"new", filepath.Join(dir, hostile)}, "eval": {"eval", "\"" + hostile + "\""}, "bad eval": {"eval", hostile},
		"debug": {"debug", "tree", "\"" + hostile + "\""}, "stage": {"debug", hostile, "1"}, "svg": {"--svg", filepath.Join(file, hostile), file},
		"session": {},
	} {
		var out, errs bytes.Buffer
		Main(args, strings.NewReader("print \""+hostile+"\"\nhelp "+hostile+"\n:load "+hostile+"\n:"+hostile+"\n:type \""+hostile+"\"\n:debug tree \""+hostile+"\"\n:debug "+hostile+" 1\n"), &out, &errs)
		for _, text := range []string{out.String(), errs.String()} {
			if diag.Visible(text) != text {
				t.Errorf("%s: %q", name, text)
			}
		}
		if out.Len()+errs.Len() == 0 {
			t.Errorf("%s says nothing", name)
		}
	}
}

// What a program writes `to` a file replaces one that was there, once it is whole; where
// the program or the writing fails, the old one is as it was and nothing lies beside it.
func TestWhatWasThereIsReplacedByWhatIsWhole(t *testing.T) {
	for text, fails := range map[string]bool{
		"plot u^2 for u in linspace(0, 1, 9) to \"old.svg\"":                                                     false,
		"plot u^2 for u in linspace(0, 1, 9) to \"old.html\"":                                                    false,
		"table k^2 for k in 1..3 to \"old.csv\"":                                                                 false,
		"table k^2 for k in 1..3 to \"old.npy\"":                                                                 false,
		"table 1/(k - 2) for k in 1..3 to \"old.csv\"":                                                           true,
		"table 1/(k - 2) for k in 1..3 to \"old.json\"":                                                          true,
		"plot log(u) for u in linspace(-2, -1, 9) to \"old.svg\"":                                                true,
		"plot log(u) for u in linspace(-2, -1, 9) to \"old.png\"":                                                true,
		"plot u for u in linspace(0, 1, 9) to \"old.svg/new.svg\"":                                               true, // old.svg is no folder
		"table k for k in 1..3 to \"old.csv/new.csv\"":                                                           true,
		"plot u for u in linspace(0, 1, 9) to \"new.svg\"\nfn f(x) = x\nprint f(1)/0":                            true,
		"table k for k in 1..3 to \"new.csv\"\ntable 1/(k - 2) for k in 1..3 to \"old.csv\"\nprint \"not here\"": true,
	} {
		dir := t.TempDir()
		entries := map[string]string{"w.geo": text + "\n"}
		for _, end := range []string{"svg", "html", "png", "csv", "npy", "json"} {
			entries["old."+end] = "old"
		}
		for name, text := range entries {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		var out, errs strings.Builder
		status := Main([]string{"run", filepath.Join(dir, "w.geo")}, strings.NewReader(""), &out, &errs)
		if (status != exitOK) != fails {
			t.Errorf("%s: status %d, %s", text, status, errs.String())
		}
		list, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		replaced := 0
		for _, e := range list {
			if strings.HasPrefix(e.Name(), "new.") { // written by a statement before the one that failed
				continue
			}
			got, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if want, ok := entries[e.Name()]; !ok || err != nil {
				t.Errorf("%s leaves %s, %v", text, e.Name(), err)
			} else if string(got) != want {
				replaced++
			}
		}
		if fails && replaced != 0 || !fails && replaced != 1 {
			t.Errorf("%s: %d files are others than before", text, replaced)
		}
	}
}

// TestScriptsPrintWhatTheySay runs the scripts that end with what they print.
func TestScriptsPrintWhatTheySay(t *testing.T) {
	files, err := filepath.Glob("../../scripts/*.geo")
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "\n"+outputMark) {
			continue
		}
		told++
		t.Run(filepath.Base(file), func(t *testing.T) {
			var out, errs strings.Builder
			if status := Main([]string{"test", file}, strings.NewReader(""), &out, &errs); status != exitOK {
				t.Errorf("status %d\n%s%s", status, out.String(), errs.String())
			}
		})
	}
	if told < 7 {
		t.Errorf("%d scripts say what they print", told)
	}
}
