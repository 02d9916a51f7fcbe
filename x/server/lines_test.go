package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

// talk begins lines over pipes: what says a line, what hears one, how it ended.
func talk(t *testing.T, s *Server, tenant string) (say func(string), hear func() Answer, ended <-chan error, end func()) {
	t.Helper()
	in, toIn := io.Pipe()
	fromOut, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- s.Lines(context.Background(), tenant, in, out)
		_ = out.Close()
	}()
	d := json.NewDecoder(fromOut)
	t.Cleanup(func() { _, _ = toIn.Close(), fromOut.Close() })
	say = func(text string) {
		if _, err := io.WriteString(toIn, text+"\n"); err != nil {
			t.Error(err)
		}
	}
	hear = func() Answer {
		var a Answer
		if err := d.Decode(&a); err != nil {
			t.Error(err)
		}
		return a
	}
	return say, hear, done, func() { _ = toIn.Close() }
}

func TestLines(t *testing.T) {
	tenant := endlessTenant("pipe")
	tenant.Body, tenant.Concurrency = 1000, 3
	s, err := New(Options{Tenants: []Tenant{tenant}, Concurrency: 3})
	if err != nil {
		t.Fatal(err)
	}
	say, hear, ended, end := talk(t, s, "pipe")
	say(`{"id": "1", "do": "eval", "source": "x = 2", "expr": "x^3"}`)
	if a := hear(); a.ID != "1" || a.Status != OK || !strings.Contains(string(a.Events[0]), `"value":8`) {
		t.Errorf("%+v", a)
	}
	say(`{"id": "2", "do": "run", "source": "` + endless + `"}`)
	until(t, func() bool { running, _, _ := s.gate.look(); return running == 1 })
	// Others are answered meanwhile.
	for text, want := range map[string]Answer{
		`{"id": "3", "do": "check", "source": "print nosuch"}`: {ID: "3", Status: Rejected},
		`{"id": "2", "do": "run", "source": ""}`:               {ID: "2", Status: Malformed, Message: "another request with this id runs"},
		`{"id": "9", "do": "cancel"}`:                          {ID: "9", Status: Malformed, Message: "no request with this id runs"},
		`{"id": "4", "do": "dance"}`:                           {ID: "4", Status: Malformed, Message: `"do" is none of run, eval, check, cancel`},
		`{"do": "run"}`:                                        {Status: Malformed, Message: `the request has no "id" of 1 to 128 bytes`},
		`nonsense`:                                             {Status: Malformed},
		``:                                                     {Status: Malformed, Message: "the request is empty"},
		`{"id": "5", "do": "run", "source": "` + strings.Repeat("#", 200_000) + `"}`: {Status: Refused, Limit: "body"},
		`{"id": "6", "do": "eval", "source": ""}`:                                    {ID: "6", Status: Malformed},
	} {
		say(text)
		if a := hear(); a.ID != want.ID || a.Status != want.Status || a.Limit != want.Limit || !strings.HasPrefix(a.Message, want.Message) {
			t.Errorf("%.60s: %+v", text, a)
		}
	}
	say(`{"id": "2", "do": "cancel"}`)
	if a := hear(); a.ID != "2" || a.Status != Cancelled {
		t.Errorf("%+v", a)
	}
	say(`{"id": "2", "do": "eval", "source": "", "expr": "1"}`) // the id is free again
	if a := hear(); a.ID != "2" || a.Status != OK {
		t.Errorf("%+v", a)
	}
	end()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// Lines are answered to the last after their end, and end with the context or
// a writer that fails.
func TestLinesEnd(t *testing.T) {
	s, err := New(Options{Tenants: []Tenant{{Name: "pipe"}}})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in := `{"id": "1", "do": "run", "source": "print 1"}` + "\n" + `{"id": "2", "do": "run", "source": "print 2"}`
	if err := s.Lines(context.Background(), "pipe", strings.NewReader(in), &out); err != nil || strings.Count(out.String(), `"status":"ok"`) != 2 {
		t.Errorf("%v: %s", err, out.String())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	silent, _ := io.Pipe()
	if err := s.Lines(ctx, "pipe", silent, &out); err != nil {
		t.Error(err)
	}
	if err := s.Lines(context.Background(), "pipe", io.MultiReader(strings.NewReader(in), silent), broken{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
	if err := s.Lines(context.Background(), "nobody", strings.NewReader(in), &out); err == nil {
		t.Error("an unknown tenant is accepted")
	}
	ctx, cancel = context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := s.Stop(ctx); err != nil {
		t.Error(err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
