package testscale

import (
	"flag"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const module = "github.com/seed2d4d80ff/geo"

// Two runs draw the same, unless they are asked not to.
func TestSeedIsFixed(t *testing.T) {
	if os.Getenv("RAPID_SEED") != "" {
		t.Skip("RAPID_SEED is set")
	}
	first := func() (n uint64) {
		drawn := false
		rapid.Check(t, func(rt *rapid.T) {
			if x := rapid.Uint64().Draw(rt, "n"); !drawn {
				n, drawn = x, true
			}
		})
		return n
	}
	if a, b := first(), first(); a != b {
		t.Errorf("rapid draws %d, then %d", a, b)
	}
	if a, b := Seed(t), Seed(t); a != b || a == 0 {
		t.Errorf("the seed is %d, then %d", a, b)
	}
}

func TestSeedIsNewWhenAskedFor(t *testing.T) {
	f := flag.Lookup("rapid.seed")
	was := f.Value.String()
	defer func() { _ = f.Value.Set(was) }()
	_ = f.Value.Set("0")
	if a, b := Seed(t), Seed(t); a == b {
		t.Errorf("two new seeds are %d", a)
	}
}

// A package whose tests draw by rapid has its seed from here.
func TestEveryPackageThatDrawsHasTheSeed(t *testing.T) {
	draws, seeded := map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") || filepath.Base(filepath.Dir(path)) == "testscale" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range file.Imports {
			switch strings.Trim(i.Path.Value, `"`) {
			case "pgregory.net/rapid":
				draws[filepath.Dir(path)] = true
			case module + "/internal/testscale":
				seeded[filepath.Dir(path)] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(draws) < 8 {
		t.Fatalf("only %d folders draw", len(draws))
	}
	for dir := range draws {
		if !seeded[dir] {
			t.Errorf("%s draws by rapid and does not import internal/testscale", strings.TrimPrefix(dir, "../../"))
		}
	}
}
