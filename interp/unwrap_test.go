package interp_test

// What a call that was given up returns unwraps to the context's error, whatever the call; that of a
// file that cannot be had to the file system's.

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func TestErrorsUnwrapAlike(t *testing.T) {
	var during func()
	sink := interp.SinkFunc(func(interp.Event) error { during(); return nil })
	e := engine(t, hostOf(t, func(ctx context.Context, x []float64) (float64, error) { during(); return x[0], ctx.Err() }))
	p, err := e.Compile(t.Context(), "u.geo", "print f(1)\nprint 2\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	s, err := e.NewSession(sink)
	if err != nil {
		t.Fatal(err)
	}
	calls := []struct {
		name string
		runs bool // it evaluates f, so that it can be cancelled while running
		call func(ctx context.Context, x string) error
	}{
		{"Compile", false, func(ctx context.Context, x string) error { return second(e.Compile(ctx, "c.geo", "print "+x+"\n")) }},
		{"Run", true, func(ctx context.Context, _ string) error { return second(p.Run(ctx, interp.RunOptions{Sink: sink})) }},
		{"Eval", true, func(ctx context.Context, x string) error { return second(p.Eval(ctx, x)) }},
		{"Func", false, func(ctx context.Context, x string) error { return second(p.Func(ctx, x)) }},
		{"Prepare", false, func(ctx context.Context, x string) error { return second(p.Prepare(ctx, x)) }},
		{"Explain", false, func(ctx context.Context, x string) error { return second(p.Explain(ctx, x)) }},
		{"Debug", false, func(ctx context.Context, x string) error { return second(p.Debug(ctx, "graph", x)) }},
		{"Debug of a tree", false, func(ctx context.Context, x string) error { return second(p.Debug(ctx, "tree", x)) }},
		{"Session.Exec", true, func(ctx context.Context, x string) error { return second(s.Exec(ctx, "<1>", "print "+x+"\nprint 2\n")) }},
		{"Session.Eval", true, func(ctx context.Context, x string) error { return second(s.Eval(ctx, x)) }},
		{"Session.TypeOf", false, func(ctx context.Context, x string) error { return second(s.TypeOf(ctx, x)) }},
	}
	for _, c := range calls {
		during = func() {}
		over, cancel := context.WithCancel(context.Background())
		cancel()
		if err := c.call(over, "f(1)"); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled before: %v", c.name, err)
		}
		late, cancel := context.WithDeadline(context.Background(), time.Unix(1, 0))
		if err := c.call(late, "f(1)"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s, late: %v", c.name, err)
		}
		cancel()
		if err := c.call(nil, "f(1)"); err != nil { //nolint:staticcheck // a nil context is allowed
			t.Errorf("%s, with a nil context: %v", c.name, describe(err))
		}
		if err := c.call(t.Context(), "unknown("); c.name != "Run" && !errors.As(err, new(*diag.Diagnostic)) {
			t.Errorf("%s, a mistake: %v", c.name, err)
		}
		if c.runs {
			now, cancel := context.WithCancel(context.Background())
			during = cancel
			if err := c.call(now, "f(1)"); !errors.Is(err, context.Canceled) {
				t.Errorf("%s, cancelled by the host's function or sink: %v", c.name, err)
			}
		}
	}
}

func TestErrorsOfFilesUnwrap(t *testing.T) {
	own := errors.New("the disk is gone")
	files := fstest.MapFS{"folder/x.csv": {Data: []byte("1\n")}}
	for _, c := range []struct {
		name, source string
		fs           fs.FS
		want         error
	}{
		{"no data", "data D = csv(\"d.csv\")\n", files, fs.ErrNotExist},
		{"no module", "import \"m.geo\"\n", files, fs.ErrNotExist},
		{"no data that opens", "data D = csv(\"d.csv\")\n", brokenFS{own}, own},
		{"no module that opens", "import \"m.geo\"\n", brokenFS{own}, own},
		{"data that break off", "data D = csv(\"d.csv\")\n", breaksOff{own}, own},
		{"a module that breaks off", "import \"m.geo\"\n", breaksOff{own}, own},
	} {
		_, err := engine(t, interp.Options{FS: c.fs}).Compile(t.Context(), "u.geo", c.source)
		if !errors.Is(err, c.want) || strings.Contains(describe(err), own.Error()) {
			t.Errorf("%s: %v", c.name, describe(err))
		}
	}
}

// brokenFS opens nothing.
type brokenFS struct{ err error }

func (b brokenFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: b.err}
}

// breaksOff has every file, and reading it fails after some bytes.
type breaksOff struct{ err error }

func (b breaksOff) Open(name string) (fs.File, error) {
	f, err := fstest.MapFS{name: {Data: []byte("1\n2\n3\n")}}.Open(name)
	return breaking{f, b.err}, err
}

type breaking struct {
	fs.File
	err error
}

func (b breaking) Read(p []byte) (int, error) {
	n, err := b.File.Read(p[:min(len(p), 2)])
	if err == nil {
		err = b.err
	}
	return n, err
}

// The error of a sink is what Run returns, from whichever event and however deep in loops and tests, and nothing is told after it.
func TestErrorOfTheSinkIsThatOfTheRun(t *testing.T) {
	own := errors.New("the line is cut")
	for _, text := range []string{
		"print 1\n", "for i in 1..2 { print i }\n", "for i in 1..2 { for j in 1..2 { print i j\ntable i, j for i in 1..2 } }\n",
		"test \"a\" { for i in 1..2 { assert i > 1 } }\nprint 1\n", "param k\nprint k\n", "for i in 1..2 { print inv([[i, i], [i, i]]) }\n",
	} {
		p := compiled(t, interp.Limits{}, text)
		for at := 1; ; at++ {
			told := 0
			_, err := p.Run(t.Context(), interp.RunOptions{Sink: interp.SinkFunc(func(interp.Event) error {
				if told++; told == at {
					return own
				}
				return nil
			})})
			if told < at {
				if at < 2 {
					t.Errorf("%q says nothing", text)
				}
				break
			}
			if err != own || told > at {
				t.Errorf("%q, event %d: %v, and %d events after it", text, at, err, told-at)
			}
		}
	}
}
