package number

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// elsewhere are the places that write floating-point numbers for no reader, by
// file: what the text is instead.
var elsewhere = map[string]string{
	"internal/exec/ir.go":        "keys of equal nodes",
	"internal/exec/irproduct.go": "keys of equal nodes",
}

// listed is what `go list` says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	Module                  *struct{ Main bool }
}

// TestNumbersHaveOneWriter reads the source of the project, with its types: a
// float that is handed to fmt or strconv, or to any function that takes
// anything to put it into a text, would read otherwise than a printed one.
func TestNumbersHaveOneWriter(t *testing.T) {
	packages, export := list(t)
	files := token.NewFileSet()
	from := importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) {
		if export[path] == "" {
			return nil, errors.New("no export data of " + path)
		}
		return os.Open(export[path])
	})
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	excused := map[string]bool{}
	for _, p := range packages {
		for _, at := range written(t, files, from, p) {
			name, err := filepath.Rel(root, files.Position(at).Filename)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(filepath.ToSlash(name), "internal/trial/") {
				continue // an oracle, which shares no code with what it tries
			}
			if name = filepath.ToSlash(name); elsewhere[name] == "" {
				t.Errorf("%s:%d writes a number by itself: use internal/number", name, files.Position(at).Line)
			}
			excused[name] = true
		}
	}
	for name := range elsewhere {
		if !excused[name] {
			t.Errorf("%s is excused and writes no number", name)
		}
	}
}

// list are the project's packages but this one, and where the compiler left
// the types of what they import.
func list(t *testing.T) (project []listed, export map[string]string) {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,Module", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	export = map[string]string{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		export[p.ImportPath] = p.Export
		if p.Module != nil && p.Module.Main && !strings.HasSuffix(p.ImportPath, "/internal/number") {
			project = append(project, p)
		}
	}
	if len(project) < 10 {
		t.Fatalf("only %d packages found", len(project))
	}
	return project, export
}

// written are the places where a package makes a text of floats.
func written(t *testing.T, files *token.FileSet, from types.Importer, p listed) (at []token.Pos) {
	t.Helper()
	var trees []*ast.File
	for _, name := range p.GoFiles {
		tree, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}
	if _, err := (&types.Config{Importer: from}).Check(p.ImportPath, files, trees, info); err != nil {
		t.Fatal(err)
	}
	for _, tree := range trees {
		ast.Inspect(tree, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && writesFloat(info, call) {
				at = append(at, call.Pos())
			}
			return true
		})
	}
	return at
}

// writesFloat reports a call of strconv that writes a float, and a float among
// the arguments of a function that takes any number of anything.
func writesFloat(info *types.Info, call *ast.CallExpr) bool {
	if f, ok := call.Fun.(*ast.SelectorExpr); ok {
		if u := info.Uses[f.Sel]; u != nil && u.Pkg() != nil && u.Pkg().Path() == "strconv" && strings.HasSuffix(u.Name(), "Float") && !strings.HasPrefix(u.Name(), "Parse") {
			return true
		}
	}
	f, ok := info.TypeOf(call.Fun).(*types.Signature)
	if !ok || !f.Variadic() {
		return false
	}
	last, ok := f.Params().At(f.Params().Len() - 1).Type().(*types.Slice)
	if !ok { // append([]byte, string...)
		return false
	}
	if _, anything := last.Elem().Underlying().(*types.Interface); !anything {
		return false
	}
	for k := f.Params().Len() - 1; k < len(call.Args); k++ {
		if holdsFloat(info.TypeOf(call.Args[k])) {
			return true
		}
	}
	return false
}

// holdsFloat reports a float, or lists of them.
func holdsFloat(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Info()&(types.IsFloat|types.IsComplex) != 0
	case *types.Slice:
		return holdsFloat(t.Elem())
	case *types.Array:
		return holdsFloat(t.Elem())
	}
	return false
}
