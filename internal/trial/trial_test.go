package trial

// The trials themselves: each kind tries its number of programs, or goes on for TRIAL_TIME.

import "testing"

func TestFunctions(t *testing.T) { Trial(t, Functions) }
func TestPrints(t *testing.T)    { Trial(t, Prints) }
func TestGeometry(t *testing.T)  { Trial(t, Curvature) }

func TestOpenGeometry(t *testing.T) { Trial(t, OpenGeometry) }

func TestOpenCalculus(t *testing.T) { Trial(t, OpenCalculus) }

func TestIndices(t *testing.T) { Trial(t, Indices) }

func TestMaps(t *testing.T) { Trial(t, Maps) }

func TestSurfaces(t *testing.T) { Trial(t, Surfaces) }

func TestLaws(t *testing.T) { Trial(t, Laws) }

func TestHistory(t *testing.T) { Trial(t, History) }

func TestLayout(t *testing.T) { Trial(t, Layout) }

func TestEquality(t *testing.T) { Trial(t, Equality) }

func TestLibrary(t *testing.T) { Trial(t, Library) }
