// Package naive evaluates graph nodes by plain loops, one component at a time.
// It is the oracle that tests hold the two tiers to, and knows nothing of the
// graph's derivative rules. A number is a jet in nilpotent units e1, e2, … with
// ei² = 0; a partial derivative adds one unit to one coordinate, evaluates the
// argument again and reads the unit's coefficient, so derivatives of any order
// are exact to rounding. Inverse maps are found by Newton's method on jets.
package naive
