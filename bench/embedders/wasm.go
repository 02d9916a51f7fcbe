package main

// An assembler for the WebAssembly that the probes need, so that no foreign compiler decides how fast it is.

import (
	"encoding/binary"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"slices"
	"strconv"
	"strings"
)

// wasmFunc is a function of f64 params, with f64 locals besides and one f64 result or none.
type wasmFunc struct {
	params, locals int
	result         bool
	body           []byte // without the last end
}

// wasmModule is a module that imports functions env.NAME, has one page of memory, and exports its only function as f.
func wasmModule(imports []string, arity []int, f wasmFunc) []byte {
	types := vector(len(imports) + 1)
	importing := vector(len(imports))
	for i, name := range imports {
		types = append(types, signature(arity[i], true)...)
		importing = append(append(append(importing, text("env")...), text(name)...), 0x00)
		importing = append(importing, leb(i)...)
	}
	types = append(types, signature(f.params, f.result)...)
	code := vector(0)
	if f.locals > 0 {
		code = append(append(vector(1), leb(f.locals)...), 0x7c)
	}
	code = append(append(code, f.body...), 0x0b)
	out := []byte("\x00asm\x01\x00\x00\x00")
	for _, s := range []struct {
		id   byte
		body []byte
	}{
		{1, types}, {2, importing}, {3, append(vector(1), leb(len(imports))...)}, {5, []byte{1, 0, 1}},
		{7, append(append(append(vector(2), text("f")...), append([]byte{0}, leb(len(imports))...)...), append(text("memory"), 2, 0)...)},
		{10, append(append(vector(1), leb(len(code))...), code...)},
	} {
		out = append(append(append(out, s.id), leb(len(s.body))...), s.body...)
	}
	return out
}

func vector(n int) []byte { return leb(n) }

func text(s string) []byte { return append(leb(len(s)), s...) }

func signature(params int, result bool) []byte {
	out := append([]byte{0x60}, leb(params)...)
	out = append(out, slices.Repeat([]byte{0x7c}, params)...)
	if result {
		return append(out, 1, 0x7c)
	}
	return append(out, 0)
}

func leb(n int) []byte { return binary.AppendUvarint(nil, uint64(n)) }

func constant(v float64) []byte {
	return binary.LittleEndian.AppendUint64([]byte{0x44}, math.Float64bits(v))
}

// opcodes are the instructions without operands, or whose operands are always the same.
var opcodes = map[string][]byte{
	"loop": {0x03, 0x40}, "block": {0x02, 0x40}, "end": {0x0b}, "drop": {0x1a}, "grow": {0x40, 0x00}, "store": {0x39, 0x03},
	"+": {0xa0}, "-": {0xa1}, "*": {0xa2}, "/": {0xa3}, "neg": {0x9a}, "<=": {0x65},
	"get": {0x20}, "set": {0x21}, "br": {0x0c}, "br_if": {0x0d}, "call": {0x10}, "i32": {0x41},
}

// assemble writes instructions: names of opcodes, small numbers as operands, and f64 constants with a point.
func assemble(words string) []byte {
	var out []byte
	for _, w := range strings.Fields(words) {
		if code, ok := opcodes[w]; ok {
			out = append(out, code...)
		} else if strings.Contains(w, ".") {
			v, err := strconv.ParseFloat(w, 64)
			if err != nil {
				panic(err)
			}
			out = append(out, constant(v)...)
		} else if n, err := strconv.Atoi(w); err == nil && n < 64 { // one byte, signed or not
			out = append(out, byte(n))
		} else {
			panic("no instruction " + w)
		}
	}
	return out
}

// infix writes the instructions of a formula whose names are locals or, called, imports.
func infix(formula string, locals, imports []string) ([]byte, error) {
	e, err := parser.ParseExpr(formula)
	if err != nil {
		return nil, err
	}
	var walk func(e ast.Expr) (string, error)
	walk = func(e ast.Expr) (string, error) {
		switch e := e.(type) {
		case *ast.ParenExpr:
			return walk(e.X)
		case *ast.BasicLit:
			return e.Value, nil
		case *ast.Ident:
			if i := slices.Index(locals, e.Name); i >= 0 {
				return fmt.Sprint("get ", i), nil
			}
		case *ast.UnaryExpr:
			x, err := walk(e.X)
			if e.Op == token.SUB {
				return x + " neg", err
			}
		case *ast.BinaryExpr:
			x, err := walk(e.X)
			if err != nil {
				return "", err
			}
			y, err := walk(e.Y)
			return x + " " + y + " " + e.Op.String(), err
		case *ast.CallExpr:
			if i := slices.Index(imports, e.Fun.(*ast.Ident).Name); i >= 0 {
				x, err := walk(e.Args[0])
				return x + fmt.Sprint(" call ", i), err
			}
		}
		return "", fmt.Errorf("no formula: %T", e)
	}
	words, err := walk(e)
	if err != nil {
		return nil, err
	}
	return assemble(words), nil
}
