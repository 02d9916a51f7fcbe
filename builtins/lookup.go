package builtins

// Finding a built-in by its name, and all of them.

import "github.com/seed2d4d80ff/geo/internal/value"

// Lookup finds a built-in by name; nil when there is none.
func Lookup(name string) *Entry {
	lo, hi := 0, len(table)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if table[mid].Name < name {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(table) && table[lo].Name == name {
		return table[lo]
	}
	return nil
}

// All lists the built-ins by name. The slice is the caller's own.
func All() []*Entry { return append([]*Entry(nil), table...) }

// EntryOf is the built-in that a function is, nil for one written in Geo.
func EntryOf(f *value.Func) *Entry {
	e, _ := f.Native.(*Entry)
	return e
}
