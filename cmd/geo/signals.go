package main

// Ctrl-C and SIGTERM: work is cancelled, what was printed is written, no half-written file is left.

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// stopped is the signal that cancelled a context, as its cause.
type stopped struct{ signal syscall.Signal }

func (s stopped) Error() string { return s.signal.String() }

// status is what a process ends with that a signal stopped, as shells count.
func (s stopped) status() exit { return exit(128 + int(s.signal)) }

// interrupted is the exit status of a command whose context a signal has cancelled.
func interrupted(ctx context.Context) exit {
	var s stopped
	if errors.As(context.Cause(ctx), &s) {
		return s.status()
	}
	return exitInterrupt
}

// signals cancel what the command does.
type signals struct {
	heard chan os.Signal
	done  chan struct{}
	// atEnd is done before a signal ends the process that does not end by itself.
	mu    sync.Mutex
	atEnd []func()
}

// grace is how long cancelled work has to come to its end.
const grace = 250 * time.Millisecond

// listen gives a context that Ctrl-C and SIGTERM cancel. Where that does not end the command, or at a second signal, the
// process ends: nothing that was printed is lost by it.
func (a *app) listen(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	s := &signals{heard: make(chan os.Signal, 2), done: make(chan struct{})}
	a.signals = s
	s.notify(os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-s.done:
			return
		case by := <-s.heard:
			why := stopped{by.(syscall.Signal)}
			cancel(why)
			select {
			case <-s.done:
				return
			case <-s.heard:
			case <-time.After(grace):
			}
			a.die(why)
		}
	}()
	return ctx, func() {
		signal.Stop(s.heard)
		close(s.done)
		cancel(nil)
	}
}

// notify asks for signals, but for those that whoever started the process wants ignored: of a job in the background.
func (s *signals) notify(which ...os.Signal) {
	if runtime.GOARCH == "wasm" {
		return // where nothing signals, and asking is a panic
	}
	for _, sig := range which {
		if !signal.Ignored(sig) {
			signal.Notify(s.heard, sig)
		}
	}
}

// leave leaves all signals to the command.
func (s *signals) leave() { signal.Stop(s.heard) }

// terminate leaves Ctrl-C to a session, which stops a computation by it and goes on; what is given is done before SIGTERM
// ends it.
func (s *signals) terminate(atEnd func()) {
	signal.Stop(s.heard)
	s.notify(syscall.SIGTERM)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.atEnd = append(s.atEnd, atEnd)
}

// atTheEnd has something done before a signal ends the process that does not end by itself.
func (s *signals) atTheEnd(do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.atEnd = append(s.atEnd, do)
}

// die ends the process: a file that is being written is finished or taken away first, and what was printed is written.
func (a *app) die(why stopped) {
	a.signals.mu.Lock()
	for _, f := range a.signals.atEnd {
		f()
	}
	for begun := time.Now(); !a.files.TryLock() && time.Since(begun) < 4*grace; {
		time.Sleep(time.Millisecond)
	}
	a.out.flushWithin(grace)
	os.Exit(int(why.status()))
}
