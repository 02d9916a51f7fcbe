package budget

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// ending runs f and gives what ended it.
func ending(f func()) (e *Ended) {
	defer func() { e, _ = recover().(*Ended) }()
	f()
	return nil
}

// Steps end at the same step every time, in whatever portions they come.
func TestSteps(t *testing.T) {
	for _, portion := range []int{1, 7, 511, 512, 5000} {
		m := New()
		end := m.Begin(context.Background(), Limits{Steps: 10_000})
		m.At(diag.Span{Source: &diag.Source{Name: "a.geo", Text: "print 1"}, End: 7})
		used := 0
		e := ending(func() {
			for {
				used += portion
				m.Steps(portion)
			}
		})
		if e == nil || !e.Own || used <= 10_000 || used-portion > 10_000 {
			t.Errorf("portions of %d: ended at %d with %v", portion, used, e)
			continue
		}
		if got := m.Used(); got != int64(used) {
			t.Errorf("portions of %d: %d counted of %d", portion, got, used)
		}
		if e.Code != CodeLimit || !strings.Contains(e.Error(), "a.geo:1:1") || !strings.Contains(e.Message, "10000 steps") || len(e.Notes) != 1 {
			t.Errorf("said: %v %v", e.Error(), e.Notes)
		}
		end()
		if e := ending(func() { m.Steps(10_001) }); e != nil {
			t.Errorf("after the end: %v", e)
		}
	}
}

func TestBytesAndDepth(t *testing.T) {
	m := New()
	defer m.Begin(context.Background(), Limits{Bytes: 1000, Depth: 3})()
	m.Bytes(1000)
	if e := ending(func() { m.Bytes(1) }); e == nil || !strings.Contains(e.Message, "1000 bytes") {
		t.Errorf("memory: %v", e)
	}
	m.Depth(3)
	e := ending(func() { m.Depth(4) })
	if e == nil || !strings.Contains(e.Message, "3 deep") {
		t.Errorf("depth: %v", e)
	}
}

// A context ends an evaluation, and its error is found behind the diagnostic. That
// of one evaluation ends no other.
func TestContext(t *testing.T) {
	m := New()
	ctx, cancel := context.WithCancel(context.Background())
	end := m.Begin(ctx, Limits{})
	m.Steps(10_000)
	cancel()
	e := ending(func() {
		for {
			m.Steps(1)
		}
	})
	if e == nil || e.Own || e.Code != CodeCancelled || !errors.Is(e, context.Canceled) || !errors.Is(diag.List{e.Diagnostic}[0], context.Canceled) {
		t.Errorf("cancelled: %v", e)
	}
	if m.Ended() == nil {
		t.Error("it has not ended")
	}
	end()
	defer m.Begin(context.Background(), Limits{})()
	if e := ending(func() { m.Steps(10_000); m.Alive() }); e != nil || m.Ended() != nil {
		t.Errorf("the next one: %v", e)
	}

	late := errors.New("more than a moment")
	ctx, cancel = context.WithTimeoutCause(context.Background(), time.Nanosecond, late)
	defer cancel()
	<-ctx.Done()
	e = ending(func() { defer m.Begin(ctx, Limits{})(); m.Alive() })
	if e == nil || e.Own || e.Code != CodeLimit || !errors.Is(e, context.DeadlineExceeded) || e.Message != late.Error() {
		t.Errorf("of the host's time: %v", e)
	}
	e = ending(func() {
		defer m.Begin(context.Background(), Limits{Time: time.Nanosecond})()
		for {
			m.Steps(1)
		}
	})
	if e == nil || !e.Own || e.Message != "this took longer than 1ns" {
		t.Errorf("of its own time: %v", e)
	}
}

// Nobody counts for nobody.
func TestNobody(t *testing.T) {
	var m *Meter
	m.Steps(1)
	m.Bytes(1)
	m.Depth(1)
	m.Alive()
	m.At(diag.Span{})
	if m.Ended() != nil {
		t.Error("ended")
	}
}

func BenchmarkSteps(b *testing.B) {
	m := New()
	for b.Loop() {
		m.Steps(1)
	}
}
