package interp_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestEmbedderImports holds what a program that embeds Geo takes in: the
// grammar's participle, gonum for numbers, and nothing of the command.
func TestEmbedderImports(t *testing.T) {
	args := []string{"list", "-deps", "-f", "{{.ImportPath}} {{with .Module}}{{.Path}}{{end}}"}
	for _, p := range public {
		if p != module+"interp/render/picture" { // who wants pictures takes in what draws them
			args = append(args, p)
		}
	}
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var modules []string
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		path, of, _ := strings.Cut(line, " ")
		if path == "testing" || path == "net/http" || path == "flag" {
			t.Errorf("an embedder would import %s", path)
		}
		if of != "" && of+"/" != module {
			modules = append(modules, of)
		}
	}
	slices.Sort(modules)
	want := []string{"github.com/alecthomas/participle/v2", "gonum.org/v1/gonum"}
	if got := slices.Compact(modules); !slices.Equal(got, want) {
		t.Errorf("an embedder imports the modules %q, want %q", got, want)
	}
}

// TestNoRoomImportsTheAPI: what runs programs does not know who asked, and who
// listens. Diagnostics are everybody's.
func TestNoRoomImportsTheAPI(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	rooms := 0
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		if fields[0] == module+"interp" && slices.Contains(fields, module+"interp/render") {
			t.Error("interp imports interp/render")
		}
		room, _, _ := strings.Cut(strings.TrimPrefix(fields[0], module), "/")
		if !slices.Contains([]string{"internal", "grammar", "builtins", "stdlib"}, room) && fields[0] != module+"interp/diag" {
			continue
		}
		if fields[0] == module+"internal/trial" {
			continue // no room: it uses the API, as tests do
		}
		rooms++
		for _, p := range fields[1:] {
			if p == module+"interp" || p == module+"interp/render" {
				t.Errorf("%s imports %s", fields[0], p)
			}
		}
	}
	if rooms < 15 {
		t.Errorf("only %d rooms found", rooms)
	}
}
