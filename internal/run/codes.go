package run

// The diagnostic codes of a run, and of what a host binds.

// Diagnostic codes of this package.
const (
	CodeClaim      = "E0451" // a claim refused at a point
	CodeWhere      = "E0452" // a point outside its chart's domain
	CodeSamples    = "E0453" // too few points at which both sides can be evaluated
	CodeOutput     = "E0454" // more output or more turns of loops than allowed
	CodePoints     = "E0455" // values at two points where one is needed
	CodeUntestable = "E0457" // a claim that cannot be tested at a point
	CodeUndecided  = "E0458" // an equality that is neither proved nor refuted
	CodeTable      = "E0461" // a table that would write over another
	CodePlot       = "E0456" // a plot of something that is not numbers
	CodeIdentity   = "E0459" // an identity that a finite field does not decide
	CodeManifold   = "E0470" // maps of a manifold that do not agree
	CodeParamWhere = "E0460" // a param whose value is outside its conditions
	CodeBinding    = "E0550" // a param or array that does not fit the program
	CodeFunc       = "E0551" // an expression that cannot become a Func
	CodeDebug      = "E0552" // a stage or a line that there is not
)
