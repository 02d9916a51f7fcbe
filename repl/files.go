package repl

// Commands that read and write files: :load, :save, :edit.

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func (r *REPL) load(ctx context.Context, name string, end *End) {
	if r.Load == nil {
		r.complain("this session may not read files")
		return
	}
	if name == "" {
		r.complain(":load needs a file")
		return
	}
	text, err := r.Load(unquoted(name))
	if err != nil {
		r.complain(err.Error())
		return
	}
	r.exec(ctx, name, string(text), end)
}

// save writes the statements that were accepted as a script, laid out as geo fmt does. A
// file that is there is not written over.
func (r *REPL) save(_ context.Context, name string, _ *End) {
	switch {
	case r.Save == nil:
		r.complain("this session may not write files")
		return
	case name == "":
		r.complain(":save needs a file")
		return
	}
	text, twice := r.Session.Script()
	if err := r.Save(unquoted(name), []byte(text)); err != nil {
		r.complain(err.Error())
		return
	}
	for _, x := range twice {
		r.complain(x + " is bound twice, and its first value is in use: the script needs another name for one of them")
	}
}

// unquoted is a file's name, in quotes or not.
func unquoted(name string) string {
	if n := len(name); n >= 2 && name[0] == '"' && name[n-1] == '"' {
		return name[1 : n-1]
	}
	return name
}

// edit opens the last statement in the user's editor and runs what comes back.
func (r *REPL) edit(ctx context.Context, _ string, end *End) {
	editor := os.Getenv("VISUAL")
	if editor == "" {
		editor = os.Getenv("EDITOR")
	}
	if _, terminal := r.Reader.(*terminal); editor == "" || !terminal {
		r.complain(":edit needs a terminal, and the name of an editor in $VISUAL or $EDITOR")
		return
	}
	text, err := edited(ctx, editor, r.last)
	if err != nil {
		r.complain(":edit: " + err.Error())
		return
	}
	if text = strings.TrimRight(text, "\n"); strings.TrimSpace(text) == "" || text == r.last {
		return
	}
	r.Reader.Remember(text)
	r.say(text + "\n")
	r.statement(ctx, text, end)
}

// edited is what an editor makes of a text. The variable may hold arguments, as in
// "code --wait".
func edited(ctx context.Context, editor, text string) (string, error) {
	dir, err := os.MkdirTemp("", "geo")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "statement.geo")
	if err := os.WriteFile(file, []byte(text+"\n"), 0o600); err != nil {
		return "", err
	}
	words := strings.Fields(editor)
	cmd := exec.CommandContext(ctx, words[0], append(words[1:], file)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return "", err
	}
	out, err := os.ReadFile(file)
	return string(out), err
}
