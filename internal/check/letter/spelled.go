package letter

// Letters that spell coordinates: the run thphph is th, ph, ph.

import "github.com/seed2d4d80ff/geo/grammar"

// Spelled reads a run of letters as n names, of which has knows each by its position, and gives them as they are
// written; a name does not go on from above to below. It is nil where the run is none, and where it is read in two ways.
func Spelled(ix []grammar.Index, n int, has func(k int, name string) bool) []Letter {
	var found [][]Letter
	var read func(from int, names []Letter)
	read = func(from int, names []Letter) {
		if len(found) > 1 || len(names) > n {
			return
		}
		if from == len(ix) {
			if len(names) == n {
				found = append(found, append([]Letter(nil), names...))
			}
			return
		}
		word, text := "", ""
		for to := from; to < len(ix) && ix[to].Up == ix[from].Up && len(names) < n; to++ {
			word, text = word+ix[to].Name, text+ix[to].Text
			if has(len(names), word) {
				read(to+1, append(names, Letter{Text: text, Up: ix[from].Up}))
			}
		}
	}
	if len(ix) <= longestRun {
		read(0, nil)
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// longestRun bounds the letters of a run that is read as names.
const longestRun = 40
