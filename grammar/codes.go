package grammar

// The diagnostic codes of reading, E0101 and on: what is wrong with a text
// before it has a meaning.

// Diagnostic codes of this package. Each has a page in docs/errors.
const (
	CodeCharacter    = "E0101" // a character without meaning
	CodeUTF8         = "E0102" // bytes that are not UTF-8
	CodeString       = "E0103" // a text that is not closed, an unknown escape
	CodeNumber       = "E0104" // a number written in a way Geo does not read
	CodeDigitIndex   = "E0105" // x_1
	CodeTildeEquals  = "E0106" // L~= …
	CodeLaTeX        = "E0107" // an unknown backslash name
	CodeIndexRun     = "E0108" // indices that cannot be read
	CodeUnclosed     = "E0109" // a bracket never closed
	CodeBracket      = "E0110" // a bracket that closes nothing, or the wrong one
	CodeUnexpected   = "E0111" // something that does not go on here
	CodeMissing      = "E0112" // an expression is missing
	CodeNumberFactor = "E0113" // x 2
	CodeAmbiguous    = "E0114" // a/b c
	CodeIndexedCall  = "E0115" // H_ij( and H_ij[
	CodeAtBinds      = "E0116" // f @ p + 1
	CodeDerivative   = "E0117" // d and nabla without one index, or without operand
	CodeReduction    = "E0118" // sum_n and its kin without operand, or misused
	CodeCallDefined  = "E0119" // f(x) = x^2
	CodeLeftSide     = "E0120" // something else left of =
	CodeEquals       = "E0121" // = where == is meant
	CodeLeadingOp    = "E0122" // a line that begins with an operator
	CodeReserved     = "E0123" // a word of the language as a name
	CodeNoIndices    = "E0124" // indices on what takes none
	CodeForm         = "E0125" // a statement that lacks a part
	CodeSymmetrise   = "E0126" // symmetrisation brackets that do not pair
	CodeForeign      = "E0127" // another language's operator
	CodeBracePower   = "E0128" // x^{2}
	CodeTuple        = "E0129" // (a, b)
	CodeIfBracket    = "E0130" // 2 + if …
	CodeNotAName     = "E0131" // a name is needed
	CodeSourceLimit  = "E0190" // source too large
	CodeTokenLimit   = "E0191" // a statement too long
	CodeDepthLimit   = "E0192" // brackets nested too deeply
	CodeHeightLimit  = "E0193" // an expression's tree too high
	CodeLiteralLimit = "E0194" // a number, name or text too long
	CodeIndexLimit   = "E0195" // too many indices
	CodeInternal     = "E0199" // a bug in the parser
)
