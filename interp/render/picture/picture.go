// Package picture draws plots as files: SVG, PNG and PDF in the plane, surfaces that turn in a browser as HTML. It alone
// needs a drawing library (gonum.org/v1/plot/vg); who does not import it does not compile one.
//
//	err := picture.Draw(w, plotted, "svg")
package picture

// The one way in: a plot and a format to bytes.

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Formats are what Draw knows.
var Formats = []string{"svg", "png", "pdf", "html"}

// FormatOf is the format of a file by its name's ending, "" when it is none of Formats.
func FormatOf(file string) string {
	end := strings.TrimPrefix(strings.ToLower(path.Ext(file)), ".")
	for _, f := range Formats {
		if f == end {
			return f
		}
	}
	return ""
}

// Draw writes a plot as svg, png, pdf or html.
func Draw(w io.Writer, p *interp.Plotted, format string) error {
	if p == nil {
		p = &interp.Plotted{}
	}
	if format == "html" {
		return page(w, p)
	}
	s, err := sheetFor(format)
	if err != nil {
		return err
	}
	drawOn(s, p)
	return s.write(w)
}

// SVG is the plot as SVG.
func SVG(p *interp.Plotted) string {
	var b bytes.Buffer
	if err := Draw(&b, p, "svg"); err != nil { // nothing fails in memory
		panic(fmt.Errorf("drawing SVG: %w", err))
	}
	return b.String()
}

// drawOn puts the plot on a sheet.
func drawOn(s *sheet, p *interp.Plotted) {
	switch {
	case len(p.Series) == 0:
		s.begin(width, 60)
		s.text(label, width/2, 30, middle, "nothing to draw")
	case p.Form == interp.PlotSurface || p.Form == interp.PlotSpace:
		drawSolid(s, p)
	default:
		drawPlane(s, p)
	}
}

// called is a series' name in the picture.
func called(s interp.Series) string {
	if s.Label != "" {
		return diag.Visible(s.Label)
	}
	return diag.Visible(s.Source)
}

// titleOf says what a picture is about, for those who cannot see it.
func titleOf(p *interp.Plotted) string {
	if p.Title != "" {
		return diag.Visible(p.Title)
	}
	var names []string
	for _, s := range p.Series {
		names = append(names, called(s))
	}
	return strings.Join(names, ", ")
}
