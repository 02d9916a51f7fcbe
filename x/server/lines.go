package server

// Requests and answers as lines of JSON, for a process that talks over its pipes.

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// Lines answers requests that come one a line, until in ends or ctx does. Then
// it waits for those that are inside; Stop shortens that. A line is a request
// with an "id" of the client's and what to "do":
//
//	{"id": "7", "do": "run", "source": "print 1/3"}
//	{"id": "7", "do": "cancel"}
//
// Answers are lines with the id, in the order in which they are ready. A cancel
// has none of its own: the request it ends answers, "cancelled". All are
// counted to one tenant, whose limits hold as they do over HTTP; a client that
// does not read its answers is not read either. The error is the reader's or
// the writer's.
func (s *Server) Lines(ctx context.Context, tenant string, in io.Reader, out io.Writer) error {
	a := s.byName[tenant]
	if a == nil {
		return fmt.Errorf("server: there is no tenant %q", tenant)
	}
	l := &lines{
		server: s, account: a, out: out, running: map[string]context.CancelFunc{},
		places: make(chan struct{}, a.Concurrency+a.Queue+8), failed: make(chan struct{}),
	}
	type next struct {
		text []byte
		err  error
	}
	coming, done := make(chan next), make(chan struct{})
	defer close(done)
	go func() {
		r := bufio.NewReaderSize(in, 64<<10)
		for {
			text, err := readLine(r, a.Body)
			select {
			case coming <- next{text, err}:
			case <-done:
				return
			}
			if err != nil && !errors.Is(err, errBody) {
				return
			}
		}
	}()
	defer l.wait.Wait()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-l.failed:
			return l.err
		case n := <-coming:
			if err := l.take(n.text, n.err); err != nil {
				if errors.Is(err, io.EOF) {
					err = nil
				}
				return err
			}
		}
	}
}

// lines are the requests of one reader.
type lines struct {
	server  *Server
	account *account
	places  chan struct{} // of those that are not answered yet
	wait    sync.WaitGroup

	mu      sync.Mutex
	running map[string]context.CancelFunc

	writing sync.Mutex
	out     io.Writer
	err     error
	failed  chan struct{} // closed when the writer has failed
}

// readLine is the next line; of one that is longer than most, errBody and
// nothing kept.
func readLine(r *bufio.Reader, most int64) ([]byte, error) {
	var text []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || int64(len(text)+len(part)) > most+1; long {
			text = nil
		} else {
			text = append(text, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(text) > 0: // the last line without an end
			return text, nil
		case err != nil:
			return nil, err
		case long:
			return nil, errBody
		default:
			return text, nil
		}
	}
}

// longestID is how many bytes an id may have.
const longestID = 128

// take begins what a line asks for. The error ends the lines.
func (l *lines) take(text []byte, err error) error {
	if err != nil && !errors.Is(err, errBody) {
		return err
	}
	t := &task{account: l.account, line: true, kind: "line"}
	t.read = func() ([]byte, error) { return text, nil }
	t.reply = func(_ int, _ time.Duration, body []byte) error { return l.write(t, body) }
	var head struct{ ID, Do string }
	if err == nil && json.Unmarshal(text, &head) != nil {
		_, err = readRequest(context.Background(), text) // says what is wrong
	}
	ctx, cancel := context.WithCancel(context.Background())
	switch {
	case err == nil && (head.ID == "" || len(head.ID) > longestID):
		err = fmt.Errorf(`the request has no "id" of 1 to %d bytes`, longestID)
	case err == nil && head.Do == "cancel":
		defer cancel()
		if l.cancel(head.ID) {
			return nil
		}
		t.id, err = head.ID, errors.New("no request with this id runs")
	case err == nil && head.Do != "run" && head.Do != "eval" && head.Do != "check":
		t.id, err = head.ID, errors.New(`"do" is none of run, eval, check, cancel`)
	case err == nil && !l.begin(head.ID, cancel):
		t.id, err = head.ID, errors.New("another request with this id runs")
	}
	l.places <- struct{}{}
	if err != nil {
		defer func() { <-l.places }()
		cancel()
		answer := t.malformed
		if errors.Is(err, errBody) {
			answer = t.unread
		}
		code, _ := answer(err)
		l.server.turnAway(t, code, t.answer)
		return nil
	}
	t.id, t.kind = head.ID, head.Do
	l.wait.Go(func() {
		defer func() { <-l.places }()
		defer cancel()
		l.server.serve(ctx, t)
	})
	return nil
}

// begin notes a request by its id, unless there is one.
func (l *lines) begin(id string, cancel context.CancelFunc) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.running[id] != nil {
		return false
	}
	l.running[id] = cancel
	return true
}

// cancel ends a request, if it runs.
func (l *lines) cancel(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	cancel := l.running[id]
	if cancel != nil {
		cancel()
	}
	return cancel != nil
}

// write writes an answer; from then on its id may be used again.
func (l *lines) write(t *task, body []byte) error {
	if t.kind != "line" {
		l.mu.Lock()
		delete(l.running, t.id)
		l.mu.Unlock()
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	if l.err != nil {
		return l.err
	}
	n, err := l.out.Write(body)
	t.out = n
	if err != nil {
		l.err = err
		close(l.failed)
	}
	return err
}
