package main

// Standard output and error: buffered, and every failure to write is remembered.

import (
	"bufio"
	"errors"
	"io"
	"sync"
	"syscall"
	"time"
)

// stream is one of the process's outputs. It is safe for use by several goroutines: what has been printed is written also
// when a signal ends the process. The first failure to write is kept; all that follows fails alike.
type stream struct {
	name string
	to   io.Writer
	// first is written out before this stream is, so that results stand before the diagnostics that follow them.
	first *stream

	mu      sync.Mutex
	buffer  *bufio.Writer
	always  bool // written at once: to a terminal, and diagnostics
	waiting bool // for the timer
	failed  error
	before  func() // done before something is written; nil: nothing
}

// results may wait so long for more of them before they are written.
const flushEvery = 100 * time.Millisecond

func newStream(name string, to io.Writer, first *stream) *stream {
	return &stream{name: name, to: to, first: first, buffer: bufio.NewWriterSize(to, 32<<10), always: first != nil || isTerminal(to)}
}

// atOnce has everything written at once: somebody waits for each answer.
func (s *stream) atOnce() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.always = true
}

// lost is the failure to write an output.
type lost struct {
	name string
	err  error
}

func (l *lost) Error() string { return l.name + ": " + l.err.Error() }
func (l *lost) Unwrap() error { return l.err }

// onWrite has something done before anything is written; nil: nothing more.
func (s *stream) onWrite(do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = do
}

func (s *stream) Write(b []byte) (int, error) {
	s.mu.Lock()
	before := s.before
	s.mu.Unlock()
	if before != nil {
		before()
	}
	if s.first != nil {
		_ = s.first.Flush() // its failure is its own
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return 0, s.failed
	}
	n, err := s.buffer.Write(b)
	switch {
	case err != nil:
		s.fail(err)
	case s.always:
		s.flush()
	case !s.waiting:
		s.waiting = true
		time.AfterFunc(flushEvery, func() { _ = s.Flush() })
	}
	return n, s.failed
}

// Flush writes what waits, and says whether all that was ever printed has been written.
func (s *stream) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flush()
	return s.failed
}

func (s *stream) flush() {
	s.waiting = false
	if err := s.buffer.Flush(); err != nil {
		s.fail(err)
	}
}

func (s *stream) fail(err error) {
	if s.failed != nil {
		return
	}
	var path interface{ Unwrap() error }
	if errors.As(err, &path) { // write /dev/stdout: no space left on device
		err = path.Unwrap()
	}
	s.failed = &lost{s.name, err}
}

// flushWithin is Flush by somebody who cannot wait for a reader that has stopped reading.
func (s *stream) flushWithin(wait time.Duration) {
	done := make(chan struct{})
	go func() {
		_ = s.Flush()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(wait):
	}
}

// readerGone reports that nobody reads an output any more, as behind geo … | head: that is no mistake to speak of.
func readerGone(err error) bool { return errors.Is(err, syscall.EPIPE) }
