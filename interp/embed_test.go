package interp_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestEmbedderImports holds what a program that embeds Geo takes in: the
// grammar's participle, gonum for numbers, and nothing of the command.
func TestEmbedderImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	deps := strings.Fields(string(out))
	allowed := []string{"github.com/seed2d4d80ff/geo/", "github.com/alecthomas/participle/v2", "gonum.org/v1/gonum/", "golang.org/x/sys/cpu"}
	seen := map[string]bool{}
deps:
	for _, d := range deps {
		if d == "testing" || d == "net/http" || d == "flag" {
			t.Errorf("an embedder would import %s", d)
		}
		first, _, _ := strings.Cut(d, "/")
		if !strings.Contains(first, ".") || strings.HasPrefix(d, "vendor/") {
			continue // the standard library
		}
		for _, a := range allowed {
			if strings.HasPrefix(d, a) {
				seen[a] = true
				continue deps
			}
		}
		t.Errorf("an embedder would import %s", d)
	}
	for _, want := range allowed[1:3] {
		if !seen[want] {
			t.Errorf("%s is not among the imports: is this list right?", want)
		}
	}
}
