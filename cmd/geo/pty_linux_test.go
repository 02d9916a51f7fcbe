package main

// The session at a pseudo-terminal: what somebody types and pastes, and what comes back.

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// pty opens a pseudo-terminal of 100 columns: our end, and the end of who sits at it.
func pty(t *testing.T) (ours, theirs *os.File) {
	t.Helper()
	ours, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminals here: ", err)
	}
	control := func(what uintptr, arg unsafe.Pointer) {
		if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, ours.Fd(), what, uintptr(arg)); e != 0 {
			t.Fatal(e)
		}
	}
	var lock, number int32
	control(syscall.TIOCSPTLCK, unsafe.Pointer(&lock))
	control(syscall.TIOCGPTN, unsafe.Pointer(&number))
	theirs, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	size := struct{ rows, columns, x, y uint16 }{50, 100, 0, 0}
	control(syscall.TIOCSWINSZ, unsafe.Pointer(&size))
	return ours, theirs
}

// terminalSession is a session that somebody sits at.
type terminalSession struct {
	t    *testing.T
	keys *os.File
	done chan error
	mu   sync.Mutex
	seen strings.Builder
}

var escapeSequence = regexp.MustCompile("\x1b\\[[0-9;?]*[A-Za-z]")

func sit(t *testing.T, env ...string) *terminalSession {
	t.Helper()
	s := sitAt(t, nil, env...)
	s.sees("geo> ")
	return s
}

// types sends keys; what was seen before is forgotten.
func (s *terminalSession) types(keys string) {
	s.t.Helper()
	s.mu.Lock()
	s.seen.Reset()
	s.mu.Unlock()
	if _, err := s.keys.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// sees waits until a text is on the screen, without colours.
func (s *terminalSession) sees(want string) string {
	s.t.Helper()
	return s.until(want, func(text string) bool { return strings.Contains(text, want) })
}

// answers waits for a text and for the prompt behind it, where keys are read again.
func (s *terminalSession) answers(want string) {
	s.t.Helper()
	s.until(want, func(text string) bool {
		return strings.Contains(text, want) && strings.LastIndex(text, "geo>") > strings.LastIndex(text, "\n")
	})
}

func (s *terminalSession) until(want string, there func(text string) bool) string {
	s.t.Helper()
	text := ""
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		text = escapeSequence.ReplaceAllString(s.seen.String(), "")
		s.mu.Unlock()
		if there(text) {
			return text
		}
	}
	s.t.Fatalf("waiting for %q, this is seen: %q", want, text)
	return ""
}

func TestSessionAtATerminal(t *testing.T) {
	state := t.TempDir()
	s := sit(t, "XDG_STATE_HOME="+state)
	s.types("chart psi(r, t) where r > 0\rf = r^2 sin(t)\r")
	s.sees("f = r^2 sin(t)  : Real over psi")
	s.types("f @ psi(2, 1);\rans\r")
	if text := s.sees("3.36588"); strings.Count(text, "3.36588") != 1 {
		t.Errorf("a semicolon asks for silence: %q", text)
	}
	s.types("\x1b[200~fn bend(f, metric G_ij) {\r\tH = hessian(f, levicivita(G))\r\r\ttrace(raise(H, G))\r}\r\x1b[201~")
	s.sees("⏎") // it waits for Enter
	s.types("\rmetric G_ij = diag(1, r^2) on psi;\rbend(f, G) @ psi(1, 0.5)\r")
	s.sees("1.43828")
	s.types("\\Gamma\t = 7\r")
	s.sees("Γ = 7")
	s.types("f \x1b[A") // what begins so
	s.sees("f @ psi(2, 1)")
	s.types("\x1b[A")
	s.sees("f = r^2 sin(t)")
	s.types("\x03for i in 1..10000 { for j in 1..900 { assert i > 0 } }\r")
	s.sees("} }\r\n")
	time.Sleep(200 * time.Millisecond) // it is at work
	s.types("\x03")
	s.answers("interrupted")
	s.types("f @ psi(1, pi/2)\r") // nothing is lost
	s.answers("1  : Real")
	s.types("\x04")
	select {
	case err := <-s.done:
		if err != nil {
			t.Errorf("Ctrl-D: %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("Ctrl-D does not leave")
	}
	file := filepath.Join(state, "geo", "history")
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	again := sit(t, "XDG_STATE_HOME="+state)
	again.types("fn\x1b[A")
	again.sees("bend(f, metric G_ij) {⏎") // the function, whole
	again.types("\x03")
}

// Without colours the terminal gets none.
func TestSessionWithoutColours(t *testing.T) {
	s := sit(t, "XDG_STATE_HOME="+t.TempDir(), "NO_COLOR=1")
	s.types("print 1 + 1 # two\r")
	s.sees("\n2")
	s.mu.Lock()
	defer s.mu.Unlock()
	if strings.Contains(s.seen.String(), "\x1b[9") || strings.Contains(s.seen.String(), "\x1b[1;34m") {
		t.Errorf("%q", s.seen.String())
	}
}
