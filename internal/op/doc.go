// Package op says what Geo knows of each scalar function, in one row. There
// stands how it is computed, where it is defined, its derivative, its Taylor
// series, its range, signs and symmetries, its exact values, its inverse, how
// it is numbered in a finite field, how it is written, what it costs, and what
// the reference says of it.
//
// A fact is given or said to be none; it cannot be forgotten. The zero value of
// every field of Func means "forgotten", TestNothingIsForgotten refuses it, and
// the other tests compare each fact with big floats, differences and samples.
//
// Facts that are formulas – derivatives, Taylor rules, exact values – are Terms,
// which whoever needs them reads in an algebra of its own (Eval): package
// scalar as expressions, package taylor as series of numbers or of elements of
// a finite field.
//
// To add a function, write its row in the file of its family and its line in
// oracle/table.go, and renew the reference (go test ./builtins -run Reference
// -update). The families are circle.go, hyperbolic.go, factorial.go, pieces.go
// and powers.go; func.go says what each fact means, term.go and rule.go what
// formulas and Taylor rules are made of.
package op
