//go:build ignore

// The least program that embeds goja and prints one answer.
package main

import (
	"fmt"
	"log"

	"github.com/dop251/goja"
)

func main() {
	vm := goja.New()
	v, err := vm.RunString("(function(x, y, z) { return x*x*y + (y - z)/(1.0 + z*z) - 2.1 })")
	if err != nil {
		log.Fatal(err)
	}
	f, _ := goja.AssertFunction(v)
	v, err = f(goja.Undefined(), vm.ToValue(1), vm.ToValue(2), vm.ToValue(3))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f\n", v.ToFloat())
}
