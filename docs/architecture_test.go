package docs

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

const module = "github.com/seed2d4d80ff/geo"

// imports are the project's packages that a package imports, tests aside.
func imports(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	files, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no package %s", dir)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range file.Imports {
			if p, ours := strings.CutPrefix(strings.Trim(i.Path.Value, `"`), module+"/"); ours {
				out = append(out, p)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// drawing is the drawing of imports in architecture.md: its rooms in order, and
// what each is drawn to import.
func drawing(t *testing.T) (order []string, drawn map[string][]string) {
	t.Helper()
	page, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(string(page), "```imports\n")
	lines, _, _ = strings.Cut(lines, "```")
	drawn = map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		from, to, _ := strings.Cut(line, "→")
		from = strings.TrimSpace(from)
		order = append(order, from)
		drawn[from] = strings.Fields(to)
	}
	return order, drawn
}

// The drawing in architecture.md is the import graph, and its arrows point down.
func TestImportsPointDown(t *testing.T) {
	order, drawn := drawing(t)
	for i, from := range order {
		for _, to := range drawn[from] {
			if slices.Index(order, to) <= i {
				t.Errorf("%s → %s does not point down", from, to)
			}
		}
		want := slices.Sorted(slices.Values(drawn[from]))
		if got := imports(t, from); !slices.Equal(got, want) {
			t.Errorf("%s imports\n%s\nand is drawn with\n%s", from, strings.Join(got, " "), strings.Join(want, " "))
		}
	}
	// No package is missing, but for helpers of tests.
	for _, dir := range packages(t) {
		helper := strings.HasPrefix(dir+"/", "bench/") || dir == "internal/graph/naive" || dir == "internal/op/oracle" || dir == "internal/testscale" || dir == "internal/testbrowser" || dir == "internal/trial"
		if !helper && drawn[dir] == nil && !slices.Contains(order, dir) {
			t.Errorf("%s is not drawn", dir)
		}
	}
}

// The oracles of tests are independent of what they hold to account, and no
// program rests on them: tests alone import them.
func TestOraclesAreForTestsOnly(t *testing.T) {
	for _, oracle := range []string{"internal/graph/naive", "internal/op/oracle", "internal/trial", "internal/testbrowser"} {
		for _, dir := range packages(t) {
			if slices.Contains(imports(t, dir), oracle) {
				t.Errorf("%s imports %s outside of tests", dir, oracle)
			}
		}
		if _, err := os.Stat("../" + oracle); err != nil {
			t.Error(err)
		}
	}
	if got := imports(t, "internal/op/oracle"); len(got) > 0 {
		t.Errorf("the oracle of functions shares code with %v", got)
	}
}

// packages are the folders with Go files.
func packages(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir("..", func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != ".." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			out = append(out, filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), "../")))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Each `file: names` of architecture.md is there. A file without a folder stands
// in the folder named before it on the same line; * stands for any letters.
func TestPlacesExist(t *testing.T) {
	page, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	form := regexp.MustCompile("`((?:[a-z]+/)*[a-zN*][a-zAME_*]*\\.(?:go|geo))(?:: ([A-Za-z0-9, ]+))?`|  ((?:interp|internal)/[a-z_/]+\\.go): ([A-Za-z]+)")
	count := 0
	for _, line := range strings.Split(string(page), "\n") {
		folder := ""
		for _, m := range form.FindAllStringSubmatch(line, -1) {
			file, names := m[1]+m[3], m[2]+m[4]
			switch dir := filepath.Dir(file); {
			case dir != ".":
				folder = dir
			case folder != "":
				file = filepath.Join(folder, file)
			default:
				t.Errorf("%s: in which folder?", file)
				continue
			}
			count++
			found, _ := filepath.Glob(filepath.Join("..", strings.Replace(file, "NAME", "*", 1)))
			if len(found) == 0 {
				t.Errorf("there is no %s", file)
				continue
			}
			for _, name := range strings.Split(names, ", ") {
				if name != "" && !slices.Contains(declarations(t, found[0]), name) {
					t.Errorf("%s declares no %s", file, name)
				}
			}
		}
	}
	if count < 200 {
		t.Errorf("only %d places found in the page", count)
	}
}

// The stages that architecture.md quotes are those of its program's fourth line.
func TestArchitectureQuotesTheMachine(t *testing.T) {
	page, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, sample, _ := strings.Cut(string(page), "```geo\n")
	sample, _, _ = strings.Cut(sample, "```")
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "polar.geo", sample)
	if err != nil {
		t.Fatal(err)
	}
	quoted := []string{}
	fresh := regexp.MustCompile("(?s)```debug (\\w+)\n.*?```\n").ReplaceAllStringFunc(string(page), func(block string) string {
		stage := strings.Fields(block)[1]
		text, err := program.DebugLine(context.Background(), stage, 4)
		if err != nil {
			t.Error(err)
		}
		want := "```debug " + stage + "\n" + text + "```\n"
		if block != want && !*update {
			t.Errorf("the page has\n%s\nand %s is\n%s", block, stage, want)
		}
		quoted = append(quoted, stage)
		return want
	})
	if !slices.Equal(quoted, interp.Stages()) {
		t.Errorf("the page quotes %q", quoted)
	}
	if *update && fresh != string(page) {
		if err := os.WriteFile("architecture.md", []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// declarations are the functions, methods and types of a file.
func declarations(t *testing.T, name string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Error(err)
		return nil
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			out = append(out, n.Name.Name)
			return false
		case *ast.TypeSpec:
			out = append(out, n.Name.Name)
		}
		return true
	})
	return out
}
