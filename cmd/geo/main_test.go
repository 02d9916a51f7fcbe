package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

// asCommand in the environment makes the test binary the command itself.
const asCommand = "GEO_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){
		"geo": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the command as its users do. Beside testscript's own
// commands there is
//
//	exits N geo ARG…    runs the command and demands exactly the status N
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var e *exec.ExitError
		if !errors.As(err, &e) {
			ts.Fatalf("%v", err)
		}
		got = e.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// TestInterrupt stops a program the way a user does.
func TestInterrupt(t *testing.T) {
	file := filepath.Join(t.TempDir(), "long.geo")
	if err := os.WriteFile(file, []byte("for i in 1..1000 { for j in 1..900 { print i, j } }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "run", file)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// It runs once it says something.
	if _, err := out.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var e *exec.ExitError
	if !errors.As(err, &e) || e.ExitCode() != exitInterrupt {
		t.Errorf("%v, want exit status %d", err, exitInterrupt)
	}
	if strings.Contains(string(rest), "1000, 900\n") {
		t.Error("it ran to its end")
	}
}

// TestExamples holds the programs that were written before the language was:
// they run as they stand, every assertion held.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "examples", "*.geo"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			var out, errs strings.Builder
			if status := Main([]string{"run", f}, strings.NewReader(""), &out, &errs); status != 0 {
				t.Errorf("exit status %d\n%s%s", status, out.String(), errs.String())
			}
		})
	}
}

// fmt -w leaves a file alone that is laid out already: build tools go by its time.
func TestFormattingWhatIsFormattedWritesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.geo")
	past := time.Unix(1_000_000_000, 0)
	for _, text := range []string{"x = 1\n", "x   =   1\n"} {
		if err := errors.Join(os.WriteFile(file, []byte(text), 0o600), os.Chtimes(file, past, past)); err != nil {
			t.Fatal(err)
		}
		if status := Main([]string{"fmt", "-w", file}, strings.NewReader(""), io.Discard, io.Discard); status != exitOK {
			t.Fatalf("status %d", status)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if touched := !info.ModTime().Equal(past); touched != (text != "x = 1\n") {
			t.Errorf("%q: written %v", text, touched)
		}
		if got, _ := os.ReadFile(file); string(got) != "x = 1\n" {
			t.Errorf("%q", got)
		}
	}
}
