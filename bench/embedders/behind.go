package main

// The rows of speed that Geo does not win, read from the cells.

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var timeInCell = regexp.MustCompile(`([0-9.]+) (ns|µs|ms|s)\b`)

// nanosecondsIn reads the first time of a text.
func nanosecondsIn(text string) (float64, bool) {
	m := timeInCell.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	v, err := strconv.ParseFloat(m[1], 64)
	return v * map[string]float64{"ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9}[m[2]], err == nil
}

// times are those of a cell, by who took them: an engine, or another use of it.
func times(e *engine, cell string) map[string]float64 {
	out := map[string]float64{}
	for i, part := range strings.Split(cell, "; ") {
		name := e.name
		if i > 0 {
			name += ", " + e.bareName
		}
		if ns, ok := nanosecondsIn(part); ok {
			out[name] = ns
		}
	}
	return out
}

// behind lists who was sooner than Geo, row by row; a tenth is taken for the same.
func behind(cells map[string]map[string]string) string {
	var b strings.Builder
	for _, p := range speeds() {
		all := engines()
		least, ok := nanosecondsIn(cells[p.name]["Geo"])
		if !ok {
			continue
		}
		for _, ns := range times(all[0], cells[p.name]["Geo"]) {
			least = min(least, ns)
		}
		var sooner []string
		for _, e := range all[1:] {
			for _, name := range []string{e.name, e.name + ", " + e.bareName} {
				if ns, ok := times(e, cells[p.name][e.name])[name]; ok && ns < 0.9*least {
					sooner = append(sooner, fmt.Sprintf("%s (%.1f times)", name, least/ns))
				}
			}
		}
		if len(sooner) > 0 {
			fmt.Fprintf(&b, "- %s: %s\n", p.name, strings.Join(sooner, ", "))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\nSooner than Geo at its soonest, by more than a tenth:\n\n" + b.String()
}
