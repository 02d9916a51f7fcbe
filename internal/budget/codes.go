package budget

// The error codes of what ends before it is done.

// Diagnostic codes of evaluations that end early.
const (
	CodeLimit     = "E0410" // a limit on memory, work, time or size
	CodeCancelled = "E0411" // the host cancelled
)
