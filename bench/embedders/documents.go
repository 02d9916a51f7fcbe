package main

// What each engine's own documents say on each point, with the place where they say it.

// Where the documents stand, of the versions that are asked.
const (
	starlarkDocs = "https://pkg.go.dev/go.starlark.net@v0.0.0-20260908191801-89a6a09411d5/starlark"
	starlarkImpl = "https://github.com/google/starlark-go/blob/master/doc/impl.md"
	celDocs      = "https://pkg.go.dev/cel.dev/cel-go@v0.33.2/cel"
	celReadme    = "https://github.com/cel-expr/cel-go/blob/v0.33.2/README.md"
	exprDocs     = "https://pkg.go.dev/github.com/expr-lang/expr@v1.17.8"
	exprConf     = exprDocs + "/conf#pkg-variables"
	exprReadme   = "https://github.com/expr-lang/expr/blob/v1.17.8/README.md"
	exprStart    = "https://github.com/expr-lang/expr/blob/v1.17.8/docs/getting-started.md"
	gojaDocs     = "https://pkg.go.dev/github.com/dop251/goja@v0.0.0-20260917113740-793a2a65c13b"
	gojaReadme   = "https://github.com/dop251/goja/blob/master/README.md"
	wazeroDocs   = "https://pkg.go.dev/github.com/tetratelabs/wazero@v1.12.0"
	wazeroWhy    = "https://github.com/tetratelabs/wazero/blob/v1.12.0/RATIONALE.md"
	moderncDocs  = "https://pkg.go.dev/modernc.org/sqlite@v1.62.0"
	sqliteDocs   = "https://www.sqlite.org"
	geoDocs      = "embedding.md"
)

// said is one sentence of documents.
type said struct{ words, where string }

// documents are sentences by probe and engine. Where there is none, none was found.
var documents = map[string]map[string]said{
	"endless": {
		"Geo":         {"a call ends at its context's end", geoDocs + "#limits-and-cancellation"},
		"starlark-go": {"`Cancel` makes the thread promptly fail", starlarkDocs + "#Thread.Cancel"},
		"cel-go":      {"`ContextEval` with `InterruptCheckFrequency`", celDocs + "#InterruptCheckFrequency"},
		"expr":        {"every program will conclude in a reasonable amount of time", exprReadme},
		"goja":        {"`Interrupt` ends running JavaScript", gojaDocs + "#Runtime.Interrupt"},
		"wazero":      {"`WithCloseOnContextDone`, at some cost", wazeroDocs + "#RuntimeConfig"},
		"SQLite":      {"an interrupt ends at the earliest opportunity", sqliteDocs + "/c3ref/interrupt.html"},
	},
	"native": {
		"Geo":         {"within kernels too, after about a millisecond", geoDocs + "#limits-and-cancellation"},
		"starlark-go": {"there may be a delay within a built-in function", starlarkDocs + "#Thread.Cancel"},
		"cel-go":      {"checked within comprehensions; `CostLimit` bounds computing", celDocs + "#CostLimit"},
		"goja":        {"not within native functions, all built-ins included", gojaDocs + "#Runtime.Interrupt"},
		"SQLite":      {"at the earliest opportunity", sqliteDocs + "/c3ref/interrupt.html"},
	},
	"budget": {
		"Geo":         {"`Limits.Steps`, counted the same on every machine", geoDocs + "#limits-and-cancellation"},
		"starlark-go": {"`SetMaxExecutionSteps`", starlarkDocs + "#Thread.SetMaxExecutionSteps"},
		"cel-go":      {"`CostLimit`", celDocs + "#CostLimit"},
		"expr":        {"10,000 nodes, a memory budget of 1,000,000", exprConf},
		"SQLite":      {"`sqlite3_progress_handler`", sqliteDocs + "/c3ref/progress_handler.html"},
	},
	"cost": {
		"Geo":    {"`Program.Cost`: within a factor of two for nine programs of ten, never below a quarter", geoDocs + "#promises"},
		"cel-go": {"`EstimateCost` gives the least and the most", celDocs + "#Env.EstimateCost"},
	},
	"brackets": {
		"Geo":    {"`Limits.Source.Depth`", geoDocs + "#limits-and-cancellation"},
		"cel-go": {"`ParserRecursionLimit`, `ParserExpressionSizeLimit`, both by default", celDocs + "#ParserRecursionLimit"},
		"expr":   {"`MaxNodes`, 10,000 by default", exprDocs + "#MaxNodes"},
		"SQLite": {"depth of an expression, 1,000 by default", sqliteDocs + "/limits.html"},
	},
	"long sum": {
		"Geo":    {"`Limits.Source.Height`", geoDocs + "#limits-and-cancellation"},
		"cel-go": {"`ParserExpressionSizeLimit`, `ExpressionNodeLimit`", celDocs + "#ExpressionNodeLimit"},
		"expr":   {"`MaxNodes`, 10,000 by default", exprDocs + "#MaxNodes"},
		"wazero": {"limits of functions, globals, the stack", wazeroWhy + "#implementation-limitations"},
		"SQLite": {"depth of an expression, 1,000 by default", sqliteDocs + "/limits.html"},
	},
	"memory": {
		"Geo":    {"`Limits.Run.Bytes`; sizes are computed before anything is allocated", geoDocs + "#limits-and-cancellation"},
		"cel-go": {"`MemoryLimit`, in elements of values", celDocs + "#MemoryLimit"},
		"expr":   {"a memory budget of 1,000,000 by default", exprConf},
		"wazero": {"`WithMemoryLimitPages`", wazeroDocs + "#RuntimeConfig"},
		"SQLite": {"`hard_heap_limit`, `SQLITE_LIMIT_LENGTH`", sqliteDocs + "/security.html"},
	},
	"host panics": {
		"Geo":  {"E0553, the host's and not Geo's; `errors.As` finds a `*diag.HostPanic`", geoDocs + "#functions-of-the-host"},
		"goja": {"a panic with a `Value` is thrown as an exception", gojaReadme + "#exceptions"},
	},
	"host fails": {
		"Geo":         {"E0554 with its place; `errors.Is` finds it", geoDocs + "#functions-of-the-host"},
		"starlark-go": {"`EvalError` has `Unwrap`", starlarkDocs + "#EvalError.Unwrap"},
		"SQLite":      {"a function may return an error", moderncDocs + "#FunctionImpl"},
	},
	"host context": {
		"Geo":         {"`Eval` gets the evaluation's context", geoDocs + "#functions-of-the-host"},
		"starlark-go": {"by hand, among the values of a thread", starlarkDocs + "#Thread.SetLocal"},
		"cel-go":      {"functions of `AsyncBinding` get one", celDocs + "#AsyncBinding"},
		"expr":        {"`WithContext`", exprDocs + "#WithContext"},
		"wazero":      {"the first argument", wazeroDocs + "/api#GoFunction"},
		"SQLite":      {"a `FunctionContext`, which has no context", moderncDocs + "#FunctionContext"},
	},
	"goroutines": {
		"Geo":         {"engines, programs and functions are safe", geoDocs + "#goroutines"},
		"starlark-go": {"frozen values may be shared by threads", starlarkImpl + "#freezing"},
		"cel-go":      {"a `Program` is stateless and thread-safe", celReadme},
		"expr":        {"compiled programs are safe for concurrent use", exprStart},
		"goja":        {"a `Program` may be used concurrently, a `Runtime` by one goroutine", gojaDocs + "#Program"},
		"wazero":      {"`Call` is not safe for goroutines", wazeroDocs + "/api#Function"},
		"SQLite":      {"threading modes", sqliteDocs + "/threadsafe.html"},
	},
	"kept": {
		"Geo": {"up to `Options.Cache` for later evaluations, 64 MiB by default", geoDocs + "#goroutines"},
	},
	"state": {
		"Geo":         {"numbers and texts do not depend on what was asked before or beside", geoDocs + "#promises"},
		"starlark-go": {"values of a module are frozen once it is initialized", starlarkImpl + "#freezing"},
		"cel-go":      {"evaluation is free of side effects", celReadme},
		"expr":        {"evaluations won't modify global states or variables", exprStart},
	},
	"places": {
		"Geo":         {"a diagnostic has a code, a place, fixes", geoDocs + "#errors"},
		"starlark-go": {"`EvalError` has a backtrace", starlarkDocs + "#EvalError"},
		"SQLite":      {"`sqlite3_error_offset`, in C", sqliteDocs + "/c3ref/errcode.html"},
	},
}

// sameAs are probes that ask the same with other sizes.
var sameAs = map[string]string{"more brackets": "brackets", "longer sum": "long sum", "doubling": "memory"}
