package render

// The diagnostic code of an assertion that does not hold.

// CodeAssert is the code of an assertion that does not hold.
const CodeAssert = "E0450"
