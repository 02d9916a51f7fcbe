package number

// What stands for a formula that is too long for a reader.

import (
	"fmt"
	"regexp"
)

// Cut stands for a formula of so many operations.
func Cut(operations int) string { return fmt.Sprintf("… (%d operations)", operations) }

var cut = regexp.MustCompile(`… \(\d+ operations\)`)

// HasCut reports that a text has a formula that was cut.
func HasCut(text string) bool { return cut.MatchString(text) }
