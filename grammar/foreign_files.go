package grammar

// Statements of other systems that read and write files, set digits, or say over what a plot runs.

import (
	"path"
	"strings"
)

const (
	writtenWord = "a table is written to a file by its statement: table A to \"f.csv\" (csv, json, npy, md, tex, txt)"
	readWord    = "a file is read by a data statement, beside the script or below its folder: data X = csv(\"f.csv\"), npy, npz, json"
	digitsWord  = "digits are set where the program is run: geo --digits 12 FILE, or :set digits 12 in a session"
)

// fileForms are statements about files and digits.
var fileForms = []foreignForm{
	{pattern: `(?:table[ \t]+)?(?:(?:np|numpy|jnp|sp|scipy\.io|torch|pd|CSV|DelimitedFiles)\.)?(?:save|savetxt|savez|savez_compressed|savemat|write|writedlm|write_csv|writecsv|writeCSV|write_table|writematrix|` +
		`csvwrite|dlmwrite|Export|export|dump|to_csv|fwrite)[(\[][ ]*["']([^"'\n]+)["'][ ]*,[ ]*(?:\w+[ ]*=[ ]*)?([A-Za-z][\w']*)[^\n]*[)\]][ \t]*;?`,
		message: writtenWord, mend: func(_ *foreignText, m []string) string { return written(m[2], m[1]) }},
	{pattern: `(?:(?:np|numpy|jnp|torch|json|pickle)\.)?(?:save|savetxt|write|writecsv|writeCSV|write_csv|writematrix|export|dump|to_csv)[(\[][ ]*([A-Za-z][\w']*)[ ]*,[ ]*["']([^"'\n]+)["'][^\n]*[)\]][ \t]*;?`,
		message: writtenWord, mend: func(_ *foreignText, m []string) string { return written(m[1], m[2]) }},
	{pattern: `([A-Za-z][\w']*)\.(?:to_csv|tofile|save|write|write_csv)\([ ]*["']([^"'\n]+)["'][^\n]*\)`, message: writtenWord, mend: func(_ *foreignText, m []string) string { return written(m[1], m[2]) }},
	{pattern: `(?:save|write|export)[ \t]+([A-Za-z][\w']*)[ \t]+(?:to|as|into)[ \t]+["']([^"'\n]+)["']`, message: writtenWord, mend: func(_ *foreignText, m []string) string { return written(m[1], m[2]) }},
	{pattern: `print[ \t]+([A-Za-z][\w']*)[ \t]+(?:to|>>?)[ \t]+["']([^"'\n]+)["']`, message: writtenWord, mend: func(_ *foreignText, m []string) string { return written(m[1], m[2]) }},
	{pattern: `(?:data[ \t]+)?([A-Za-z]\w*(?:_[a-z]+)?)[ \t]*=[ \t]*(?:(?:np|numpy|jnp|pd|pandas|torch|CSV|json)\.)?` +
		`(?:load|loadtxt|genfromtxt|read_csv|readCsv|readcsv|readdlm|readmatrix|read|Import|import|open|read_json|from_csv)[(\[][ ]*["']([^"'\n]+)["'][^\n]*[)\]](?:\[["'](\w+)["']\])?[ \t]*;?`,
		message: readWord, mend: func(_ *foreignText, m []string) string { return readFrom(m[1], m[2], m[3]) }},
	{pattern: `data[ \t]+([A-Za-z]\w*(?:_[a-z]+)?)[ \t]*=[ \t]*["']([^"'\n]+)["']`, message: readWord, mend: func(_ *foreignText, m []string) string { return readFrom(m[1], m[2], "") }},
	{pattern: `import[ \t]+["']([^"'\n]+\.(?:npz|npy|csv|json))["'](?:[ \t]+as[ \t]+(\w+))?`, message: readWord, mend: func(_ *foreignText, m []string) string {
		if m[2] == "" {
			m[2] = "X"
		}
		return readFrom(m[2], m[1], "")
	}},
	{pattern: `(?:plt\.)?savefig\([ ]*["'][^"'\n]+["'][^\n]*\)`, message: "a picture is written by its plot: plot e for u in list to \"f.svg\""},
	{pattern: `(?:digits|precision|set_printoptions|np\.set_printoptions|(?:mp|mpmath)\.(?:mp\.)?dps|fpprec|format[ \t]+long)\b[ \t]*[:=(]?[ \t]*(?:precision[ ]*=[ ]*)?\d*[)$;]*[ \t]*(?m:$)`,
		message: digitsWord, drops: true},
	{pattern: `plot[ \t]+([^\n]+?)[ \t]*,?[ \t]+(?:for[ \t]+)?(\w+[ \t]+)?(?:from|=)[ \t]+([-\w.*/()]+?)[ \t]*(?:to|\.\.)[ \t]*([-\w.*/()]+)[ \t]*(?m:$)`,
		message: plotWord, mend: func(f *foreignText, m []string) string { return plotFrom(m[1], strings.TrimSpace(m[2]), m[3], m[4]) }},
	{pattern: `plot[ \t]+([^\n]+?)[ \t]+for[ \t]+(\w+)[ ]+in[ \t]+([-\w.*+/]+?)\.\.([-\w.*+/]+)[ \t]+(?:step|by)[ \t]+[\w./]+[ \t]*(?m:$)`,
		message: plotWord, mend: func(_ *foreignText, m []string) string { return plotFrom(m[1], m[2], m[3], m[4]) }},
	{pattern: `param[ \t]+([A-Za-z][\w']*)[ \t]*(?::[ \t]*(?:float|int|real|number|Real)[ \t]*=|:)[ \t]*([^\n:=]+)`, message: "a param has its value behind =", fix: "param $1 = $2"},
	{pattern: `(?:self\.)?(?:assert_?[eE]quals?|assert_eq!?|expect_equal)\([ ]*([^\n,]+|[^\n,]*\([^\n()]*\)[^\n,]*),[ ]*([^\n]+)\)`, message: "a condition is held by assert", fix: "assert $1 == $2"},
	{pattern: `(?:self\.)?(?:assert_?[aA]lmost_?[eE]qual|assert_allclose|np\.testing\.assert_\w+|assert_approx_equal|@test_approx)\([ ]*([^\n,]+),[ ]*([^\n,]+?)(?:,[^\n]*)?\)`,
		message: "what is equal up to rounding is held by assert and ~=", fix: "assert $1 ~= $2"},
}

const plotWord = "a plot runs over a list: plot e for u in linspace(0, 1, 100)"

// written is a table of a whole array that goes to a file.
func written(name, file string) string {
	switch path.Ext(file) {
	case ".csv", ".json", ".npy", ".md", ".tex", ".txt":
	case ".npz":
		file = strings.TrimSuffix(file, ".npz") + ".npy"
	default:
		file += ".csv"
	}
	return "table " + name + " to \"" + file + "\""
}

// readFrom is a data statement for a file; how it is read, its ending says.
func readFrom(name, file, key string) string {
	kind := strings.TrimPrefix(path.Ext(file), ".")
	switch kind {
	case "csv", "npy", "npz", "json":
	case "txt", "dat", "tsv":
		kind = "csv"
	default:
		return ""
	}
	text := "data " + inOneWord(name) + " = " + kind + "(\"" + file + "\""
	if i := strings.IndexByte(name, '_'); i >= 0 && len(name)-i <= 4 { // X_nf has letters, and no second word
		text = "data " + name + " = " + kind + "(\"" + file + "\""
	}
	if key != "" {
		text += ", \"" + key + "\""
	}
	return text + ")"
}

// plotFrom is a plot from a to b over a variable, or the one letter that stands alone in what is drawn.
func plotFrom(what, variable, a, b string) string {
	if variable == "" {
		variable = "x"
		for _, w := range strings.FieldsFunc(what, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') }) {
			if len(w) == 1 && (w[0] > '9') {
				variable = w
			}
		}
	}
	return "plot " + strings.TrimSuffix(strings.TrimSpace(what), ",") + " for " + variable + " in linspace(" + a + ", " + b + ", 100)"
}
