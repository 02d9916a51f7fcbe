package main

// geo new: a script to start from, blank or about a geometry of the gallery.

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/stdlib"
)

func (a *app) newCommand() *cobra.Command {
	var metric, surface string
	var list, network, embed bool
	cmd := &cobra.Command{
		Use:   "new [FILE]",
		Short: "Write a script to start from: a geometry of the gallery, spelled out",
		Long: "geo new --metric kerr writes kerr.geo: the chart, the constants as params, the metric, and its curvature, all to be edited.\n" +
			"geo new --surface torus does the same for a surface in space; --list shows the names. --network is a network and its loss,\n" +
			"--go a Go program that runs Geo. FILE - is standard output.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			g, err := readGallery()
			if err != nil {
				return a.usage(err)
			}
			if list {
				fmt.Fprintf(a.out, "metrics:\n%ssurfaces:\n%s", wrapped(g.metrics()), wrapped(g.surfaces()))
				return nil
			}
			name, text, ending := "script", starter, ".geo"
			starts := 0
			for _, asked := range []bool{metric != "", surface != "", network, embed} {
				if asked {
					starts++
				}
			}
			switch {
			case starts > 1:
				return a.usage(fmt.Errorf("a script has one start: --metric, --surface, --network or --go"))
			case network:
				name, text = "network", networkStart
			case embed:
				name, text, ending = "main", goStart, ".go"
			case metric != "":
				name = strings.TrimPrefix(metric, "gallery.")
				if text = g.metric(name); text == "" {
					return a.usage(unknownGeometry("metric", name, g.metrics()))
				}
			case surface != "":
				name = strings.TrimPrefix(surface, "gallery.")
				if text = g.surface(name); text == "" {
					return a.usage(unknownGeometry("surface", name, g.surfaces()))
				}
			}
			file := name + ending
			if len(args) == 1 {
				file = args[0]
			}
			if file == "-" {
				fmt.Fprint(a.out, text)
				return nil
			}
			return a.writeNew(file, text)
		},
	}
	cmd.Flags().StringVar(&metric, "metric", "", "a metric of the gallery: kerr, halfPlane, normal, …")
	cmd.Flags().StringVar(&surface, "surface", "", "a surface of the gallery: torus, catenoid, …")
	cmd.Flags().BoolVar(&network, "network", false, "a network of one hidden layer, its loss and its curvature")
	cmd.Flags().BoolVar(&embed, "go", false, "a Go program that runs Geo")
	cmd.Flags().BoolVar(&list, "list", false, "list the names")
	return cmd
}

// writeNew writes a file that is not there yet.
func (a *app) writeNew(file, text string) error {
	if err := a.createFile(file, strings.NewReader(text)); err != nil {
		if os.IsExist(err) {
			err = fmt.Errorf("%s is there already; geo new OTHER.geo writes another file", file)
		}
		return a.usage(err)
	}
	fmt.Fprintf(a.out, "%s\n", diag.Visible(file))
	return nil
}

func unknownGeometry(what, name string, names []string) error {
	if near := diag.Nearest(name, names); near != "" {
		return fmt.Errorf("the gallery has no %s %s; did you mean %s?", what, name, near)
	}
	return fmt.Errorf("the gallery has no %s %s; geo new --list shows what it has", what, name)
}

// wrapped is a list of names in lines.
func wrapped(names []string) string {
	var b strings.Builder
	column := 0
	for _, n := range names {
		if column > 0 && column+len(n) > 76 {
			b.WriteByte('\n')
			column = 0
		}
		if column == 0 {
			b.WriteString("  ")
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(n)
		column += len(n) + 1
	}
	b.WriteByte('\n')
	return b.String()
}

// starter is the script without a geometry.
const starter = `chart polar(r, t) where r > 0
metric g_ij = diag(1, r^2) on polar

C = levicivita(g)
show C
print scalarCurvature(g)
`

// gallery is the library's module of geometries, parsed.
type gallery struct {
	fns    []*grammar.Fn
	maps   []*grammar.MapDecl
	charts map[string]string // their statements
	notes  map[string]string // the comments above maps
}

func readGallery() (*gallery, error) {
	text, err := stdlib.FS.ReadFile("gallery.geo")
	if err != nil {
		return nil, err
	}
	file, errs := grammar.Parse(&diag.Source{Name: "gallery.geo", Text: string(text)})
	if errs.HasErrors() {
		return nil, errs
	}
	g := &gallery{charts: map[string]string{}, notes: map[string]string{}}
	for _, s := range file.Stmts {
		switch s := s.(type) {
		case *grammar.Fn:
			g.fns = append(g.fns, s)
		case *grammar.MapDecl:
			g.maps = append(g.maps, s)
			g.notes[s.Name.Name] = commentAbove(string(text), s.Span().Start)
		case *grammar.ChartDecl:
			g.charts[s.Name.Name] = s.Span().Text()
		}
	}
	return g, nil
}

// commentAbove is the comment that ends at a statement, without its example.
func commentAbove(text string, at int) string {
	lines := strings.Split(strings.TrimSuffix(text[:at], "\n"), "\n")
	k := len(lines)
	for k > 0 && strings.HasPrefix(lines[k-1], "#") {
		k--
	}
	words, _, _ := strings.Cut(strings.Join(lines[k:], "\n"), "\n#   Example:")
	return words
}

func (g *gallery) metrics() []string {
	var names []string
	for _, fn := range g.fns {
		names = append(names, fn.Name.Name)
	}
	return names
}

func (g *gallery) surfaces() []string {
	var names []string
	for _, m := range g.maps {
		if m.To.Name == "Space" {
			names = append(names, m.Name.Name)
		}
	}
	return names
}
