package repl

// Where lines come from: a terminal with history and completion, or a pipe.

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// ErrInterrupt is what ReadLine returns for Ctrl-C.
var ErrInterrupt = errors.New("interrupted")

// LineReader reads one line at a time. io.EOF ends the session, ErrInterrupt
// drops what was typed.
type LineReader interface {
	ReadLine(prompt string) (string, error)
	// Remember puts a whole statement, lines and all, into the history.
	Remember(statement string)
	Close() error
}

// Completer gives the continuations of the word that ends at pos, and the
// length of that word in runes.
type Completer func(line []rune, pos int) (rest [][]rune, length int)

// Plain reads lines from anything, without prompts: a pipe, a test.
func Plain(r io.Reader) LineReader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), 16<<20)
	return &plain{s}
}

type plain struct{ s *bufio.Scanner }

func (p *plain) ReadLine(string) (string, error) {
	if p.s.Scan() {
		return p.s.Text(), nil
	}
	if err := p.s.Err(); err != nil {
		return "", err
	}
	return "", io.EOF
}

func (p *plain) Remember(string) {}
func (p *plain) Close() error    { return nil }

// HistoryFile is where sessions of this user are remembered, "" when the
// system does not say where state belongs.
func HistoryFile() string {
	if dir := os.Getenv("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "geo", "history")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state", "geo", "history")
}
