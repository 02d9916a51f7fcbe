package server

// The gate: who may come in, who may run, and in what order.

import (
	"context"
	"errors"
	"sync"
	"time"
)

// gate admits requests. One comes in (enter) while its tenant has fewer inside
// than may run or wait, and while bodies and answers of all fit in buffers; the
// first of each tenant always fits, whatever the others do. One inside runs
// (start) when its tenant and the server run fewer than they may, and its
// memory fits. Those who wait are served tenant by tenant, in turn.
type gate struct {
	mu      sync.Mutex
	most    int   // requests that run at once
	memory  int64 // that they may take together
	buffers int64 // for bodies and answers beside one of each tenant

	running  int
	reserved int64
	shared   int64 // of buffers
	lanes    []*lane
	next     int // the lane whose turn it is
}

// lane is one tenant at the gate.
type lane struct {
	Tenant
	inside  int
	running int
	own     bool // its own place among the buffers is taken
	waiting []*ticket
}

// ticket is one request inside.
type ticket struct {
	lane    *lane
	own     bool
	memory  int64
	started chan struct{} // closed when it may run
	runs    bool
}

var (
	errCrowded = errors.New("too many requests of this tenant run or wait")
	errBuffers = errors.New("the bodies and answers of all tenants take the memory there is for them")
	errWaited  = errors.New("the request waited as long as it may, and its turn did not come")
)

// enter lets a request in, or says why not.
func (g *gate) enter(l *lane) (*ticket, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if l.inside >= l.Concurrency+l.Queue {
		return nil, errCrowded
	}
	t := &ticket{lane: l, memory: l.Tenant.running(), started: make(chan struct{})}
	size := l.Tenant.inside()
	switch {
	case !l.own:
		l.own, t.own = true, true
	case g.shared+size > g.buffers:
		return nil, errBuffers
	default:
		g.shared += size
	}
	l.inside++
	return t, nil
}

// leave is the end of a request that entered.
func (g *gate) leave(t *ticket) {
	g.mu.Lock()
	defer g.mu.Unlock()
	l := t.lane
	l.inside--
	if t.own {
		l.own = false
	} else {
		g.shared -= l.Tenant.inside()
	}
}

// start waits until the request may run: at most the tenant's Wait, and not
// longer than ctx.
func (g *gate) start(ctx context.Context, t *ticket) error {
	g.mu.Lock()
	t.lane.waiting = append(t.lane.waiting, t)
	g.dispatch()
	g.mu.Unlock()
	timer := time.NewTimer(t.lane.Wait)
	defer timer.Stop()
	var err error
	select {
	case <-t.started:
		return nil
	case <-ctx.Done():
		err = ctx.Err()
	case <-timer.C:
		err = errWaited
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if t.runs { // its turn came at the same moment
		g.release(t)
		return err
	}
	for i, w := range t.lane.waiting {
		if w == t {
			t.lane.waiting = append(t.lane.waiting[:i], t.lane.waiting[i+1:]...)
			break
		}
	}
	g.dispatch() // it may have been what others waited behind
	return err
}

// stop is the end of a run that started.
func (g *gate) stop(t *ticket) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.release(t)
}

func (g *gate) release(t *ticket) {
	t.runs = false
	g.running--
	g.reserved -= t.memory
	t.lane.running--
	g.dispatch()
}

// dispatch starts those whose turn it is, while there is room. Who does not fit
// only for want of memory is waited for: otherwise small requests would pass
// a large one for ever.
func (g *gate) dispatch() {
	for idle := 0; idle < len(g.lanes) && g.running < g.most; {
		l := g.lanes[g.next]
		if len(l.waiting) == 0 || l.running >= l.Concurrency {
			g.next = (g.next + 1) % len(g.lanes)
			idle++
			continue
		}
		t := l.waiting[0]
		if g.reserved+t.memory > g.memory {
			return
		}
		idle = 0
		g.next = (g.next + 1) % len(g.lanes)
		l.waiting = l.waiting[1:]
		l.running++
		g.running++
		g.reserved += t.memory
		t.runs = true
		close(t.started)
	}
}

// look is what the gate holds now.
func (g *gate) look() (running int, reserved int64, lanes map[string][2]int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	lanes = make(map[string][2]int, len(g.lanes))
	for _, l := range g.lanes {
		lanes[l.Name] = [2]int{l.running, len(l.waiting)}
	}
	return g.running, g.reserved, lanes
}
