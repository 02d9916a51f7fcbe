package builtins

// The diagnostic codes of built-in functions: arguments, flows that end, files.

// Diagnostic codes of built-in functions. One page each in docs/errors.
const (
	CodeArguments   = "E0330" // too many or too few arguments, an unknown option
	CodeArgument    = "E0331" // an argument of the wrong kind
	CodeNotLinear   = "E0332" // det, trace, eig … of what is not a linear map
	CodeSlots       = "E0333" // an elementwise function of an object with slots
	CodeNoLaw       = "E0334" // push or pull of what is chartwise
	CodeMapChart    = "E0335" // the object lives over another chart than the map
	CodeMapNoWay    = "E0336" // nothing moves that way between these dimensions
	CodeNeedsMetric = "E0338" // a metric is needed
	CodeNotConstant = "E0339" // a size that is not known before running
	CodeNoInverse   = "E0340" // inverse(phi) of a map without one
	CodeShape       = "E0341" // sizes that do not fit
	CodeDimension   = "E0342" // a literal's size is not the chart's dimension
	CodeNothingOver = "E0343" // invariant or recompute of what does not involve the chart
	CodeInterval    = "E0344" // integrate's intervals
	CodeNotAForm    = "E0345" // a form that is not antisymmetric
	CodeNoRoots     = "E0347" // roots that are not all decided
	CodeUnsolved    = "E0348" // equations that solve does not solve

	CodeLimit  = "E0352" // a limit that is not decided, or that differs by side
	CodeSeries = "E0353" // no power series, or a power beyond what is known
	CodeNoWay  = "E0361" // X in psi, where no map leads to psi

	CodeNotPeriodic = "E0362" // X in psi of what differs at numbers of an angle that are one

	CodeFlowEnds   = "E0416" // while running: a geodesic or transport comes to the edge of a chart
	CodeNoGeodesic = "E0417" // while running: logmap and distance find no geodesic
	CodeNoLoop     = "E0418" // while running: holonomy of a curve that does not close

	CodeCrosses  = "E0424" // a warning while running: a flow passes from chart to chart
	CodeDiverges = "E0423" // while running: a state of an iteration is no number

	CodeDegenerate = "E0421" // a warning while running: a minimum where the Hessian vanishes in some direction
	CodeRough      = "E0422" // a warning while running: an integral with a larger error than asked

	CodeNoFiles    = "E0510" // the host grants no files
	CodeFile       = "E0511" // a file that cannot be read, or a path that leaves the folder
	CodeFileFormat = "E0512" // a file that is not what the loader reads
	CodeFileSize   = "E0513" // a file or array beyond the limit
	CodeFileData   = "E0514" // a column, key or value that is not there or not a number
)
