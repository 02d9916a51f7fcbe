package builtins

// The list of all built-ins, sorted by name.

import (
	"slices"
	"strings"
)

// table lists every entry, sorted by name: Lookup searches by halves.
var table = slices.SortedFunc(slices.Values(slices.Concat(written[:], elementwise())), func(a, b *Entry) int {
	return strings.Compare(a.Name, b.Name)
})

// written are the entries that stand in this package; the rows of package op
// give the others.
var written = [...]*Entry{
	&alongEntry,
	&ceigEntry,
	&charpolyEntry,
	&checkEntry,
	&codiffEntry,
	&coframeEntry,
	&componentsEntry,
	&composeEntry,
	&condEntry,
	&crossEntry,
	&csvEntry,
	&detEntry,
	&diagEntry,
	&diffEntry,
	&dimEntry,
	&distanceEntry,
	&eEntry,
	&eigEntry,
	&eigenvectorsEntry,
	&epsEntry,
	&eulerLagrangeEntry,
	&expmEntry,
	&expmapEntry,
	&extEntry,
	&eyeEntry,
	&flatEntry,
	&flowEntry,
	&flowErrorEntry,
	&frameEntry,
	&fullEntry,
	&geodesicEntry,
	&geodesicEquationsEntry,
	&geodesicErrorEntry,
	&hodgeEntry,
	&holonomyEntry,
	&infEntry,
	&integrateEntry,
	&interiorEntry,
	&invEntry,
	&invariantEntry,
	&inverseEntry,
	&iterateEntry,
	&jacobiEntry,
	&jsonEntry,
	&deRhamEntry,
	&latexEntry,
	&lieEntry,
	&lineIntegralEntry,
	&linspaceEntry,
	&logdetEntry,
	&logmapEntry,
	&lowerEntry,
	&minimiseEntry,
	&normalEntry,
	&normEntry,
	&npyEntry,
	&npzEntry,
	&onehotEntry,
	&onesEntry,
	&piEntry,
	&pullEntry,
	&pushEntry,
	&raiseEntry,
	&randnEntry,
	&rankEntry,
	&recomputeEntry,
	&solveEntry,
	&sortEntry,
	&spectrumEntry,
	&sumEntry,
	&traceEntry,
	&transportEntry,
	&uniformEntry,
	&velocityEntry,
	&wedgeEntry,
	&zerosEntry,
}
