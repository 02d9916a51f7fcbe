// Package refuse words what package check refuses, and offers what could be
// written instead. For each mistake there is one function that makes the
// message, looks for the places beside it, and searches for fixes. The checker
// decides that something is wrong and hands over what it knows; nothing of a
// right program comes here.
//
// Where to read: codes.go the codes; product.go letters that a product cannot
// pair; sum.go terms that differ; index.go letters that do not fit slots; left.go
// the two sides of a definition; space.go charts and points; law.go objects of
// the wrong kind; fixes.go and words.go what they are written with.
package refuse
