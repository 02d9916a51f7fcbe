// Package value holds what an expression can denote once it is checked and
// before any number exists. That is objects with their index types, points,
// maps, charts, functions, lists, conditions. The checker makes them, the
// built-in functions take and give them, a run asks them for numbers or
// formulas.
//
// Every word about a value is here too: what kind it is, in the words of
// messages and of types. A value never knows a name of the library, a statement
// or a number that a run found.
package value
