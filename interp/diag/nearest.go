package diag

// Did you mean: the candidate that a misspelt name is closest to.

import "strings"

// Nearest is the candidate that name was most likely meant to be, or "" when
// none is close: a third of its letters apart, and three at most. An edit is a letter added, dropped, changed, or two
// neighbours swapped (Damerau 1964, restricted). Digits are not misspelt: x2 is
// not x1. Ties go to the earlier candidate.
func Nearest(name string, candidates []string) string {
	a := []rune(name)
	most := min(len(a)/3, 3)
	if len(a) < 2 || len(a) > 200 {
		return nearestCase(name, candidates)
	}
	best, found := most+1, ""
	for _, c := range candidates {
		if c == name || digits(c) != digits(name) {
			continue
		}
		b := []rune(c)
		if len(b)-len(a) >= best || len(a)-len(b) >= best || len(b) < 2 {
			continue
		}
		if d := distance(a, b, best); d < best && d < len(b) {
			best, found = d, c
		}
	}
	return found
}

// digits are a name's digits.
func digits(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, name)
}

// nearestCase finds a one-letter name in the other case.
func nearestCase(name string, candidates []string) string {
	if len(name) != 1 {
		return ""
	}
	for _, c := range candidates {
		if len(c) == 1 && c != name && c[0]|0x20 == name[0]|0x20 {
			return c
		}
	}
	return ""
}

// distance is the restricted Damerau-Levenshtein distance of a and b, or
// limit when it is not below it.
func distance(a, b []rune, limit int) int {
	prev2 := make([]int, len(b)+1)
	prev := make([]int, len(b)+1)
	cur := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		low := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+1)
			}
			cur[j] = d
			low = min(low, d)
		}
		if low >= limit {
			return limit
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
