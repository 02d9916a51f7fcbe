package run

// Plots of many numbers, such as eigenvalues: how many lie below, and how dense they are.

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mass is a number of a spectrum with its weight.
type mass struct{ at, weight float64 }

// spectra draws lists of numbers, or rows of a number and its weight, as spectrum gives them.
func (p *plotting) spectra() error {
	p.out.Form = "curves"
	bins := 0
	if p.s.Options.Bins != nil {
		v, err := p.r.evaluate(p.s.Options.Bins)
		if err != nil {
			return err
		}
		if p.r.rehearsal == nil {
			if b := v.Data[0]; len(v.Data) != 1 || !(b >= 1 && b <= maxBins) || b != math.Trunc(b) {
				return diag.New(refuse.CodePicture, p.s.Sp, "bins is how many intervals there are, from 1 to "+strconv.Itoa(maxBins))
			}
			bins = int(v.Data[0])
		}
	}
	for _, it := range p.s.Items {
		v, err := p.r.evaluate(it.Value)
		if err != nil {
			return located(err, spanOf(it.Expr))
		}
		if p.r.rehearsal != nil {
			continue
		}
		list, weighted, ok := masses(v)
		if !ok {
			return diag.New(CodePlot, spanOf(it.Expr), "a spectrum is a list of numbers, or rows of a number and its weight, and this is "+v.Type)
		}
		s := Series{Source: sourceOf(it.Expr)}
		if p.s.Form == check.PlotSteps {
			s.X, s.Values = steps(list)
			p.out.YLabel = or(p.out.YLabel, map[bool]string{false: "how many are not larger", true: "weight of those that are not larger"}[weighted])
		} else {
			s.X, s.Values = density(list, bins)
			p.out.YLabel = or(p.out.YLabel, "density")
		}
		p.out.Series = append(p.out.Series, s)
	}
	if len(p.out.Series) == 1 {
		p.out.XLabel = or(p.out.XLabel, p.out.Series[0].Source)
	}
	return nil
}

// maxBins is how many intervals a density has at most.
const maxBins = 1000

// masses are the numbers in order.
func masses(v Value) (list []mass, weighted, ok bool) {
	if v.Kind != Numbers || len(v.Data) == 0 {
		return nil, false, false
	}
	switch {
	case len(v.Shape) == 1:
		for _, x := range v.Data {
			list = append(list, mass{x, 1})
		}
	case len(v.Shape) == 2 && v.Shape[1] == 2:
		weighted = true
		for i := 0; i < len(v.Data); i += 2 {
			list = append(list, mass{v.Data[i], v.Data[i+1]})
		}
	default:
		return nil, false, false
	}
	for _, m := range list {
		if !finite(m.at) || !(m.weight >= 0) {
			return nil, false, false
		}
	}
	slices.SortFunc(list, func(a, b mass) int { return cmp.Compare(a.at, b.at) })
	return list, weighted, true
}

// steps is the weight up to each number, as a line that jumps there.
func steps(list []mass) (x, y []float64) {
	sum := 0.0
	for _, m := range list {
		x, y = append(x, m.at, m.at), append(y, sum, sum+m.weight)
		sum += m.weight
	}
	return x, y
}

// density is the weight in each interval over its width, so that the area is 1, as the outline of bars. Without a
// number of intervals it is Freedman and Diaconis's (1981).
func density(list []mass, bins int) (x, y []float64) {
	lo, hi := list[0].at, list[len(list)-1].at
	total := 0.0
	for _, m := range list {
		total += m.weight
	}
	if lo == hi { // all in one place
		half := math.Max(math.Abs(lo)*1e-3, 1e-3)
		lo, hi = lo-half, hi+half
		bins = max(bins, 1)
	}
	if bins == 0 {
		n := len(list)
		width := 2 * (list[3*(n-1)/4].at - list[(n-1)/4].at) / math.Cbrt(float64(n))
		bins = 10
		if width > 0 {
			bins = int(math.Max(5, math.Min(100, math.Ceil((hi-lo)/width))))
		}
	}
	heights := make([]float64, bins)
	for _, m := range list {
		k := int((m.at - lo) / (hi - lo) * float64(bins))
		heights[min(max(k, 0), bins-1)] += m.weight
	}
	width := (hi - lo) / float64(bins)
	x, y = []float64{lo}, []float64{0}
	for k, h := range heights {
		left := lo + float64(k)*width
		right := left + width
		if k == bins-1 {
			right = hi
		}
		v := h / (total * width)
		x, y = append(x, left, right), append(y, v, v)
	}
	return append(x, hi), append(y, 0)
}
