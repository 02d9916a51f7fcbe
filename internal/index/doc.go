// Package index is the vocabulary of index types: charts as spaces, slots and
// plain axes, and the laws objects obey under a change of coordinates. It holds
// no syntax and no numbers; the tree's letters and the graph's arrays both
// refer to it.
package index
