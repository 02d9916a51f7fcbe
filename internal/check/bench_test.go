package check

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// BenchmarkCheck checks whole scripts, trees and graph made anew each time.
func BenchmarkCheck(b *testing.B) {
	for _, name := range []string{"01-bilinear-form-at-a-minimum", "09-curvature-of-the-loss-surface", "12-a-trained-network", "invariance"} {
		dir := filepath.Join("..", "..", "scripts")
		text, err := os.ReadFile(filepath.Join(dir, name+".geo"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				file, _ := grammar.Parse(&diag.Source{Name: name, Text: string(text)})
				if p, list := Check(file, Options{FS: os.DirFS(dir)}); p == nil {
					b.Fatal(render(list))
				}
			}
		})
	}
}
