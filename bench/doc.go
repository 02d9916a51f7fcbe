// Package bench measures Geo beside what its users would pick instead. Each
// benchmark is a row: the work, Geo's time, and the ratio to every peer that
// was timed on this machine in the same run:
//
//	bench/peers/run > peers.txt
//	GEO_PEERS=$PWD/peers.txt go test ./bench -bench . -cpu 1
//
// or both by bench/run. Without GEO_PEERS the rows print Geo's side alone and,
// where there is one, the ratio to a hand-written loop. A ratio of 3 to a peer
// means that the peer takes three times as long.
//
// Engines that Go programs embed are in bench/embedders, a module of its own that
// Geo's does not need: it writes docs/embedding-compared.md.
package bench
