//go:build ignore

// The least program that embeds SQLite and prints one answer.
package main

import (
	"database/sql"
	"fmt"
	"log"

	_ "modernc.org/sqlite"
)

func main() {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		log.Fatal(err)
	}
	var v float64
	if err := db.QueryRow("SELECT ?1*?1*?2 + (?2 - ?3)/(1.0 + ?3*?3) - 2.1", 1.0, 2.0, 3.0).Scan(&v); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f\n", v)
}
