// Package index is the vocabulary of index types: charts as spaces, slots and
// plain axes, and laws. A law is how an object changes under a change of
// coordinates. The package holds no syntax and no numbers; the tree's letters
// and the graph's arrays both refer to it.
package index
