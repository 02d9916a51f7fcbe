package frame

// Points in space as they are seen from one side.

import "math"

// View looks at a box from a direction: Azimuth about the z axis, Elevation above its plane, in radians. The box is
// as large as Size says about its Center.
type View struct {
	Azimuth, Elevation float64
	Center             [3]float64
	Size               float64
}

// ViewOf sees all finite points, from the direction usual for surfaces: 30 degrees above, 60 to the left of the x axis.
func ViewOf(x, y, z []float64) (v View, ok bool) {
	v = View{Azimuth: -math.Pi / 3, Elevation: math.Pi / 6}
	for k, list := range [][]float64{x, y, z} {
		lo, hi, some := Span(list)
		if !some {
			return v, false
		}
		v.Center[k] = lo/2 + hi/2
		v.Size = math.Max(v.Size, hi-lo)
	}
	if v.Size == 0 {
		v.Size = 1
	}
	return v, !math.IsInf(v.Size, 0)
}

// See is where a point is seen, right and up from the middle, in units of the box; near grows towards the eye.
func (v View) See(x, y, z float64) (right, up, near float64) {
	x, y, z = (x-v.Center[0])/v.Size, (y-v.Center[1])/v.Size, (z-v.Center[2])/v.Size
	sa, ca := math.Sincos(v.Azimuth)
	se, ce := math.Sincos(v.Elevation)
	ahead := ca*x + sa*y
	return ca*y - sa*x, ce*z - se*ahead, ce*ahead + se*z
}
