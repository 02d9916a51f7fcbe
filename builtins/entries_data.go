package builtins

// The entries that read data, with their documentation: csv, npy, npz, json.

const (
	dataLaw    = "a plain array: numbers, the same in every chart"
	dataErrors = "Only in a data statement. Files are read through what the host grants, relative to the script and below its folder, up to the host's limit on all data together. Missing, non-finite and non-numeric entries are refused with their place, and whole numbers that a float64 does not hold."
	dataCost   = "time of the file's size (csv: twice), before anything runs: shapes are checked like all others. Memory of the array; csv and, while it grows, json: twice"
)

var csvEntry = Entry{
	Name: "csv", Family: Data, Min: 1, Max: 1, DataOnly: true, Apply: applyCSV,
	Named:     []string{"columns", "header", "codes", "separator"},
	Signature: `csv("file.csv", columns: 1..4, header: true, codes: true, separator: ";") -> X_nf`,
	Law:       dataLaw, Errors: dataErrors, Cost: dataCost,
	Doc:    "A table of numbers, rows by columns. columns picks some by number (from 1) or by name; a single one, not in a list, gives a vector x_n. A first line is taken for a header when there is no number in it (nor a mark for a missing one: nan, NA, ?) and one of its words stands above a number; header: true or false says it outright. codes: true numbers the words of a column 1, 2, … by first appearance. The separator (comma, semicolon, tab) is found in the first line.",
	Source: "RFC 4180",
	Example: `data X_nf = csv("iris.csv", columns: 1..4)
data y_n = csv("iris.csv", columns: "species")
m_f = mean_n X_nf
print m
`,
}

var npyEntry = Entry{
	Name: "npy", Family: Data, Min: 1, Max: 1, DataOnly: true, Apply: applyNPY,
	Signature: `npy("file.npy") -> X_…`,
	Law:       dataLaw, Errors: dataErrors + " Complex numbers, truth values, long floats, texts, dates and records are refused.", Cost: dataCost,
	Doc:    "An array that NumPy saved: floats and integers of every width and byte order, in row or column order.",
	Source: "NumPy Enhancement Proposal 1, versions 1.0 to 3.0",
	Example: `data X_nf = npy("points.npy")
print sum_n X_nf
`,
}

var npzEntry = Entry{
	Name: "npz", Family: Data, Min: 1, Max: 2, DataOnly: true, Apply: applyNPZ,
	Signature: `npz("file.npz", "key") -> X_…`,
	Law:       dataLaw, Errors: dataErrors, Cost: dataCost,
	Doc:    "One array of an archive that NumPy's savez wrote. The key may be left out when there is one array only.",
	Source: "NumPy Enhancement Proposal 1",
	Example: `data X_nf = npz("points.npz", "X")
print sum_n X_nf
`,
}

var jsonEntry = Entry{
	Name: "json", Family: Data, Min: 1, Max: 2, DataOnly: true, Apply: applyJSON,
	Signature: `json("file.json", "key") -> X_…`,
	Law:       dataLaw, Errors: dataErrors, Cost: dataCost,
	Doc:    "Nested lists of numbers as an array. The key is a member's name, or a path of names parted by dots; met with a list of objects it takes that member of each.",
	Source: "RFC 8259",
	Example: `data x_n = json("points.json", "points.x")
print sum_n x_n
`,
}
