package check

// StmtVisitor has an answer to every kind of statement that is left to run: a
// visitor that forgets one does not compile.
type StmtVisitor interface {
	Bind(*Bind) error
	SamePoint(*SamePoint) error
	Print(*Print) error
	Echo(*Echo) error
	Show(*Show) error
	Table(*Table) error
	Plot(*Plot) error
	Assert(*Assert) error
	For(*For) error
	Test(*Test) error
}

// Accept calls v.Bind.
func (s *Bind) Accept(v StmtVisitor) error { return v.Bind(s) }

// Accept calls v.SamePoint.
func (s *SamePoint) Accept(v StmtVisitor) error { return v.SamePoint(s) }

// Accept calls v.Print.
func (s *Print) Accept(v StmtVisitor) error { return v.Print(s) }

// Accept calls v.Echo.
func (s *Echo) Accept(v StmtVisitor) error { return v.Echo(s) }

// Accept calls v.Show.
func (s *Show) Accept(v StmtVisitor) error { return v.Show(s) }

// Accept calls v.Table.
func (s *Table) Accept(v StmtVisitor) error { return v.Table(s) }

// Accept calls v.Plot.
func (s *Plot) Accept(v StmtVisitor) error { return v.Plot(s) }

// Accept calls v.Assert.
func (s *Assert) Accept(v StmtVisitor) error { return v.Assert(s) }

// Accept calls v.For.
func (s *For) Accept(v StmtVisitor) error { return v.For(s) }

// Accept calls v.Test.
func (s *Test) Accept(v StmtVisitor) error { return v.Test(s) }
