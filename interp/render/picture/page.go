package picture

// A picture as one page: a surface that turns by mouse and keys, everything else as it is.

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html"
	"io"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/frame"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

//go:embed solid.html
var solidPage string

const planePage = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>TITLE</title>
<style>body { margin: 2em; text-align: center; background: white } svg { width: 100%; max-width: 60em; height: auto }</style></head>
<body>
PICTURE
</body>
</html>
`

// page writes a picture as one HTML file that needs nothing else.
func page(w io.Writer, p *interp.Plotted) error {
	title := html.EscapeString(titleOf(p))
	if p.Form != interp.PlotSurface && p.Form != interp.PlotSpace || len(p.Series) == 0 {
		svg := SVG(p)
		svg = svg[strings.Index(svg, "<svg"):]
		_, err := io.WriteString(w, strings.Replace(strings.Replace(planePage, "TITLE", title, 1), "PICTURE", svg, 1))
		return err
	}
	data, err := solidData(p)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, strings.Replace(strings.Replace(solidPage, "TITLE", title, 2), "DATA", data, 1))
	return err
}

// The page's data. Numbers that are none are null.
type (
	pageData struct {
		Title    string        `json:"title"`
		Names    []string      `json:"names"`
		Lo       []float64     `json:"lo"`
		Hi       []float64     `json:"hi"`
		Ticks    [][]pageTick  `json:"ticks"`
		Surfaces []pageSurface `json:"surfaces"`
		Curves   []pageCurve   `json:"curves"`
		Bar      *pageBar      `json:"bar"`
		Stops    [][3]float64  `json:"stops"`
		Colors   []string      `json:"colors"`
		Notes    []string      `json:"notes"`
	}
	pageTick struct {
		At    float64 `json:"at"`
		Label string  `json:"label"`
	}
	pageSurface struct {
		Nx int `json:"nx"`
		Ny int `json:"ny"`
		X  any `json:"x"`
		Y  any `json:"y"`
		Z  any `json:"z"`
		C  any `json:"c"`
	}
	pageCurve struct {
		Name   string    `json:"name"`
		X      any       `json:"x"`
		Y      any       `json:"y"`
		Z      any       `json:"z"`
		Dashes []float64 `json:"dashes"`
	}
	pageBar struct {
		Lo    float64    `json:"lo"`
		Hi    float64    `json:"hi"`
		Name  string     `json:"name"`
		Ticks []pageTick `json:"ticks"`
	}
)

func solidData(p *interp.Plotted) (string, error) {
	o, ok := solidOf(p)
	d := pageData{Title: diag.Visible(p.Title), Names: []string{diag.Visible(p.XLabel), diag.Visible(p.YLabel), diag.Visible(p.ZLabel)}}
	if !ok {
		d.Notes = []string{"no finite values to draw"}
		o.axes = [3]frame.Axis{{Hi: 1}, {Hi: 1}, {Hi: 1}}
	}
	for _, n := range p.Notes {
		d.Notes = append(d.Notes, diag.Visible(n))
	}
	for _, a := range o.axes {
		d.Lo, d.Hi, d.Ticks = append(d.Lo, a.Lo), append(d.Hi, a.Hi), append(d.Ticks, pageTicks(a.Ticks(4), a))
	}
	for _, s := range o.surfaces {
		q := pageSurface{Nx: len(s.X), Ny: len(s.Y), X: shorts(s.Values), Y: shorts(s.More[0]), Z: shorts(s.More[1])}
		if len(s.Color) == len(s.Values) {
			q.C = shorts(s.Color)
		}
		d.Surfaces = append(d.Surfaces, q)
	}
	for k, c := range o.curves {
		look := o.curvePen(k)
		d.Curves = append(d.Curves, pageCurve{called(c), shorts(c.X), shorts(c.Values), shorts(c.More[0]), append([]float64{}, look.dashes...)})
		r, g, b, _ := look.color.RGBA()
		d.Colors = append(d.Colors, hex(uint8(r>>8), uint8(g>>8), uint8(b>>8)))
	}
	if b := o.bar; b != nil {
		d.Bar = &pageBar{b.axis.Lo, b.axis.Hi, b.name, pageTicks(b.ticks, b.axis)}
	}
	d.Stops = viridis[:]
	var buf bytes.Buffer
	if err := json.NewEncoder(&buf).Encode(d); err != nil { // which escapes what would end a script
		return "", err
	}
	return buf.String(), nil
}

// short is a number with the six digits that a picture shows; null where there is none.
type short float64

// MarshalJSON writes the number.
func (x short) MarshalJSON() ([]byte, error) {
	if !frame.Finite(float64(x)) {
		return []byte("null"), nil
	}
	return number.Append(nil, float64(x), 6), nil
}

func shorts(list []float64) []short {
	out := make([]short, len(list))
	for i, v := range list {
		out[i] = short(v)
	}
	return out
}

func pageTicks(list []frame.Tick, a frame.Axis) []pageTick {
	out := []pageTick{}
	for _, t := range list {
		if t.Label != "" && t.Value >= a.Lo && t.Value <= a.Hi {
			out = append(out, pageTick{t.Value, t.Label})
		}
	}
	return out
}

func hex(list ...uint8) string {
	const digits = "0123456789abcdef"
	out := "#"
	for _, v := range list {
		out += string(digits[v>>4]) + string(digits[v&15])
	}
	return out
}
