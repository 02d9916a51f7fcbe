package picture

// Colours, and dashes that tell curves apart without them.

import (
	"image/color"
	"math"
)

var (
	white = color.White
	black = color.Gray{30}
	faint = color.Gray{205}
)

// curveColors tell curves apart also for the colour-blind (Okabe, Ito, Color
// Universal Design, 2008).
var curveColors = [...]color.RGBA{
	{0x00, 0x72, 0xb2, 255}, {0xd5, 0x5e, 0x00, 255}, {0x00, 0x9e, 0x73, 255}, {0xcc, 0x79, 0xa7, 255}, {0xe6, 0x9f, 0x00, 255}, {0x56, 0xb4, 0xe9, 255},
	{0x00, 0x00, 0x00, 255},
}

// curveDashes tell curves apart on paper without colours.
var curveDashes = [...][]float64{nil, {6, 3}, {1.5, 2.5}, {8, 3, 1.5, 3}, {12, 4}, {8, 3, 1.5, 3, 1.5, 3}, {4, 4, 1.5, 4}, {14, 3, 5, 3}}

// curvePen is how curve k looks.
func curvePen(k int) pen {
	return pen{curveColors[k%len(curveColors)], 1.5, curveDashes[k%len(curveDashes)]}
}

// overPen is how a curve over colours looks.
func overPen(k int) pen {
	return pen{color.RGBA{0xd6, 0x1a, 0x1a, 255}, 1.8, curveDashes[k%len(curveDashes)]}
}

// viridis goes from dark blue over green to yellow, its lightness rising evenly (van der Walt, Smith, 2015): nine of
// its stops.
var viridis = [...][3]float64{
	{68, 1, 84}, {71, 44, 122}, {59, 81, 139}, {44, 113, 142}, {33, 144, 141}, {39, 173, 129}, {92, 200, 99}, {170, 220, 50}, {253, 231, 37},
}

// shade is the colour at t, from 0 to 1.
func shade(t float64) color.RGBA {
	t = math.Max(0, math.Min(1, t)) * float64(len(viridis)-1)
	k := min(int(t), len(viridis)-2)
	u := t - float64(k)
	var c [3]uint8
	for i := range c {
		c[i] = uint8(math.Round(viridis[k][i]*(1-u) + viridis[k+1][i]*u))
	}
	return color.RGBA{c[0], c[1], c[2], 255}
}
