//go:build !js && !wasip1 && !plan9

package repl

// The terminal with line editing, history, completion and colours, where a system has
// one.

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/chzyer/readline"

	"github.com/seed2d4d80ff/geo/grammar"
)

// Terminal reads from the terminal with line editing, history and completion.
// history is a file, "" for none. Under WebAssembly it reads plain lines, see
// terminal_plain.go.
func Terminal(history string, complete Completer, color bool) (LineReader, error) {
	t := &terminal{past: openHistory(history), color: color, out: os.Stdout}
	t.pastes = &pasting{in: readline.NewCancelableStdin(os.Stdin)}
	var err error
	t.in, err = readline.NewEx(&readline.Config{
		Stdin:                  t.pastes,
		HistoryLimit:           mostRemembered,
		DisableAutoSaveHistory: true,
		AutoComplete:           completing(complete),
		Painter:                t,
		InterruptPrompt:        "\n",
		EOFPrompt:              "\n",
	})
	if err != nil {
		return nil, err
	}
	t.in.Config.SetListener(t.changed)
	for _, line := range t.past.lines { // what Ctrl-R searches
		_ = t.in.SaveHistory(line)
	}
	return t, nil
}

type completing Completer

// Do is how the editor asks for completions.
func (c completing) Do(line []rune, pos int) ([][]rune, int) {
	if c == nil {
		return nil, 0
	}
	if _, ok := latexBefore(line, pos); ok {
		return [][]rune{nil}, 0 // the listener puts the letter there
	}
	return c(line, pos)
}

// terminal is a LineReader over a terminal.
type terminal struct {
	in     *readline.Instance
	out    io.Writer
	past   *history
	pastes *pasting
	color  bool

	line []rune // what the editor showed after the last key
	pos  int
}

func (t *terminal) ReadLine(prompt string) (string, error) {
	t.in.SetPrompt(prompt)
	_, _ = io.WriteString(t.out, pasteOn)
	line, err := t.in.Readline()
	_, _ = io.WriteString(t.out, pasteOff)
	if errors.Is(err, readline.ErrInterrupt) {
		return "", ErrInterrupt
	}
	return fromLine(line), err
}

func (t *terminal) Remember(statement string) {
	t.past.add(statement)
	_ = t.in.SaveHistory(toLine(strings.TrimSpace(statement)))
}

func (t *terminal) Close() error { return t.in.Close() }

// Paint is how the editor asks for colours.
func (t *terminal) Paint(line []rune, _ int) []rune {
	if t.color {
		return highlight(line)
	}
	out := slices.Clone(line)
	for i, r := range out {
		out[i] = shownMark(r)
	}
	return out
}

// changed hears of each key after the editor has done what it knows of it, and does
// the rest: pastes, steps in the history, letters by their LaTeX names.
func (t *terminal) changed(line []rune, pos int, key rune) ([]rune, int, bool) {
	was, cursor := t.line, t.pos
	next, at, ok := line, pos, false
	switch {
	case slices.Contains(line, pasteMark):
		next, at = t.paste(line, pos)
		ok = true
	case key == readline.CharPrev || key == readline.CharNext:
		by := -1
		if key == readline.CharNext {
			by = 1
		}
		text, found := t.past.step(string(was), min(cursor, len(was)), by)
		if next, at, ok = was, cursor, true; found {
			next = []rune(text)
			at = len(next)
		}
	case key == readline.CharTab:
		if name, found := latexBefore(line, pos); found {
			letter := []rune(grammar.Letter(name))
			next = slices.Concat(line[:pos-len(name)-1], letter, line[pos:])
			at, ok = pos-len(name)-1+len(letter), true
		}
	}
	t.line, t.pos = slices.Clone(next), at
	return next, at, ok
}

// paste puts the pastes in the places of their marks; the cursor goes behind the last.
func (t *terminal) paste(line []rune, pos int) ([]rune, int) {
	var out []rune
	at := pos
	for i, r := range line {
		if r != pasteMark {
			out = append(out, r)
			continue
		}
		text := []rune(toLine(t.pastes.take()))
		out = append(out, text...)
		if i < pos {
			at += len(text) - 1
		}
	}
	return out, at
}

// latexBefore is the name of a letter behind a backslash, when the cursor is behind
// the whole of it.
func latexBefore(line []rune, pos int) (name string, ok bool) {
	start := pos
	for start > 0 && isWord(line[start-1]) {
		start--
	}
	if start == 0 || line[start-1] != '\\' {
		return "", false
	}
	name = string(line[start:pos])
	return name, grammar.Letter(name) != ""
}

// Size is how many columns and rows a terminal has; ok is false of what is none.
func Size(f *os.File) (columns, rows int, ok bool) {
	columns, rows, err := readline.GetSize(int(f.Fd()))
	return columns, rows, err == nil && columns > 0 && rows > 0
}

// Key reads one key from the terminal at standard input, Ctrl-C too.
func Key() (byte, error) {
	state, err := readline.MakeRaw(int(os.Stdin.Fd()))
	if err != nil {
		return 0, err
	}
	defer func() { _ = readline.Restore(int(os.Stdin.Fd()), state) }()
	var b [1]byte
	_, err = io.ReadFull(os.Stdin, b[:])
	return b[0], err
}

// IsTerminal reports whether somebody sits at the other end of a file.
func IsTerminal(f *os.File) bool { return readline.IsTerminal(int(f.Fd())) }
