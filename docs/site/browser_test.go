//go:build !js && !wasip1 && !windows && !plan9

package site

// The manual's search in a real browser: what is typed is listed as the index says, and Enter goes there.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/internal/testbrowser"
)

// What is typed into the search of a page is found as the rule of the index says, from
// the first page and from one in a folder; Escape empties it, and Enter opens the first.
func TestSearchInABrowser(t *testing.T) {
	if os.Getenv("GEO_BROWSER") == "" {
		t.Skip("GEO_BROWSER names no browser: .ci/browser runs this with Debian's chromium")
	}
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rows := searchRows(t)
	for _, page := range []string{"index.html", "course/06-connections.html"} {
		b := testbrowser.Open(t, filepath.Join(dir, filepath.FromSlash(page)))
		up := strings.Repeat("../", strings.Count(page, "/"))
		for question := range searched {
			b.Key("/")
			b.Call("Input.insertText", map[string]any{"text": question})
			var got []string
			for _, href := range b.Eval("[...document.querySelectorAll('#found a')].map(a => a.getAttribute('href'))").([]any) {
				got = append(got, strings.TrimPrefix(href.(string), up))
			}
			if want := found(rows, question); !slices.Equal(got, want) {
				t.Errorf("%s: %q lists %v, want %v", page, question, got, want)
			}
			if hidden := b.Eval("document.getElementById('found').hidden").(bool); hidden != (len(got) == 0) {
				t.Errorf("%s: %q: the list is hidden: %v", page, question, hidden)
			}
			if question == "Christoffel" {
				b.Seen("search-" + filepath.Base(page))
			}
			b.Key("Escape")
			if left := b.Eval("document.getElementById('search').value + document.querySelectorAll('#found li').length").(string); left != "0" {
				t.Errorf("%s: Escape leaves %q", page, left)
			}
			b.Eval("document.activeElement.blur()")
		}
		b.Key("/")
		b.Call("Input.insertText", map[string]any{"text": "levicivita"})
		b.Key("Enter")
		want := found(rows, "levicivita")[0]
		for tries := 0; !strings.HasSuffix(b.Eval("location.href").(string), "/"+want); tries++ {
			if tries == 500 {
				t.Fatalf("%s: Enter goes to %v, want %s", page, b.Eval("location.href"), want)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
}
