//go:build ignore

// The least program that embeds wazero and prints one answer.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// module exports f(x, y, z) = x*x*y + (y - z)/(1.0 + z*z) - 2.1, as infix in wasm.go writes it.
const module = "\x00asm\x01\x00\x00\x00\x01\b\x01`\x03|||\x01|\x02\x01\x00\x03\x02\x01\x00\x05\x03\x01\x00\x01\a\x0e\x02\x01f\x00\x00\x06memory\x02\x00\n,\x01*\x00 \x00 \x00\xa2 \x01\xa2 \x01 \x02\xa1D\x00\x00\x00\x00\x00\x00\xf0? \x02 \x02\xa2\xa0\xa3\xa0D\xcd\xcc\xcc\xcc\xcc\xcc\x00@\xa1\v"

func main() {
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer r.Close(ctx)
	m, err := r.Instantiate(ctx, []byte(module))
	if err != nil {
		log.Fatal(err)
	}
	out, err := m.ExportedFunction("f").Call(ctx, api.EncodeF64(1), api.EncodeF64(2), api.EncodeF64(3))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f\n", api.DecodeF64(out[0]))
}
