package server

// The server: its options, what every request goes through, and its end.

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"runtime"
	"sync"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
)

// Options of a server. Zero fields mean the defaults written beside them.
type Options struct {
	Tenants []Tenant
	// Anonymous is the name of the tenant whom requests without a key are
	// counted to; "": they are refused.
	Anonymous string

	// Memory is what the requests and kept programs of all tenants may take
	// together; 1 GiB. It is what the limits allow, not a measurement, and not
	// all that a process takes: see SECURITY.md.
	Memory      int64
	Concurrency int // requests that run at once; one for each processor

	Metrics bool         // GET /metrics is answered, to everybody
	Log     *slog.Logger // one record a request; nil: none
}

// Server answers requests. It is safe for any number of goroutines.
type Server struct {
	opt       Options
	byName    map[string]*account
	byKey     map[[sha256.Size]byte]*account
	anonymous *account
	gate      *gate
	metrics   *metrics
	now       func() time.Time
	bodyTime  time.Duration

	mu       sync.Mutex
	stopping bool
	active   int
	idle     chan struct{} // closed when stopping and nothing is active
	base     context.Context
	cancel   context.CancelCauseFunc
}

// account is a tenant with what is counted for it.
type account struct {
	*lane
	engine   *interp.Engine
	programs *programs
	rate     *bucket
	cpu      *bucket
}

// New makes a server. The error says what of the options does not fit together.
func New(opt Options) (*Server, error) {
	or(&opt.Memory, 1<<30)
	or(&opt.Concurrency, runtime.GOMAXPROCS(0))
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{
		opt: opt, now: time.Now, bodyTime: bodyTime, idle: make(chan struct{}),
		byName: map[string]*account{}, byKey: map[[sha256.Size]byte]*account{},
		gate: &gate{most: opt.Concurrency},
	}
	s.base, s.cancel = context.WithCancelCause(context.Background())
	if len(opt.Tenants) == 0 || opt.Concurrency < 0 {
		return nil, errors.New("server: there is no tenant, or nothing may run")
	}
	for _, t := range opt.Tenants {
		if err := s.add(t.withDefaults()); err != nil {
			return nil, err
		}
	}
	if s.anonymous = s.byName[opt.Anonymous]; s.anonymous == nil && opt.Anonymous != "" {
		return nil, fmt.Errorf("server: there is no tenant %q for requests without a key", opt.Anonymous)
	}
	s.metrics = newMetrics(s)
	return s, s.share()
}

// CollectorLimit is what to give debug.SetMemoryLimit in a process that does nothing but
// serve with so much Options.Memory: the collector works harder when the heap comes near
// it, so that the process, with its program's text and the system's pages, stays below.
func CollectorLimit(memory int64) int64 { return max(memory-memory/16-32<<20, memory/2) }

func (s *Server) add(t Tenant) error {
	if err := t.check(); err != nil {
		return err
	}
	if s.byName[t.Name] != nil {
		return fmt.Errorf("server: two tenants are called %s", t.Name)
	}
	limits := t.Limits
	limits.Run.Time = 0 // the context's deadline is for compiling too
	engine, err := interp.New(interp.Options{Limits: limits, Workers: 1, FS: t.FS, Cache: keptEach})
	if err != nil {
		return err
	}
	now := s.now()
	a := &account{
		lane: &lane{Tenant: t}, engine: engine, programs: newPrograms(t.Cache),
		rate: newBucket(max(t.Rate, 1), t.Rate, now),
		cpu:  newBucket(t.CPU.Seconds(), t.CPU.Seconds()/t.Window.Seconds(), now),
	}
	s.byName[t.Name] = a
	s.gate.lanes = append(s.gate.lanes, a.lane)
	for _, k := range t.Keys {
		hash := sha256.Sum256([]byte(k))
		if s.byKey[hash] != nil {
			return fmt.Errorf("server: a key of %s is one of %s, too", t.Name, s.byKey[hash].Name)
		}
		s.byKey[hash] = a
	}
	return nil
}

// share divides the memory: kept programs, a place for a body and an answer of
// each tenant, an eighth for those of others who wait, the rest for what runs.
func (s *Server) share() error {
	var fixed, largest int64
	for _, l := range s.gate.lanes {
		fixed += l.Cache + l.Tenant.inside()
		largest = max(largest, l.Tenant.running())
	}
	s.gate.buffers = s.opt.Memory / 8
	s.gate.memory = s.opt.Memory - s.gate.buffers - fixed
	if s.gate.memory < largest {
		return fmt.Errorf("server: of %d MiB of memory, kept programs, bodies and answers leave %d, and one request may take %d; raise Memory, or lower Cache, Limits.Run.Bytes, Limits.Output or Body",
			s.opt.Memory>>20, s.gate.memory>>20, largest>>20)
	}
	return nil
}

// key is the account of an API key, nil when there is none.
func (s *Server) key(key string) *account { return s.byKey[sha256.Sum256([]byte(key))] }

// task is one request on its way.
type task struct {
	id      string
	kind    string // run, eval, check; line: of lines, before that is known
	line    bool   // it came as one of Lines
	account *account
	// read reads the body, when it is known to be welcome.
	read func() ([]byte, error)
	// reply is how it is answered: the code of HTTP, after how long to try again.
	reply func(code int, retry time.Duration, body []byte) error

	began    time.Time
	in, out  int
	waited   time.Duration
	compiled time.Duration
	ran      time.Duration
	hit      bool
	answer   Answer
}

// serve takes a task through all that a request goes through.
func (s *Server) serve(ctx context.Context, t *task) {
	t.began = s.now()
	code, retry := 0, time.Duration(0)
	if !s.begin() {
		code, retry = t.refuse(503, "stopping", "the server is stopping", time.Second)
	} else {
		defer s.end()
		ticket, c, r := s.admit(t)
		code, retry = c, r
		if ticket != nil {
			defer s.gate.leave(ticket)
			s.metrics.inside(t.account.Name, 1)
			defer s.metrics.inside(t.account.Name, -1)
			ctx, cancel := context.WithCancelCause(ctx)
			stop := context.AfterFunc(s.base, func() { cancel(context.Cause(s.base)) })
			code, retry = s.work(ctx, t, ticket)
			stop()
			cancel(nil)
		}
	}
	t.answer.ID, t.answer.Retry = t.id, int(math.Ceil(retry.Seconds()))
	err := t.reply(code, retry, t.answer.encode())
	s.log(t, code, err)
}

// admit decides by what is known before the body.
func (s *Server) admit(t *task) (*ticket, int, time.Duration) {
	now := s.now()
	if ok, after := t.account.rate.ask(1, now); !ok {
		code, retry := t.refuse(429, "rate", "more requests a second than this tenant may make", after)
		return nil, code, retry
	}
	t.account.rate.take(1, now)
	if ok, after := t.account.cpu.ask(minimalCPU, now); !ok {
		code, retry := t.refuse(429, "cpu", "this tenant has used the time that its requests may run", after)
		return nil, code, retry
	}
	ticket, err := s.gate.enter(t.account.lane)
	switch {
	case errors.Is(err, errCrowded):
		code, retry := t.refuse(429, "queue", err.Error(), time.Second)
		return nil, code, retry
	case err != nil:
		code, retry := t.refuse(503, "memory", err.Error(), time.Second)
		return nil, code, retry
	}
	return ticket, 0, 0
}

// minimalCPU is how many seconds must be left of a budget for a request to begin.
const minimalCPU = 1e-3

// work reads the body, waits for the turn, and does what is asked. A panic is
// the end of this request alone.
func (s *Server) work(ctx context.Context, t *task, ticket *ticket) (code int, retry time.Duration) {
	defer func() {
		if p := recover(); p != nil {
			s.metrics.panics.Add(1)
			s.opt.Log.Error("panic", "id", t.id, "tenant", t.account.Name, "stack", stack(p))
			t.answer = Answer{Status: Bug, Message: "this is a bug; the request's id finds it in the server's log"}
			code, retry = 500, 0
		}
	}()
	body, err := t.read()
	t.in = len(body)
	if err != nil {
		return t.unread(err)
	}
	queued := s.now()
	err = s.gate.start(ctx, ticket)
	t.waited = s.now().Sub(queued)
	switch {
	case errors.Is(err, errWaited):
		return t.refuse(503, "queue", err.Error(), time.Second)
	case err != nil:
		return t.stopped(ctx)
	}
	defer s.gate.stop(ticket)
	began := s.now()
	// What is taken from the budget is what was used, whatever came of it.
	defer func() { t.account.cpu.take(s.now().Sub(began).Seconds(), s.now()) }()
	ctx, cancel := context.WithTimeoutCause(ctx, t.account.Limits.Run.Time, context.DeadlineExceeded)
	defer cancel()
	r, err := readRequest(ctx, body)
	if ctx.Err() != nil {
		return t.judge(ctx, ctx.Err(), &room{})
	}
	if err == nil && !t.line && r.ID+r.Do != "" {
		err = errors.New(`"id" and "do" belong to requests that come as lines`)
	}
	if err != nil {
		return t.malformed(err)
	}
	return s.evaluate(ctx, t, r)
}

// refuse answers that a limit was passed before the script was looked at.
func (t *task) refuse(code int, limit, message string, retry time.Duration) (int, time.Duration) {
	t.answer = Answer{Status: Refused, Limit: limit, Message: message}
	return code, max(retry, time.Second)
}

func (t *task) malformed(err error) (int, time.Duration) {
	t.answer = Answer{Status: Malformed, Message: err.Error()}
	return 400, 0
}

// stopped answers that somebody ended the request: 499 is nginx's code for a
// client that has gone, who reads no answer.
func (t *task) stopped(ctx context.Context) (int, time.Duration) {
	t.answer = Answer{Status: Cancelled, Message: "the request was cancelled"}
	if errors.Is(context.Cause(ctx), errStopping) {
		t.answer.Message = "the server stopped"
		return 503, time.Second
	}
	return 499, 0
}

var errStopping = errors.New("the server stops")

func (s *Server) begin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping {
		return false
	}
	s.active++
	return true
}

func (s *Server) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.active--; s.active == 0 && s.stopping {
		close(s.idle)
	}
}

// Stopping reports that Stop was called.
func (s *Server) Stopping() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stopping
}

// Stop ends the server: requests that come are refused, those that are inside
// are waited for. When ctx ends first, they are cancelled, and waited for until
// the engine has seen it; the error is then the context's.
func (s *Server) Stop(ctx context.Context) error {
	s.mu.Lock()
	if !s.stopping {
		s.stopping = true
		if s.active == 0 {
			close(s.idle)
		}
	}
	s.mu.Unlock()
	select {
	case <-s.idle:
		return nil
	case <-ctx.Done():
		s.cancel(errStopping)
		<-s.idle
		return cmp.Or(context.Cause(ctx), ctx.Err())
	}
}
