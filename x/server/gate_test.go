package server

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"
)

// newLane is a tenant at a gate whose request takes so much memory.
func newLane(g *gate, name string, concurrency, queue int, memory int64) *lane {
	l := &lane{Tenant: Tenant{Name: name, Concurrency: concurrency, Queue: queue, Wait: time.Hour, Body: 10}}
	l.Limits.Run.Bytes = (memory - l.Tenant.running()) / 2
	g.lanes = append(g.lanes, l)
	return l
}

// arrive lets a request in and has it wait; what has started is told.
func arrive(t *testing.T, g *gate, l *lane, name string, started chan<- string) *ticket {
	t.Helper()
	ticket, err := g.enter(l)
	if err != nil {
		t.Fatal(err)
	}
	g.mu.Lock()
	before := len(l.waiting)
	running := l.running
	g.mu.Unlock()
	go func() {
		if err := g.start(context.Background(), ticket); err == nil {
			started <- name
		}
	}()
	for { // it has come when it waits or runs
		g.mu.Lock()
		come := len(l.waiting) > before || l.running > running
		g.mu.Unlock()
		if come {
			return ticket
		}
		time.Sleep(time.Microsecond)
	}
}

// A tenant with one request is served after one of another's, however many that has waiting.
func TestTenantsAreServedInTurn(t *testing.T) {
	g := &gate{most: 1, memory: 1 << 40, buffers: 1 << 40}
	a, b := newLane(g, "a", 1, 100, 1<<30), newLane(g, "b", 1, 100, 1<<30)
	started := make(chan string, 100)
	tickets := map[string]*ticket{}
	for i := range 6 {
		name := fmt.Sprint("a", i)
		tickets[name] = arrive(t, g, a, name, started)
	}
	for i := range 2 {
		name := fmt.Sprint("b", i)
		tickets[name] = arrive(t, g, b, name, started)
	}
	var order []string
	for range tickets {
		name := <-started
		order = append(order, name)
		g.stop(tickets[name])
		g.leave(tickets[name])
	}
	want := []string{"a0", "b0", "a1", "b1", "a2", "a3", "a4", "a5"}
	if !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
	if g.running != 0 || g.reserved != 0 || g.shared != 0 || a.inside != 0 || b.inside != 0 || a.own || b.own {
		t.Errorf("the gate is not empty: %+v", g)
	}
}

// What runs never takes more memory together than there is, and who needs much
// is not passed for ever by those who need little.
func TestMemoryIsTheSumOfWhatRuns(t *testing.T) {
	const unit = int64(1) << 30
	g := &gate{most: 100, memory: 10 * unit, buffers: 1 << 40}
	small, large := newLane(g, "small", 100, 100, 3*unit), newLane(g, "large", 100, 100, 9*unit)
	started := make(chan string, 100)
	s1 := arrive(t, g, small, "s1", started)
	s2 := arrive(t, g, small, "s2", started)
	<-started
	<-started
	l := arrive(t, g, large, "l", started)
	s3 := arrive(t, g, small, "s3", started) // 3*3 would fit, but large waits
	if g.reserved != 6*unit || g.running != 2 {
		t.Errorf("%d reserved, %d run", g.reserved/unit, g.running)
	}
	g.stop(s1)
	g.stop(s2)
	// Both or one of them: 9 does not leave room for 3.
	if first := <-started; first != "l" || g.reserved != 9*unit {
		t.Errorf("%s runs, %d reserved", first, g.reserved/unit)
	}
	g.stop(l)
	<-started
	g.stop(s3)
	if g.reserved != 0 {
		t.Errorf("%d reserved", g.reserved)
	}
}

func TestQueueIsBounded(t *testing.T) {
	g := &gate{most: 1, memory: 1 << 40, buffers: 0}
	a, b := newLane(g, "a", 1, 2, 1<<30), newLane(g, "b", 1, 2, 1<<30)
	first, err := g.enter(a)
	if err != nil {
		t.Fatal(err)
	}
	// Nothing is left for others of its kind, but the first of b has a place.
	if _, err := g.enter(a); err != errBuffers {
		t.Error(err)
	}
	if _, err := g.enter(b); err != nil {
		t.Error(err)
	}
	g.buffers = 1 << 40
	for range 2 {
		if _, err := g.enter(a); err != nil {
			t.Error(err)
		}
	}
	if _, err := g.enter(a); err != errCrowded {
		t.Error(err)
	}
	g.leave(first)
	if _, err := g.enter(a); err != nil {
		t.Error(err)
	}
}

// Who gives up waiting leaves nothing behind, and lets others pass.
func TestWaitingEnds(t *testing.T) {
	g := &gate{most: 1, memory: 1 << 40, buffers: 1 << 40}
	a := newLane(g, "a", 1, 10, 1<<30)
	started := make(chan string, 10)
	first := arrive(t, g, a, "first", started)
	<-started
	a.Wait = time.Nanosecond
	second, _ := g.enter(a)
	if err := g.start(context.Background(), second); err != errWaited {
		t.Error(err)
	}
	a.Wait = time.Hour
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := g.start(ctx, second); err != context.Canceled {
		t.Error(err)
	}
	arrive(t, g, a, "third", started)
	g.stop(first)
	if name := <-started; name != "third" || len(a.waiting) != 0 {
		t.Errorf("%s, %d wait", name, len(a.waiting))
	}
}

func TestBucket(t *testing.T) {
	now := time.Unix(1000, 0)
	b := newBucket(2, 0.5, now)
	for i, want := range []bool{true, true, false} {
		if ok, _ := b.ask(1, now); ok != want {
			t.Errorf("%d: %v", i, ok)
		} else if ok {
			b.take(1, now)
		}
	}
	if _, after := b.ask(1, now); after != 2*time.Second {
		t.Error(after)
	}
	b.take(3, now) // a debt is waited for
	if _, after := b.ask(1, now.Add(2*time.Second)); after != 6*time.Second {
		t.Error(after)
	}
	if ok, _ := b.ask(2, now.Add(time.Hour)); !ok {
		t.Error("it does not fill")
	}
	if ok, _ := b.ask(2.1, now.Add(time.Hour)); ok {
		t.Error("it runs over")
	}
	if ok, _ := newBucket(0, 0, now).ask(1e9, now); !ok {
		t.Error("without a rate it ends")
	}
}

func TestProgramsAreBounded(t *testing.T) {
	p := newPrograms(100)
	key := func(i byte) programKey { return programKey{i} }
	for i := range byte(10) {
		p.put(key(i), nil, 30)
		p.mu.Lock()
		_, first := p.byKey[key(0)]
		p.mu.Unlock()
		if !first {
			t.Fatalf("the first is gone after %d, though it was used", i)
		}
		p.get(key(0))
	}
	if n, bytes := p.look(); n != 3 || bytes != 90 {
		t.Errorf("%d programs, %d bytes", n, bytes)
	}
	p.put(key(99), nil, 101)
	if n, bytes := p.look(); n != 3 || bytes != 90 {
		t.Errorf("one that never fits: %d programs, %d bytes", n, bytes)
	}
}
