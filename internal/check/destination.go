package check

// Where statements may write: files below the program's folder, of kinds that their endings name.

import (
	"path"
	"slices"
	"strings"
)

// TableEndings are those of files that tables are written to.
var TableEndings = []string{".csv", ".json", ".md", ".tex", ".npy", ".txt"}

// writtenBelow is the path of a file that a statement may write; else it says to which it may.
func writtenBelow(name string, endings []string) (file, wrong string) {
	end := strings.ToLower(path.Ext(name))
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	switch {
	case !slices.Contains(endings, end) || strings.TrimSuffix(path.Base(name), path.Ext(name)) == "":
		return "", "to a file that ends in " + strings.Join(endings, ", ")
	case path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") || strings.ContainsRune(name, ':'):
		return "", "below the program's folder: its name is a path without .. and without a beginning /"
	}
	return clean, ""
}
