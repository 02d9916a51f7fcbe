package grammar

// Rows of statements: the word that begins each, its rule and its facts.
// Each kind has a file of its own, NAME_stmt.go: the type in the tree, the rule
// in participle's tags, how the tree is made of the rule and written, and one row of facts. visit.go lists them.

import (
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// statementFacts are what is known of one statement beside its rule.
type statementFacts struct {
	word       string     // that begins it
	forms      []string   // its shapes, shown when a part is lacking
	does       string     // what it means, for help
	example    string     // a program that runs
	binds      bindsWhich // names, which are lost with it
	nameNext   bool       // a name, and no indices, stands directly behind the word
	takesBlock bool       // it takes a { block }
	alone      bool       // a library module may hold it; it is read alone, when its name is asked for
	contextual bool       // its word is a name, unless what follows it begins the statement
}

// bindsWhich says which names in a statement it binds.
type bindsWhich int

const (
	bindsNothing bindsWhich = iota + 1
	bindsNext               // the name behind the word
	bindsLast               // the last word
	bindsAll                // every name, up to where
)

// statementKind is one row: the facts, and the way from tokens to the tree.
type statementKind interface {
	facts() *statementFacts
	// parse reads the statement that begins at the offset start; nil when it
	// failed.
	parse(p *parser, lex *lexer.PeekingLexer, start int) Stmt
}

// ruled is the kind of statement that rule R reads.
type ruled[R any, P treeMaker[R]] struct{ row statementFacts }

// treeMaker is a rule that makes a tree of what it has read. It returns nil
// when that failed.
type treeMaker[R any] interface {
	*R
	tree(p *parser, start int) Stmt
}

// byRule is the row of the statement that rule R reads.
func byRule[R any, P treeMaker[R]](row statementFacts) statementKind { return &ruled[R, P]{row} }

func (k *ruled[R, P]) facts() *statementFacts { return &k.row }

func (k *ruled[R, P]) parse(p *parser, lex *lexer.PeekingLexer, start int) Stmt {
	return parseBy[R, P](p, lex, start)
}

// kindOf is the statement that a word begins, or nil.
func kindOf(word string) statementKind {
	for _, k := range statementKinds {
		if k.facts().word == word {
			return k
		}
	}
	return nil
}

// form is the shape of the statement that a word begins, "" when none does.
func form(word string) string {
	if k := kindOf(word); k != nil {
		return either(k.facts().forms)
	}
	return ""
}

// either joins alternatives: a; a, or b; a, b, or c.
func either(forms []string) string {
	last := len(forms) - 1
	if last == 0 {
		return forms[0]
	}
	return strings.Join(forms[:last], ", ") + ", or " + forms[last]
}

// blockWords are the words whose statements take a block: map, fn, for and test.
func blockWords() string {
	var words []string
	for _, k := range statementKinds {
		if f := k.facts(); f.takesBlock {
			words = append(words, f.word)
		}
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// wordsOf are the words that begin statements and are reserved, sorted.
func wordsOf(kinds []statementKind) []string {
	var words []string
	for _, k := range kinds {
		if f := k.facts(); !f.contextual {
			words = append(words, f.word)
		}
	}
	slices.Sort(words)
	return words
}
