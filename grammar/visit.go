package grammar

// Which kinds of statements and expressions there are, and visitors with one method for each. Whoever treats
// every kind does it by a visitor, so that a kind added later does not compile
// until it is answered everywhere.

import "fmt"

// statementKinds are the statements that a word begins. Definitions without a
// word and bare expressions are told apart by parser.statement.
var statementKinds = []statementKind{
	chartKind, mapKind, manifoldKind, tensorKind, metricKind, connectionKind, paramKind, dataKind, fnKind, useKind, importKind,
	assertKind, printKind, showKind, tableKind, plotKind, forKind, forallKind, testKind,
}

// StmtVisitor has a method for each kind of statement; Stmt.Accept chooses it.
type StmtVisitor interface {
	VisitChartDecl(*ChartDecl)
	VisitMapDecl(*MapDecl)
	VisitManifold(*Manifold)
	VisitDefine(*Define)
	VisitParamDecl(*ParamDecl)
	VisitDataDecl(*DataDecl)
	VisitFn(*Fn)
	VisitOpenFn(*OpenFn)
	VisitUse(*Use)
	VisitImport(*Import)
	VisitAssert(*Assert)
	VisitPrint(*Print)
	VisitShow(*Show)
	VisitTable(*Table)
	VisitPlot(*Plot)
	VisitFor(*For)
	VisitForall(*Forall)
	VisitTest(*Test)
	VisitExprStmt(*ExprStmt)
}

// ExprVisitor has a method for each kind of expression, which makes an R of it;
// VisitExpr chooses it.
type ExprVisitor[R any] interface {
	VisitNumber(*Number) R
	VisitString(*String) R
	VisitBool(*Bool) R
	VisitName(*Name) R
	VisitDot(*Dot) R
	VisitIndexed(*Indexed) R
	VisitCall(*Call) R
	VisitComponent(*Component) R
	VisitUnary(*Unary) R
	VisitBinary(*Binary) R
	VisitCompare(*Compare) R
	VisitDeriv(*Deriv) R
	VisitReduce(*Reduce) R
	VisitAtPoint(*AtPoint) R
	VisitOn(*On) R
	VisitIn(*In) R
	VisitRange(*Range) R
	VisitIf(*If) R
	VisitList(*List) R
	VisitBlocks(*Blocks) R
	VisitComprehension(*Comprehension) R
	VisitParen(*Paren) R
}

// VisitExpr gives what v makes of x, which is not nil.
func VisitExpr[R any](x Expr, v ExprVisitor[R]) R {
	switch x := x.(type) {
	case *Number:
		return v.VisitNumber(x)
	case *String:
		return v.VisitString(x)
	case *Bool:
		return v.VisitBool(x)
	case *Name:
		return v.VisitName(x)
	case *Dot:
		return v.VisitDot(x)
	case *Indexed:
		return v.VisitIndexed(x)
	case *Call:
		return v.VisitCall(x)
	case *Component:
		return v.VisitComponent(x)
	case *Unary:
		return v.VisitUnary(x)
	case *Binary:
		return v.VisitBinary(x)
	case *Compare:
		return v.VisitCompare(x)
	case *Deriv:
		return v.VisitDeriv(x)
	case *Reduce:
		return v.VisitReduce(x)
	case *AtPoint:
		return v.VisitAtPoint(x)
	case *On:
		return v.VisitOn(x)
	case *In:
		return v.VisitIn(x)
	case *Range:
		return v.VisitRange(x)
	case *If:
		return v.VisitIf(x)
	case *List:
		return v.VisitList(x)
	case *Blocks:
		return v.VisitBlocks(x)
	case *Comprehension:
		return v.VisitComprehension(x)
	case *Paren:
		return v.VisitParen(x)
	}
	panic(fmt.Sprintf("grammar: %T has no visitor", x)) // a test goes through all kinds
}
