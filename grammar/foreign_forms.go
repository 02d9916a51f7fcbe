package grammar

// The forms of other systems' statements, each with what is said of it and what Geo writes instead.

import (
	"regexp"
	"slices"
	"strings"
)

// foreignForms are tried in order on the text of a statement that could not be
// read, or that is an expression and does nothing.
var foreignForms = slices.Concat(geometryForms, pythonForms, fileForms, plainForms)

// plainForms are the forms that most systems have, each on a line or in a block.
var plainForms = []foreignForm{
	// comments
	{pattern: `(?://+|--+|%%*(?:[ \t]|$))[ \t]*([^\n]*)`, message: "a comment begins with #", fix: "# $1"},
	{pattern: `(?s)/\*+(.*?)\*+/`, message: "a comment begins with #, on each of its lines", mend: comment},
	{pattern: `(?s)\(\*(.*?)\*\)`, message: "a comment begins with #, on each of its lines", mend: comment},
	{pattern: `(?s)(?:"""|''')(.*?)(?:"""|''')`, message: "a comment begins with #, on each of its lines", mend: comment},

	// shells and notebooks
	{pattern: `%\w+[^\n]*`, message: "there are no commands of a notebook here: a Geo script is text that runs from its first line to its last", drops: true},
	{pattern: `![ ]?[A-Za-z][^\n]*`, message: "there are no commands of a shell here, and nothing to install: Geo's functions are in scope", drops: true},
	{pattern: `\?+[ ]*(\w+)[^\n]*`, message: "what a name means is asked outside of a script: geo doc $1, or :doc $1 in a session", drops: true},
	{pattern: `(\w+)\?+[ \t]*(?m:$)`, message: "what a name means is asked outside of a script: geo doc $1, or :doc $1 in a session", drops: true},
	{pattern: `(?:help|doc|describe|inspect)\([ ]*['"]?(\w+)['"]?[ ]*\)[^\n]*`, message: "what a name means is asked outside of a script: geo doc $1, or :doc $1 in a session", drops: true},

	// libraries
	{pattern: `from[ \t]+[\w.]+[ \t]+import\b[^\n]*`, message: "there is nothing to import: Geo's functions are in scope", drops: true},
	{pattern: `(?:using|library|require|load|needs|Needs|LoadPackage|batchload)\b[ \t]*(?:[(\["<][^\n]*|[\w.:, ]+)[$;]?`,
		message: "there is nothing to load: Geo's functions are in scope", drops: true},
	{pattern: `<<[ ]*[\w` + "`" + `.]+[^\n]*`, message: "there is nothing to load: Geo's functions are in scope", drops: true},
	{pattern: `import[ \t]+\w+(?:\.\w+)+[^\n]*`, message: "there is nothing to import: Geo's functions are in scope", drops: true},

	// declarations of symbols and charts
	{pattern: `(?:[A-Za-z]\w*[ \t]*=[ \t]*(?:sp\.|sympy\.)?Symbol\([ ]*['"]\w+['"][^)\n]*\)[ \t]*[\n;]?[ \t]*)+`,
		message: "a coordinate is declared with its chart", mend: symbolLines},
	{pattern: `(?:[\w, ()]+=[ \t]*)?(?:sp\.|sympy\.)?(?:symbols|var|Symbol|SR\.var|variables|reals)\([ ]*['"]([\w, ]+)['"][^)\n]*\)[ \t]*`,
		message: "coordinates are declared with their chart", mend: func(_ *foreignText, m []string) string { return chartOf(names(m[1])) }},
	{pattern: `(?:syms|@variables|@vars|@syms|@polyvar)[ \t]+([A-Za-z][\w, ]*)`,
		message: "coordinates are declared with their chart", mend: func(_ *foreignText, m []string) string { return chartOf(names(m[1])) }},
	{pattern: `\w+[ \t]*=[ \t]*Manifold\([^\n]*`, message: "a manifold is given by its charts, and a chart by its coordinates: chart c(x, y)", drops: true},
	{pattern: `(\w+)\.<([\w, ]+)>[ \t]*=[^\n]*`, message: "a chart is declared with its coordinates",
		mend: func(_ *foreignText, m []string) string {
			return "chart " + m[1] + "(" + strings.Join(names(m[2]), ", ") + ")"
		}},
	{pattern: `(?:ct_coords|coords|coordinates)[ \t]*:?=?[ \t]*[\[({]([\w, ]+)[\])}][ \t]*[$;]?`, message: "coordinates are declared with their chart",
		mend: func(_ *foreignText, m []string) string { return chartOf(names(m[1])) }},
	{pattern: `lg[ \t]*:[ \t]*matrix\(([^\n]*)\)[ \t]*[$;]?`, message: "a metric is declared over its chart",
		mend: func(f *foreignText, m []string) string {
			if cs, _ := chartAbove(f.above); len(cs) > 0 {
				return "metric g_ij = [" + m[1] + "] on " + cs[len(cs)-1]
			}
			return ""
		}},
	{pattern: `ds(?:²|\^2|\^\{2\}|2)[ \t]*=[ \t]*([^\n#;]+)`, message: "a line element is a metric, by its components: metric g_ij = [[1, 0], [0, x^2]] on c", mend: lineElement},
	{pattern: `chart[ \t]+(\w+)(?:[ \t]*=[ \t]*\(|[ \t]*=?[ \t]*[\[{<])[ ]*([A-Za-z][A-Za-z0-9]*(?:[, ]+[A-Za-z][A-Za-z0-9]*)*)[ ]*[\]})>][ \t]*(?m:$)`, message: "a chart has its coordinates in round brackets behind its name",
		mend: func(_ *foreignText, m []string) string {
			return "chart " + m[1] + "(" + strings.Join(names(m[2]), ", ") + ")"
		}},
	{pattern: `chart[ \t]+(\w+)[: \t]+([A-Za-z][A-Za-z0-9]*(?:[, ]+[A-Za-z][A-Za-z0-9]*)+)[ \t]*(?m:$)`, message: "a chart has its coordinates in round brackets behind its name",
		mend: func(_ *foreignText, m []string) string {
			return "chart " + m[1] + "(" + strings.Join(names(m[2]), ", ") + ")"
		}},
	{pattern: `\{?[ \t]*[\w\\, ]+#?\}?(?:_\{[^}]*\})?[ \t]*::[ \t]*Ind(?:ex|ices)[^\n]*`, message: "index letters are not declared: any letter is an index where it stands as one", drops: true},
	{pattern: `\{?[ \t]*([\w\\, ]+?)[ \t]*\}?[ \t]*::[ \t]*Coordinates?[^\n]*`, message: "coordinates are declared with their chart",
		mend: func(_ *foreignText, m []string) string { return chartOf(names(m[1])) }},
	{pattern: `[^\n:=()]+::[ \t]*[A-Z]\w*[^\n]*`, message: "properties are not declared: a metric, a connection or a tensor is defined by its components, and a claim by its name (T_{(ij)})", drops: true},

	{pattern: `chart[ \t]*\([ ]*([A-Za-z][\w, ]*)\)[ \t]*(?m:$)`, message: "a chart has a name, and its coordinates behind it",
		mend: func(_ *foreignText, m []string) string { return chartOf(names(m[1])) }},
	{pattern: `(?:coordinates?|coords)[ \t]+([A-Za-z][A-Za-z0-9]*(?:[, ]+[A-Za-z][A-Za-z0-9]*)*)[ \t]*(?m:$)`, message: "coordinates are declared with their chart",
		mend: func(_ *foreignText, m []string) string { return chartOf(names(m[1])) }},
	{pattern: `(?:param|unknown)[ \t]+(\w+)[ \t]*\(([\w, ]+)\)[ \t]*(?m:$)`, message: "a function of which only the name is known has no body", fix: "fn $1($2)", exact: true},
	{pattern: `fn[ \t]+([A-Za-z]\w*)[ \t]*(?m:$)`, message: "a function says of what it is: fn $1(t)", mend: openFunction, exact: true},
	{pattern: `(\w+)[ \t]*=[ \t]*(?:(?:sp\.|sympy\.)?Function|function)\([ ]*["'](\w+)["'][^\n()]*\)(?:\(([\w, ]+)\))?[ \t]*(?m:$)`, message: "a function of which only the name is known has no body: fn a(t)",
		mend: func(f *foreignText, m []string) string {
			if m[3] != "" {
				return "fn " + m[1] + "(" + strings.Join(names(m[3]), ", ") + ")"
			}
			return openFunction(f, m)
		}},
	{pattern: `(\w+)[ \t]*=[ \t]*(\w+)\(([a-z]\w*)\)[ \t]*(?m:$)`, message: "a function of which only the name is known has no body: fn a(t)",
		mend: func(_ *foreignText, m []string) string {
			if m[1] != m[2] {
				return ""
			}
			return "fn " + m[1] + "(" + m[3] + ")"
		}, exact: true},

	// functions
	{pattern: `(?:async[ ]+)?def[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[^:\n]*:[ \t]*return[ \t]+([^\n#]*)`, message: "a function is written fn $1($2) = …",
		mend: func(_ *foreignText, m []string) string {
			return "fn " + inOneWord(m[1]) + "(" + untyped(m[2]) + ") = " + m[3]
		}},
	{pattern: `(?:async[ ]+)?def[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[^:\n]*:[ \t]*(?:#[^\n]*)?`, message: "a function is written fn $1($2) = …, or as a block in { } whose last line is its result", mend: indentedFunction, block: true},
	{pattern: `(?:function|func|fun|def|defun|fn)[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[^\n{=]*\{[ \t\n]*return[ \t]+([^\n;{}]*);?\s*\}`, message: "a function is written fn $1($2) = …",
		mend: func(_ *foreignText, m []string) string {
			return "fn " + inOneWord(m[1]) + "(" + untyped(m[2]) + ") = " + m[3]
		}},
	{pattern: `(?:function|func|fun|def|let|var|val|const)[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[ \t]*:?=[ \t]*([^\n;]+);?`, message: "a function is written fn $1($2) = …",
		mend: func(_ *foreignText, m []string) string {
			return "fn " + inOneWord(m[1]) + "(" + untyped(m[2]) + ") = " + m[3]
		}},
	{pattern: `(?s)function[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[ \t]*\n(.*?)\n?[ \t]*\bend\b`, message: "a function is written fn $1($2) = …, or as a block in { } whose last line is its result",
		mend: func(_ *foreignText, m []string) string { return function(m[1], m[2], m[3]) }},
	{pattern: `(?s)(?:function|func|fun)[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[^\n{]*\{(.*?)\}`, message: "a function is written fn $1($2) = …, or as a block in { } whose last line is its result",
		mend: func(_ *foreignText, m []string) string { return function(m[1], m[2], m[3]) }},
	{pattern: `(?:const[ ]+|let[ ]+|var[ ]+)?(\w+)[ \t]*:?=[ \t]*(?:lambda[ \t]+([\w, ]*):|\\(\w+)[ ]*->|\(?([A-Za-z]\w*(?:,[ ]*\w+)*)\)?[ ]*(?:->|=>|\|->)|function[ ]*\(([\w, ]*)\)|Function\[\{?([\w, ]*?)\}?,)[ \t]*([^\n;#]+);?`,
		message: "a function is written fn $1($2$3$4$5$6) = …",
		mend: func(_ *foreignText, m []string) string {
			return "fn " + inOneWord(m[1]) + "(" + strings.Join(names(m[2]+m[3]+m[4]+m[5]+m[6]), ", ") + ") = " + ternary(strings.TrimSuffix(m[7], "]"))
		}},
	{pattern: `(\w+)[ \t]*:?=[ \t]*fn[ \t]*\(([^()\n]*)\)[ \t]*(?:=>|->|=|:)?[ \t]*([^\n{]+)`, message: "a function is written fn $1($2) = …", fix: "fn $1($2) = $3"},
	{pattern: `fn[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[ \t]*:[ \t]*(?:#[^\n]*)?(?m:$)`, message: "a function is written fn $1($2) = …, or as a block in { } whose last line is its result", mend: indentedFunction, block: true},
	{pattern: `fn[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[ \t]*(?:=>|->|:=|:)[ \t]*([^\n{=]+)(?m:$)`, message: "a function is written fn $1($2) = …",
		mend: func(_ *foreignText, m []string) string { return "fn " + inOneWord(m[1]) + "(" + m[2] + ") = " + m[3] }},
	{pattern: `(\w+)[ \t]*=[ \t]*@\(([\w, ]*)\)[ \t]*([^\n;]+);?`, message: "a function is written fn $1($2) = …", fix: "fn $1($2) = $3"},
	{pattern: `(\w+)\(([^()\n]*::[^()\n]*)\)[ \t]*=[ \t]*([^\n;]+)`, message: "a function is written fn $1(…) = …, without types",
		mend: func(_ *foreignText, m []string) string {
			return "fn " + inOneWord(m[1]) + "(" + untyped(m[2]) + ") = " + m[3]
		}},
	{pattern: `function[ \t]+(\w+)[ \t]*\(([^()\n]*)\)[ \t]+return[ \t]+([^\n]+?)[ \t]+end\b`, message: "a function is written fn $1($2) = …", fix: "fn $1($2) = $3"},
	{pattern: `(\w+)\[((?:\w+_,?[ ]*)+)\][ \t]*:?=[ \t]*([^\n;]+);?`, message: "a function is written with fn and round brackets",
		mend: func(_ *foreignText, m []string) string {
			return "fn " + inOneWord(m[1]) + "(" + strings.ReplaceAll(m[2], "_", "") + ") = " + m[3]
		}},
	{pattern: `(\w+)\(([\w, ]*)\)[ \t]*:=[ \t]*([^\n;$]+?)[ \t]*[;$]?(?:\n|$)`, message: "a function is written fn $1($2) = …", mend: maximaFunction},
	{pattern: `return\b[ \t]*\(?[^\n]*`, message: "there is no return: the last line of a block is its result", mend: returned},
	{pattern: `@\w+[^\n]*\n`, message: "there are no decorators: a function is what it says", drops: true},
	{pattern: `class[ \t]+(\w+)[^\n]*`, message: "there are no classes: a function takes and gives numbers, arrays and tensors", block: true},

	// control
	{pattern: `for[ \t]*\(?[ \t]*(\w+)[ \t]+in[ \t]+(?:range\(([^\n]*)\)|([^\n:{]+?))\)?[ \t]*:(?:[ \t]+|(?m:$))`, message: "a loop's body stands in { }, and a range is written 1..n, both ends included", mend: indentedLoop, block: true},
	{pattern: `(?s)for[ \t]*\(?[ \t]*(\w+)[ \t]+in[ \t]+([^\n{]+?)\)?[ \t]*\n(.*?)\n[ \t]*end\b`, message: "a loop's body stands in { }, and a range is written 1..n, both ends included",
		mend: func(_ *foreignText, m []string) string {
			return "for " + m[1] + " in " + dotted(m[2]) + " " + braces(m[3])
		}},
	{pattern: `(?s)for[ \t]*\(?[ \t]*(\w+)[ \t]*(?:in|=)[ \t]*([^\n{:]+:[^\n{:]+?)\)?[ \t]*(?:\{(.*?)\}|\n(.*?)\n[ \t]*end\b)`, message: "a range is written 1..n, both ends included",
		mend: func(_ *foreignText, m []string) string {
			return "for " + m[1] + " in " + dotted(m[2]) + " " + braces(m[3]+m[4])
		}},
	{pattern: `(?s)for[ \t]*\([ \t]*(?:\w+[ ]+)?(\w+)[ ]*=[ ]*(\w+)[ ]*;[ ]*\w+[ ]*(<=?)[ ]*(\w+)[ ]*;[^){]*\)[ \t]*\{(.*?)\}`, message: "a loop runs over a list or a range, both ends included: for $1 in $2..$4",
		mend: func(_ *foreignText, m []string) string {
			if m[3] == "<" {
				m[4] = oneLess(m[4])
			}
			return "for " + m[1] + " in " + m[2] + ".." + m[4] + " " + braces(m[5])
		}},
	{pattern: `(?s)(?:else[ ]+)?if\b[ \t(]*([^{}\n]+?)\)?[ \t]*\{\s*(\w+)[ ]*=[ ]*([^{}\n;]+?);?\s*\}\s*else\s*\{\s*(\w+)[ ]*=[ ]*([^{}\n;]+?);?\s*\}`, message: ifMessage,
		mend: choice},
	{pattern: `if[ \t]+([^:\n]+):[ \t]*\n?[ \t]+(\w+)[ ]*=[ ]*([^\n;]+)\n[ \t]*else:[ \t]*\n?[ \t]+(\w+)[ ]*=[ ]*([^\n;]+)`, message: ifMessage, mend: choice},
	{pattern: `if[ \t]+([^:\n]+):[ \t]*\n?[ \t]+print[( ]+([^\n;]+?)\)?\n[ \t]*else:[ \t]*\n?[ \t]+print[( ]+([^\n;]+?)\)?(?:\n|$)`, message: ifMessage,
		mend: func(_ *foreignText, m []string) string {
			return "print (if " + m[1] + " then " + m[2] + " else " + m[3] + ")\n"
		}},
	{pattern: `(?s)if\b[ \t(]*([^{}\n]+?)\)?[ \t]*\{\s*print[( ]+([^\n;{}]+?)\)?;?\s*\}\s*else\s*\{\s*print[( ]+([^\n;{}]+?)\)?;?\s*\}`, message: ifMessage,
		mend: func(_ *foreignText, m []string) string {
			return "print (if " + m[1] + " then " + m[2] + " else " + m[3] + ")"
		}},
	{pattern: `(?s)if\b[^\n{]*\{.*?\}`, message: ifMessage},
	{pattern: `(?:if|elif)\b[^\n]*:[ \t]*(?:\n|$)|(?:if|elif)\b[^\n:()]*:[^\n]*|else[ \t]*:[^\n]*`, message: ifMessage, block: true},
	{pattern: `(?:while|until)[ \t(][^\n{]*(?:\{(?s:.*?)\})?|(?:do|repeat|loop|forever)[ \t]*(?:\{(?s:.*?)\}|:|\n|$)`, message: "there is no such loop, so that every script ends: for v in list { … } runs over a list or a range; minimise, solve and geodesic go on until they are done", block: true},
	{pattern: `(?:try|except|catch|finally|raise|throw|with|switch|match|case|select)\b[ \t]*[^\n=_^]*[:{](?:(?s:[^}]*)\})?`, message: "there is no such statement: a script is a list of definitions, and what is wrong ends it with a message", block: true},
	{pattern: `(?:pass|break|continue|end|endif|endfor|endfunction|clear|clc|close all|restart|hold on)\b[ \t]*[^\n=_^(\[]*(?:\n|$)`, message: "there is no such statement in Geo", drops: true},
	{pattern: `(?:clear|clc|kill|reset|restart|close|figure|format)\b(?:\([^\n]*\)|[ ]all)[ \t]*[;$]?`, message: "there is no such statement: a script begins with nothing bound", drops: true},

	// definitions
	{pattern: `(?:const|let|var|val|local|my|set|auto|double|float|int|real|Real|final|mut|global|static|def)[ \t]+(?:mut[ ]+)?\$?([A-Za-z]\w*)[ \t]*(?::[ ]*\w+[ ]*)?:?=[ \t]*([^\n;]+);?`,
		message: "a definition is a name, =, and what it stands for", fix: "$1 = $2"},
	{pattern: `(?:fn|let|fun)[ \t]+(\w+)((?:[ \t]+[a-z]\w*)+)[ \t]*=[ \t]*([^\n]+)`, message: "a function is written fn f(x, y) = …",
		mend: func(_ *foreignText, m []string) string {
			return "fn " + inOneWord(m[1]) + "(" + strings.Join(strings.Fields(m[2]), ", ") + ") = " + m[3]
		}},
	{pattern: `([A-Za-z][\w^{}]*)[ \t]*(?:<-|<<-|←)[ \t]*([^\n;]+);?`, message: "a definition is written with =", fix: "$1 = $2"},
	{pattern: `([A-Za-z][\w^{} ]*?)[ \t]*:[ \t]*(\w+)[ \t]*=[ \t]*([^\n;]+);?`, message: "the kind of a name is not declared: it is what stands right of =", fix: "$1 = $3"},
	{pattern: `(?:\w+,[ ]*)+\w+[ \t]*=[ \t]*(?:[^\n]+)`, message: "a definition has one name on the left", mend: tuple},
	{pattern: `([A-Za-z]\w*)[ \t]*:[ \t]*([^\n;$=:]+?)[ \t]*[$;]?(?:\n|$)`, message: "a definition is written with =", fix: "$1 = $2\n"},
	{pattern: `([A-Za-z]\w*)[ \t]*([-+*/])=[ \t]*([^\n;]+)`, message: "`$2=` would change an object; a name is bound once and keeps its value: give the new value a name of its own"},
	{pattern: `([A-Za-z]\w*)(\+\+|--)[ \t]*;?`, message: "`$2` would change an object; a name is bound once and keeps its value: give the new value a name of its own"},

	// tests
	{pattern: `test[ \t]+["']?([A-Za-z][\w ]*?)["']?[ \t]*:[ \t]*(assert[^\n]+)`, message: "a test has its name in quotes, and its block in { }", fix: "test \"$1\" { $2 }"},
	{pattern: `test[ \t]*\{[ \t]*(assert[^\n{}]+?)[ \t]*\}`, message: "a test has a name: test \"name\" { … }", fix: "test \"name\" { $1 }"},
	{pattern: `(?:expect|ensure|should|check that)[ \t]+([^\n=]*(?:==|~=|<|>|!=)[^\n]+)`, message: "a condition is held by assert", fix: "assert $1", exact: true},
	{pattern: `assert[ \t]+([^\n]+?)[ \t]*,?[ \t]*(?:within|\+/-|±|(?:atol|rtol|abs_tol|rel_tol|tolerance|tol|eps)[ ]*[=:])[ \t]*([\d.eE+-]+)[ \t]*(?m:$)`, message: "a tolerance is written behind ~=: assert a ~= b tol 1e-6", fix: "assert $1 tol $2"},

	// output
	{pattern: `print[ \t]+("[^"\n]*")[ \t]*(?:\+|\.\.|&|<>|;)?[ \t]*([^\s,+"][^\n"]*?)(?:[ \t]*\+[ \t]*("[^"\n]*"))?[ \t]*(?m:$)`, message: "print takes texts and values in a row: print \"a =\", a",
		mend: func(_ *foreignText, m []string) string {
			if m[3] != "" {
				m[3] = ", " + m[3]
			}
			return "print " + m[1] + ", " + m[2] + m[3]
		}, exact: true},
	{pattern: `(?:print[ \t]+)([^\n"]+?)[ \t]+(?:to|with|in|at)[ \t]+\d+[ \t]+(?:digits?|decimals?|places|significant)\b[^\n]*`, message: digitsWord, fix: "print $1"},
	{pattern: `print[ \t]*\(?[ \t]*["']?%[\d.]*[fegd]["']?[ \t]*,?[ \t]+([^\n"]+?)\)?[ \t]*(?m:$)`, message: digitsWord, fix: "print $1"},
	{pattern: `(?:console\.log|System\.out\.println|fmt\.Println|std::cout|cout|println!?|disp|display|displ|echo|puts|printf|Print|PRINT|pprint|pretty|pprint|show|latex_print|message|cat|write|writeln|tex)[ \t]*(?:<<|\(|\[)[ \t]*([^\n]*?)[ \t]*[)\]]?[ \t]*(?:<<[ ]*(?:std::)?endl)?[;$]?(?m:$)`,
		message: "what is to be seen is printed: print e", mend: printed},
	{pattern: `(?:echo|puts|disp|println|PRINT|Print|say|output|display)[ \t]+([^\n=]+)`, message: "what is to be seen is printed: print e", fix: "print $1"},
	{pattern: `print[ \t]*\(?[ ]*[fF](?:"([^"\n]*)"|'([^'\n]*)')[ ]*\)?`, message: "print takes texts and values in a row: print \"a =\", a", mend: formatted},
	{pattern: `print[ \t]*\(?[ ]*"([^"\n]*)"[ ]*(?:%[ ]*|\.format)\(?([^\n)]*)\)?[ ]*\)?`, message: "print takes texts and values in a row: print \"a =\", a", mend: formattedBy},
	{pattern: `(?:plt\.|pyplot\.)?(?:plot|plot2d|plot3d|Plot|Plot3D|ezplot|fplot|surf|contour|imshow)[ \t]*[(\[]([^\n]*)[)\]];?`,
		message: "a plot runs over a list, or over two: plot e for u in linspace(0, 1, 100), or plot e over (u in list, v in list)", mend: plotted},
	{pattern: `(?:plt\.|pyplot\.)\w+\([^\n]*\)`, message: "a plot is one statement: plot e for u in list", drops: true},
}

const ifMessage = "there is no if statement: a name has one value in every case, x = if c then a else b"

// comment puts a # before each line of a comment.
func comment(_ *foreignText, m []string) string {
	out := []string{}
	for l := range strings.SplitSeq(strings.TrimSpace(m[1]), "\n") {
		out = append(out, "# "+strings.Trim(l, " \t*"))
	}
	return strings.Join(out, "\n")
}

// symbolLines declares one chart for lines of x = Symbol('x').
func symbolLines(_ *foreignText, m []string) string {
	var coords []string
	for _, s := range regexp.MustCompile(`(\w+)[ \t]*=`).FindAllStringSubmatch(regexp.MustCompile(`\([^)]*\)`).ReplaceAllString(m[0], ""), -1) {
		coords = append(coords, s[1])
	}
	s := chartOf(coords)
	if s != "" && strings.HasSuffix(m[0], "\n") {
		s += "\n"
	}
	return s
}

// untyped are parameters without the types that stand behind them.
func untyped(params string) string {
	return regexp.MustCompile(`[ ]*:{1,2}[ ]*[\w.\[\]]+`).ReplaceAllString(params, "")
}

// docText is what a function of Python says of itself.
var docText = regexp.MustCompile(`(?s)^\s*(?:""".*?"""|'''.*?'''|"[^"\n]*"\s*\n)`)

// ternary is a if c else b with its condition first.
func ternary(e string) string {
	m := regexp.MustCompile(`^(.+?)[ ]+if[ ]+(.+?)[ ]+else[ ]+(.+)$`).FindStringSubmatch(e)
	if m == nil {
		return e
	}
	return "if " + m[2] + " then " + m[1] + " else " + ternary(m[3])
}

// function is a function with a block of lines.
func function(name, params, body string) string {
	ls := lines(docText.ReplaceAllString(body, ""))
	if len(ls) == 0 {
		return ""
	}
	name = inOneWord(name)
	if first, choice := choices(ls); choice != "" {
		ls = append(first, choice)
	}
	last := len(ls) - 1
	ls[last] = strings.TrimSpace(strings.TrimPrefix(ls[last], "return"))
	ls[last] = ternary(ls[last])
	head := "fn " + name + "(" + untyped(params) + ")"
	if last == 0 {
		return head + " = " + ls[0]
	}
	return head + " {\n    " + strings.Join(ls, "\n    ") + "\n}"
}

// indentedFunction is a function whose block is the deeper lines below.
func indentedFunction(f *foreignText, m []string) string {
	body := f.take()
	return function(m[1], m[2], body)
}

// take is the deeper lines below, which the fix replaces as well.
func (f *foreignText) take() string {
	indent := len(f.above) - strings.LastIndexByte(f.above, '\n') - 1
	if strings.TrimSpace(f.above[len(f.above)-indent:]) != "" {
		indent = 0
	}
	rest := f.below
	if line, _, _ := strings.Cut(rest, "\n"); strings.TrimSpace(line) != "" {
		f.used = len(line)
		return line
	}
	f.used = deeper(rest, indent)
	return rest[:f.used]
}

// braces is a block of lines in braces, on one line where it is one.
func braces(body string) string {
	ls := lines(body)
	if len(ls) == 1 {
		return "{ " + ls[0] + " }"
	}
	return "{\n    " + strings.Join(ls, "\n    ") + "\n}"
}

// indentedLoop is a loop whose block is the deeper lines below.
func indentedLoop(f *foreignText, m []string) string {
	list := m[3]
	if m[2] != "" {
		switch args := strings.Split(m[2], ","); len(args) {
		case 1:
			list = "0.." + oneLess(strings.TrimSpace(args[0]))
		case 2:
			list = strings.TrimSpace(args[0]) + ".." + oneLess(strings.TrimSpace(args[1]))
		default:
			return ""
		}
	}
	body := f.take()
	if strings.TrimSpace(body) == "" {
		return ""
	}
	return "for " + m[1] + " in " + list + " " + braces(body)
}

// dotted is a range a:b as a..b.
func dotted(list string) string {
	if a, b, ok := strings.Cut(list, ":"); ok && !strings.Contains(b, ":") {
		return a + ".." + b
	}
	return list
}

// maximaFunction is f(x) := e as a function, or a field where all that it takes
// are coordinates.
func maximaFunction(f *foreignText, m []string) string {
	end := ""
	if strings.HasSuffix(m[0], "\n") {
		end = "\n"
	}
	return "fn " + inOneWord(m[1]) + "(" + m[2] + ") = " + m[3] + end
}

// returned is what a return within a block gives.
func returned(f *foreignText, m []string) string {
	open := strings.Count(f.above, "{") - strings.Count(f.above, "}")
	if open <= 0 {
		return ""
	}
	return strings.TrimRight(strings.TrimSpace(strings.TrimPrefix(m[0], "return")), ";}")
}

// choice is one name that has its value by a condition.
func choice(_ *foreignText, m []string) string {
	if m[2] != m[4] {
		return ""
	}
	return m[2] + " = if " + m[1] + " then " + m[3] + " else " + m[5]
}

// tuple is a, b = 1, 2 as two definitions.
func tuple(_ *foreignText, m []string) string {
	left, right, _ := strings.Cut(m[0], "=")
	ns, vs := strings.Split(left, ","), strings.Split(strings.TrimSpace(right), ",")
	if len(ns) != len(vs) || strings.ContainsAny(right, "([{") {
		return ""
	}
	var out []string
	for i := range ns {
		out = append(out, strings.TrimSpace(ns[i])+" = "+strings.TrimSpace(vs[i]))
	}
	return strings.Join(out, "\n")
}

// printed is print with what another system's word for it was given.
func printed(_ *foreignText, m []string) string {
	return "print " + strings.ReplaceAll(m[1], "'", `"`)
}

// formatted is an f-string as texts and values in a row.
func formatted(_ *foreignText, m []string) string {
	var parts []string
	rest := m[1] + m[2]
	for rest != "" {
		text, more, _ := strings.Cut(rest, "{")
		if text = strings.TrimSpace(text); text != "" {
			parts = append(parts, `"`+text+`"`)
		}
		value, after, _ := strings.Cut(more, "}")
		value, _, _ = strings.Cut(value, ":")
		if value != "" {
			parts = append(parts, strings.TrimSuffix(value, "="))
		}
		rest = after
	}
	return "print " + strings.Join(parts, ", ")
}

// formattedBy is a text with places for values, and the values, in a row.
func formattedBy(_ *foreignText, m []string) string {
	values := strings.Split(m[2], ",")
	var parts []string
	places := regexp.MustCompile(`%[-+ 0-9.]*[a-z]|\{[^}]*\}`)
	texts := places.Split(m[1], -1)
	if len(texts) != len(values)+1 {
		return ""
	}
	for i, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			parts = append(parts, `"`+text+`"`)
		}
		if i < len(values) {
			parts = append(parts, strings.TrimSpace(values[i]))
		}
	}
	return "print " + strings.Join(parts, ", ")
}

// plotted is a plot of f over a range that was given.
func plotted(_ *foreignText, m []string) string {
	r := regexp.MustCompile(`^([^,{}()\[\]]+|[^,]*\([^)]*\)[^,]*),[ ]*[\[({](\w+),[ ]*([^,]+),[ ]*([^,\])}]+)[\])}]$`).FindStringSubmatch(strings.TrimSpace(m[1]))
	if r == nil {
		return ""
	}
	return "plot " + r[1] + " for " + r[2] + " in linspace(" + r[3] + ", " + r[4] + ", 100)"
}
