package interp_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite api.txt")

const module = "github.com/seed2d4d80ff/geo/"

// public are the packages that embedders may rely on.
var public = []string{module + "interp", module + "interp/diag", module + "interp/render", module + "interp/render/picture"}

// api gives the public packages with their types, from what the compiler
// exports.
func api(t *testing.T) []*types.Package {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-export", "-deps", "-json=ImportPath,Export"}, public...)...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	files := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		files[p.ImportPath] = p.Export
	}
	im := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
	var list []*types.Package
	for _, path := range public {
		p, err := im.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	return list
}

// TestAPI holds api.txt to every exported name and its signature: a change of
// the API is a change of that file, and is seen.
func TestAPI(t *testing.T) {
	var lines []string
	for _, p := range api(t) {
		path := strings.TrimPrefix(p.Path(), module)
		for _, name := range p.Scope().Names() {
			if obj := p.Scope().Lookup(name); obj.Exported() {
				for _, line := range describeObject(obj) {
					lines = append(lines, path+": "+line)
				}
			}
		}
	}
	slices.Sort(lines)
	got := strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile("api.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile("api.txt")
	if err != nil {
		t.Fatal(err)
	}
	have := strings.Split(strings.TrimSpace(string(want)), "\n")
	for _, line := range lines {
		if !slices.Contains(have, line) {
			t.Errorf("new: %s", line)
		}
	}
	for _, line := range have {
		if !slices.Contains(lines, line) {
			t.Errorf("gone: %s", line)
		}
	}
	if t.Failed() {
		t.Error("go test ./interp -run TestAPI -update writes api.txt; CHANGELOG.md says what changed for embedders")
	} else if string(want) != got {
		t.Error("api.txt is not sorted")
	}
}

// describeObject writes an exported name: a type with its fields and methods.
func describeObject(obj types.Object) []string {
	qualify := func(p *types.Package) string { return p.Name() }
	write := func(t types.Type) string { return types.TypeString(t, qualify) }
	switch obj := obj.(type) {
	case *types.Const:
		return []string{fmt.Sprintf("const %s %s = %s", obj.Name(), write(obj.Type()), obj.Val())}
	case *types.TypeName:
		name := obj.Name()
		under := obj.Type().Underlying()
		lines := []string{fmt.Sprintf("type %s %s", name, write(under))}
		switch u := under.(type) {
		case *types.Struct:
			lines[0] = fmt.Sprintf("type %s struct", name)
			for i := range u.NumFields() {
				if f := u.Field(i); f.Exported() {
					lines = append(lines, fmt.Sprintf("field %s.%s %s", name, f.Name(), write(f.Type())))
				}
			}
		case *types.Interface:
			lines[0] = fmt.Sprintf("type %s interface", name)
		}
		if obj.IsAlias() {
			lines[0] = fmt.Sprintf("type %s = %s", name, write(obj.Type()))
		}
		for _, m := range methods(obj.Type()) {
			f := m.Obj().(*types.Func)
			receiver := name
			if _, pointer := f.Signature().Recv().Type().(*types.Pointer); pointer {
				receiver = "*" + name
			}
			lines = append(lines, fmt.Sprintf("method (%s) %s%s", receiver, f.Name(), strings.TrimPrefix(write(f.Signature()), "func")))
		}
		return lines
	case *types.Func:
		return []string{"func " + obj.Name() + strings.TrimPrefix(write(obj.Type()), "func")}
	}
	return []string{fmt.Sprintf("var %s %s", obj.Name(), write(obj.Type()))}
}

// methods are the exported methods of a type, the promoted ones too.
func methods(t types.Type) []*types.Selection {
	if !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	set := types.NewMethodSet(t)
	var out []*types.Selection
	for i := range set.Len() {
		if m := set.At(i); m.Obj().Exported() {
			out = append(out, m)
		}
	}
	return out
}

// TestAPIReachesNoOtherRoom follows every exported name to all types that a
// host can get at through it: signatures, fields, methods, elements. They are
// of the public packages, the standard library, or gonum's matrices.
func TestAPIReachesNoOtherRoom(t *testing.T) {
	r := &reach{t: t, seen: map[types.Type]bool{}}
	for _, p := range api(t) {
		for _, name := range p.Scope().Names() {
			if obj := p.Scope().Lookup(name); obj.Exported() {
				r.follow(obj.Type(), p.Name()+"."+name)
			}
		}
	}
	if len(r.seen) < 100 {
		t.Errorf("only %d types were reached", len(r.seen))
	}
}

type reach struct {
	t    *testing.T
	seen map[types.Type]bool
}

func (r *reach) follow(x types.Type, by string) {
	if r.seen[x] {
		return
	}
	r.seen[x] = true
	switch x := x.(type) {
	case *types.Alias:
		r.named(x.Obj(), x, by)
		r.follow(types.Unalias(x), by)
	case *types.Named:
		for a := range x.TypeArgs().Types() {
			r.follow(a, by)
		}
		r.named(x.Obj(), x, by)
	case *types.Struct:
		for i := range x.NumFields() {
			if f := x.Field(i); f.Exported() || f.Embedded() {
				r.follow(f.Type(), by+"."+f.Name())
			}
		}
	case *types.Interface:
		for i := range x.NumMethods() {
			r.follow(x.Method(i).Signature(), by+"."+x.Method(i).Name())
		}
		for i := range x.NumEmbeddeds() {
			r.follow(x.EmbeddedType(i), by)
		}
	case *types.Signature:
		for v := range x.Params().Variables() {
			r.follow(v.Type(), by)
		}
		for v := range x.Results().Variables() {
			r.follow(v.Type(), by)
		}
	case *types.Map:
		r.follow(x.Key(), by)
		r.follow(x.Elem(), by)
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		r.follow(x.Elem(), by)
	case *types.Basic:
	default:
		r.t.Errorf("%s: what is a %T?", by, x)
	}
}

// named follows a type with a name, if it is one of ours.
func (r *reach) named(obj *types.TypeName, x types.Type, by string) {
	p := obj.Pkg()
	switch {
	case p == nil: // error
	case slices.Contains(public, p.Path()):
		r.follow(x.Underlying(), by)
		for _, m := range methods(x) {
			r.follow(m.Type(), obj.Name()+"."+m.Obj().Name())
		}
	case isStandard(p.Path()) || p.Path() == "gonum.org/v1/gonum/mat" || p.Path() == "gonum.org/v1/gonum/blas":
	default:
		r.t.Errorf("%s reaches %s.%s", by, p.Path(), obj.Name())
	}
}

// isStandard reports a package of the standard library.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
