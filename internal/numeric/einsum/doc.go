// Package einsum contracts strided arrays of numbers. A plan orders the
// pairwise contractions of a product of many operands by cost; each pair is
// compiled to offset tables and run as one matrix product (packing reads
// through the tables, so nothing is ever transposed in memory), or as plain
// loops when it is small or bound by memory.
//
// Labels are small integers. A label twice in one operand walks its diagonal,
// one in an operand and not in the result is summed, one in the result and in
// no operand is broadcast, one twice in the result fills a diagonal.
package einsum
