package grammar

// Statements of other systems that read and write files, set digits, or say over what a plot runs.

import (
	"path"
	"regexp"
	"strings"
	"sync"
)

const (
	writtenWord = "a table is written to a file by its statement: table A to \"f.csv\" (csv, json, npy, md, tex, txt)"
	readWord    = "a file is read by a data statement, beside the script or below its folder: data X = csv(\"f.csv\"), npy, npz, json"
	digitsWord  = "digits are set where the program is run: geo --digits 12 FILE, or :set digits 12 in a session"
)

// fileForms are statements about files and digits.
var fileForms = []foreignForm{
	{pattern: `(?:load|read|open|Get)[ \t]*[(\["][ ]*"?["']?([^"'\n()]+\.(?:npz|npy|csv|json|txt|dat))["'][ )\]]*(?m:$)`, message: readWord, mend: func(_ *foreignText, m []string) string { return readFrom("X", m[1], "") }},
	{pattern: `(?:np|numpy|jnp|pd|pandas|torch)\.(?:load|loadtxt|genfromtxt|read_csv)\([ ]*["']([^"'\n]+)["'][^\n]*\)[ \t]*(?m:$)`, message: readWord, mend: func(_ *foreignText, m []string) string { return readFrom("X", m[1], "") }},
	{pattern: `(?:table|export|save|write|csv)[ \t]+([A-Za-z][\w']*)[ \t]*,?[ \t]*(?:to[ \t]+|as[ \t]+)?["']?([\w/-]+\.[a-z]+)["']?[ \t]*(?m:$)`, message: writtenWord, mend: func(_ *foreignText, m []string) string { return written(m[1], m[2]) }},
	{pattern: `(?:csv|json|npy|npz)\([ ]*([A-Za-z][\w']*)[ ]*,[ ]*["']([^"'\n]+)["'][ ]*\)[ \t]*(?m:$)`, message: writtenWord, mend: func(_ *foreignText, m []string) string { return written(m[1], m[2]) }},
	{pattern: `(?:contour|contourf|heatmap|density|imshow|pcolormesh)[ \t]+([^\n]+?)[ \t]+over[ \t]*(\([^\n]+\))[ \t]*(?m:$)`, message: overWord, fix: "plot $1 over $2, levels: 10"},
	{pattern: `plot[ \t]+([^\n]+?)[ \t]+over[ \t]+\(?(\w+)[ \t]*(?:in|:|=)[ \t]*([^\n]+?),[ \t]*(\w+)[ \t]*(?:in|:|=)[ \t]*([^\n]+?)\)?[ \t]*(?m:$)`, message: overWord, mend: overTwo, exact: true},
	{pattern: `plot[ \t]+([^\n]+?),?[ \t]+(\w+)[ \t]*(?:in|:|=)[ \t]*([-\w.*/()]+?)\.\.([-\w.*/()]+)[ \t]*(?m:$)`, message: plotWord, mend: func(_ *foreignText, m []string) string { return plotFrom(m[1], m[2], m[3], m[4]) }},
	{pattern: `(?:plot|Plot|ezplot|fplot)[ \t]*[(\[]([^\n]+?),[ ]*(?:\{[ ]*)?([A-Za-z]\w*)[ ]*,[ ]*([-\w.*/]+)[ ]*,[ ]*([-\w.*/]+)(?:[ ]*\})?[)\]];?[ \t]*(?m:$)`, message: plotWord, mend: plotMathematica},
	{pattern: `(?:plot|fplot)[ \t]*\([ ]*([A-Za-z]\w*)[ ]*,[ ]*([-\w.*/]+)[ ]*,[ ]*([-\w.*/]+)[ ]*\)[ \t]*(?m:$)`, message: plotWord, fix: "plot $1(x) for x in linspace($2, $3, 100)"},
	{pattern: `plot[ \t]+([^\n]+?)[ \t]*(?:>|>>|,[ ]*(?:file|save|out)[ ]*[:=])[ \t]*["']([^"'\n]+)["'][ \t]*(?m:$)`, message: "a picture is written to a file by `to`", fix: "plot $1 to \"$2\""},
	{pattern: `plot[ \t]+([^\n"]+?)[ \t]+(?:to|as|into)[ \t]+["']?([\w/-]+)\.(png|svg|pdf|html)["']?[ \t]*(?m:$)`, message: "a file's name stands in double quotes", fix: "plot $1 to \"$2.$3\""},
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
		message: readWord, mend: func(_ *foreignText, m []string) string { return readFrom(m[1], m[2], keyOf(m[0], m[3])) }},
	{pattern: `data[ \t]+([A-Za-z]\w*(?:_[a-z]+)?)[ \t]*=[ \t]*["']([^"'\n]+)["']`, message: readWord, mend: func(_ *foreignText, m []string) string { return readFrom(m[1], m[2], "") }},
	{pattern: `import[ \t]+["']([^"'\n]+\.(?:npz|npy|csv|json))["'](?:[ \t]+as[ \t]+(\w+))?`, message: readWord, mend: func(_ *foreignText, m []string) string {
		if m[2] == "" {
			m[2] = "X"
		}
		return readFrom(m[2], m[1], "")
	}},
	{pattern: `(?:plt\.)?savefig\([ ]*["'][^"'\n]+["'][^\n]*\)`, message: "a picture is written by its plot: plot e for u in list to \"f.svg\""},
	{pattern: `:?(?:set[ \t]+)?(?:digits|precision|set_printoptions|np\.set_printoptions|(?:mp|mpmath)\.(?:mp\.)?dps|fpprec|format[ \t]+long)\b[ \t]*[:=(]?[ \t]*(?:precision[ ]*=[ ]*)?\d*[)$;]*[ \t]*(?m:$)`,
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

const overWord = "two variables are drawn over both: plot f over (u in list, v in list), levels: 10"

// overTwo is a plot over two variables, whose brackets or lists are another system's.
func overTwo(_ *foreignText, m []string) string {
	for _, k := range []int{3, 5} {
		if a, b, ok := strings.Cut(m[k], ".."); ok {
			m[k] = "linspace(" + strings.TrimSpace(a) + ", " + strings.TrimSpace(b) + ", 40)"
		}
	}
	if strings.Count(m[5], "(") > strings.Count(m[5], ")") {
		m[5] += ")"
	}
	return "plot " + m[1] + " over (" + m[2] + " in " + m[3] + ", " + m[4] + " in " + m[5] + ")"
}

// plotMathematica is Plot[Sin[x], {x, 0, 10}], or plot(sin(x), x, 0, 10).
func plotMathematica(_ *foreignText, m []string) string {
	what := m[1]
	if call := mathematicaCall().FindStringSubmatch(what); call != nil {
		what = strings.ToLower(call[1][:1]) + call[1][1:] + "(" + call[2] + ")"
	}
	return plotFrom(what, m[2], m[3], m[4])
}

var mathematicaCall = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z]\w*)\[([^\[\]]*)\]$`) })

const plotWord = "a plot runs over a list: plot e for u in linspace(0, 1, 100)"

// written is a table of a whole array that goes to a file.
func written(name, file string) string {
	switch path.Ext(file) {
	case ".csv", ".json", ".npy", ".md", ".tex", ".txt":
	case ".npz":
		file = strings.TrimSuffix(file, ".npz") + ".npy"
	case ".xlsx", ".xls", ".tsv", ".dat", ".parquet", ".hdf5", ".h5", ".mat", ".pkl", ".pickle":
		file = strings.TrimSuffix(file, path.Ext(file)) + ".csv"
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

// keyOf is the key of an archive that a call names behind the file, or behind the call.
func keyOf(call, behind string) string {
	if m := secondText().FindStringSubmatch(call); behind == "" && m != nil {
		return m[1]
	}
	return behind
}

var secondText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\([ ]*["'][^"'\n]+["'][ ]*,[ ]*["'](\w+)["'][ ]*\)`) })

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
