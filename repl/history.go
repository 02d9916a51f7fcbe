package repl

// The history: whole statements, kept in a file that only its user reads, and found
// again by how they begin.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mostRemembered is how many statements a history has; its file may have twice as
// many lines between two sessions.
const mostRemembered = 5000

// history is the statements of earlier sessions and this one, the oldest first, with
// marks for line ends. The zero history remembers nothing beyond the session.
type history struct {
	file  string
	lines []string

	at     int    // the line that is shown; len(lines): the one being typed
	prefix string // what the lines looked for begin with
	shown  string // what the last step showed
	typing string // what was being typed when the search began
}

// openHistory reads a history; a file that cannot be had is no reason to have no
// session.
func openHistory(file string) *history {
	h := &history{file: file}
	if file == "" {
		return h
	}
	if os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		h.file = ""
		return h
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return h
	}
	for _, line := range strings.Split(string(text), "\n") {
		if strings.TrimSpace(line) != "" {
			h.lines = append(h.lines, line)
		}
	}
	_ = os.Chmod(file, 0o600) // of older versions
	if len(h.lines) > 2*mostRemembered {
		h.lines = slices.Clone(h.lines[len(h.lines)-mostRemembered:])
		h.rewrite()
	}
	h.at = len(h.lines)
	return h
}

// rewrite makes the file anew, whole or not at all.
func (h *history) rewrite() {
	next := h.file + ".next"
	if os.WriteFile(next, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600) != nil || os.Rename(next, h.file) != nil {
		_ = os.Remove(next)
	}
}

// add remembers a statement, unless it is the last one again. Sessions that run
// beside each other append to one file.
func (h *history) add(statement string) {
	line := toLine(strings.TrimSpace(statement))
	if line != "" && (len(h.lines) == 0 || h.lines[len(h.lines)-1] != line) {
		h.lines = append(h.lines, line)
		h.append(line)
	}
	h.at = len(h.lines)
}

func (h *history) append(line string) {
	if h.file == "" {
		return
	}
	f, err := os.OpenFile(h.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return // a history that cannot be written must not end the session
	}
	_, _ = f.WriteString(line + "\n")
	_ = f.Close()
}

// step goes to the next older (-1) or newer (+1) line that begins as what stands
// before the cursor does; line is what the editor showed. ok is false at the end of
// the history.
func (h *history) step(line string, cursor int, by int) (text string, ok bool) {
	if h.at >= len(h.lines) || line != h.shown { // a search begins
		h.at, h.typing = len(h.lines), line
		h.prefix = string([]rune(line)[:cursor])
	}
	for k := h.at + by; k >= 0 && k < len(h.lines); k += by {
		if x := h.lines[k]; strings.HasPrefix(x, h.prefix) && x != line {
			h.at, h.shown = k, x
			return x, true
		}
	}
	if by > 0 && h.at < len(h.lines) { // back at what was being typed
		h.at, h.shown = len(h.lines), ""
		return h.typing, true
	}
	return "", false
}
