package grammar

// What the words of the language mean, for help.

import "strings"

// Help is what a word of the language means: the forms of the statement that it
// begins, what it does, and a program that runs.
func Help(word string) (string, bool) {
	forms, does, example := []string{word}, "", ""
	if k := kindOf(word); k != nil {
		f := k.facts()
		forms, does, example = f.forms, f.does, f.example
	} else if w := innerWordOf(word); w.word != "" {
		does, example = w.does, w.example
	} else {
		return "", false
	}
	return strings.Join(forms, "\n") + "\n\n" + upperFirst(does) + "\n\nExample:\n  " + strings.ReplaceAll(example, "\n", "\n  ") + "\n", true
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// HelpWords are the words that Help knows.
func HelpWords() []string {
	var out []string
	for _, k := range statementKinds {
		out = append(out, k.facts().word)
	}
	for _, w := range innerWords {
		out = append(out, w.word)
	}
	return out
}
