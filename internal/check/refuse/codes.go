package refuse

// The diagnostic codes of checking, E02xx and E03xx: letters, spaces, laws,
// names.

// Diagnostic codes of checking. One page each in docs/errors.
const (
	// Names.
	CodeUnknown     = "E0201" // a name that is not bound
	CodeRebound     = "E0202" // a name bound twice
	CodeUnderscore  = "E0203" // gradNorm_rate: indices where a name was meant
	CodeAmbiguous   = "E0205" // a coordinate name that several charts have
	CodeNotCallable = "E0206" // f(x) of what is not a function, chart or map
	CodeBareExpr    = "E0207" // a bare expression in a script
	CodeMember      = "E0209" // F.t: no such coordinate or member
	CodeModule      = "E0210" // an import that is not there
	CodeWrongKind   = "E0211" // a point, map, list … where another kind of value is needed
	CodeNotNumber   = "E0212" // a constant is needed
	CodeStatement   = "E0213" // a statement where it cannot stand
	CodeShow        = "E0214" // a form of show that an object does not have
	CodeTableFile   = "E0215" // a file that a table cannot be written to

	// Indices.
	CodeTwiceSame   = "E0220" // i twice up, or twice down
	CodeThrice      = "E0221" // i three times
	CodeFreeLeft    = "E0222" // both sides of a definition differ in free letters
	CodeHeightLeft  = "E0223" // up on the left, down on the right
	CodeTermsDiffer = "E0224" // terms of a sum differ in free indices
	CodeCount       = "E0225" // too many or too few indices for the slots
	CodeHeight      = "E0226" // up where the slot is down
	CodeNoIndices   = "E0227" // x takes no indices; x^n
	CodePlainSlot   = "E0228" // plain on one object, a slot on another
	CodePlainUp     = "E0229" // a plain index written above
	CodeInnerDummy  = "E0230" // a dummy of a bracket reused outside
	CodeCoordLetter = "E0231" // a letter that is a coordinate: Gamma^r_tt
	CodeNeedLetters = "E0232" // a product of whole objects
	CodeSize        = "E0233" // sizes that differ
	CodeReduce      = "E0234" // a reduction over what is not there, or not plain
	CodeSymmetrise  = "E0235" // brackets over indices of different kinds
	CodeComponent   = "E0236" // T[…] with a wrong position
	CodeDuplicate   = "E0237" // a letter twice on the left
	CodeDelta       = "E0238" // delta with two indices of one height
	CodeFreeIndices = "E0239" // free indices where a scalar is needed
	CodeMatrixPower = "E0240" // A^2 of a whole square array
	CodeParamLetter = "E0241" // d_M f of a param M

	// Spaces, bases, laws, functions.
	CodeSpace        = "E0301" // one letter, two charts
	CodeBase         = "E0302" // one letter, two points
	CodeWhichChart   = "E0303" // over which chart?
	CodeTwoCharts    = "E0304" // coordinates of two charts in one expression
	CodePointChart   = "E0305" // a field taken at a point of another chart
	CodeNoField      = "E0306" // a derivative of a value
	CodeNoConnection = "E0307" // nabla without a connection in use
	CodeNablaLaw     = "E0308" // nabla of what is not a tensor
	CodeTensorConn   = "E0309" // a tensor used or declared as a connection
	CodeNotTensor    = "E0310" // an argument without the declared law
	CodeNeedMetric   = "E0311" // a metric is needed
	CodeMetricSlots  = "E0312" // metric, connection with wrong slots
	CodeNotNumbers   = "E0313" // a power or function of an object with slots
	CodeRecursion    = "E0314" // a function that calls itself
	CodeArguments    = "E0315" // arguments that do not fit the parameters
	CodeMap          = "E0316" // a map's body that does not fit its charts
	CodeChart        = "E0317" // a chart that cannot be
	CodePoint        = "E0318" // a point that does not fit its chart
	CodeBody         = "E0321" // a function body without a result
	CodeClaimed      = "E0322" // a claim that cannot be
	CodeDivide       = "E0323" // division by an object with slots
	CodeTooMuch      = "E0324" // elaboration over its limits
	CodeCondition    = "E0325" // a condition where a number is needed, or the reverse
	CodeTolSamples   = "E0326" // tol or samples that are not positive numbers
	CodeEmptyDomain  = "E0327" // conditions that no point, no value or no function meets
	CodeForall       = "E0328" // what cannot be said of all objects, or is not decided for all
	CodePicture      = "E0329" // an option that does not fit a plot, or parts that make no picture
	CodePointSum     = "E0355" // a sum with a point that is neither a point nor a vector
	CodeBlocks       = "E0356" // components by blocks that do not fit the chart
	CodeOpenSlots    = "E0354" // an open function with slots, and where they are
	CodeManifold     = "E0360" // maps that are no manifold's, or a period of no coordinate
	CodeSubst        = "E0350" // what subst does not replace
	CodeSubstWhere   = "E0351" // values under which a condition breaks, or may break

	CodeParam  = "E0520" // a param without a value, of a wrong size, or unknown
	CodeData   = "E0521" // a data statement without a loader
	CodeImport = "E0522" // an imported file with errors
)
