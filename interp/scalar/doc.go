// Package scalar is the graph of scalar expressions under the tensor graph.
package scalar
