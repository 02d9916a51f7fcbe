package diag

// The diagnostic code that belongs to this package.

// CodeHostPanic is the code of diagnostics about a HostPanic.
const CodeHostPanic = "E0553" // the host's own code panicked: a function, a sink, files, kernels
