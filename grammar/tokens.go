package grammar

// The tokens of a text that need not be a program, for editors that colour it.

import (
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// TokenKind is what a token is to a reader's eye.
type TokenKind int

// The kinds of tokens.
const (
	TokenOther    TokenKind = iota // operators, brackets, what cannot be read
	TokenName                      // f, \Gamma, d
	TokenWord                      // a word of the language
	TokenNumber                    // 1.5e3
	TokenText                      // "text", with its quotes
	TokenIndices                   // _ij, ^{mu nu}
	TokenComment                   // from # to the end of the line
	TokenLineEnds                  // a line's end or ;
)

// Token is a piece of a text, Text[Start:End].
type Token struct {
	Kind       TokenKind
	Start, End int
}

var tokenKinds = map[lexer.TokenType]TokenKind{
	kindName: TokenName, kindNumber: TokenNumber, kindString: TokenText, kindScript: TokenIndices,
	kindWord: TokenWord, kindComment: TokenComment, kindEnd: TokenLineEnds, kindNewline: TokenLineEnds,
}

// Tokens are the tokens of a text in order, mistakes and all; blanks stand between
// them. A text beyond the default limit has none.
func Tokens(text string) []Token {
	lim := Limits{}.withDefaults()
	if len(text) > lim.Bytes {
		return nil
	}
	s := scanner{text: text, lim: lim, report: func(problem) {}}
	var out []Token
	for {
		kind, start := s.next()
		if kind == kindEOF {
			return out
		}
		out = append(out, Token{tokenKinds[kind], start, s.pos})
	}
}

// Letters are the index letters of a run of indices, _ij or ^{mu nu}, each a
// Token within text.
func Letters(text string, run Token) []Token {
	var out []Token
	end := run.End
	for i := run.Start + 1; i < end; {
		j := i
		if text[j] == '\\' {
			j++
		}
		for j < end && (isASCIILetter(text[j]) || isDigit(text[j])) {
			j++
		}
		word := text[i:j]
		switch {
		case j == i: // a brace, a bracket of symmetrisation, a blank, a Greek letter
			j = skipLetters(text[:end], i)
			if j == i {
				i++
				continue
			}
			_, n := utf8.DecodeRuneInString(text[i:end])
			j = skipPrimes(text[:end], i+n)
		case word[0] != '\\' && !isGreekName(word) && !strings.ContainsAny(word, "0123456789"):
			j = i + 1
		}
		j = skipPrimes(text[:end], j)
		out = append(out, Token{TokenIndices, i, j})
		i = j
	}
	return out
}
