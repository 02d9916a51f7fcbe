package diag

// Diagnostics as JSON, for editors.

import "encoding/json"

// The JSON form of a diagnostic, for editors and other tools. Lines and
// columns count from one, columns in characters; offsets are bytes.
type (
	jsonDiagnostic struct {
		Code     string      `json:"code"`
		Severity string      `json:"severity"`
		Message  string      `json:"message"`
		Label    string      `json:"label,omitempty"`
		Place    *jsonPlace  `json:"place,omitempty"`
		Places   []jsonPlace `json:"places,omitempty"`
		Notes    []string    `json:"notes,omitempty"`
		Fixes    []jsonFix   `json:"fixes,omitempty"`
	}
	jsonPlace struct {
		File      string `json:"file"`
		Line      int    `json:"line"`
		Column    int    `json:"column"`
		EndLine   int    `json:"endLine"`
		EndColumn int    `json:"endColumn"`
		Start     int    `json:"start"`
		End       int    `json:"end"`
		Text      string `json:"text,omitempty"`
	}
	jsonFix struct {
		Place   *jsonPlace `json:"place,omitempty"`
		Replace string     `json:"replace"`
		Above   string     `json:"above,omitempty"`
		Note    string     `json:"note,omitempty"`
	}
)

func newPlace(s Span, text string) jsonPlace {
	p := jsonPlace{File: s.Source.Name, Start: s.Start, End: s.End, Text: text}
	p.Line, p.Column = s.Position()
	p.EndLine, p.EndColumn = s.EndPosition()
	return p
}

// MarshalJSON implements json.Marshaler.
func (d *Diagnostic) MarshalJSON() ([]byte, error) {
	if d == nil {
		return []byte("null"), nil
	}
	j := jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Label: d.Label, Notes: d.Notes}
	if !d.Span.IsZero() {
		p := newPlace(d.Span, "")
		j.Place = &p
	}
	for _, l := range d.Labels {
		if !l.Span.IsZero() {
			j.Places = append(j.Places, newPlace(l.Span, l.Text))
		}
	}
	for _, f := range d.Fixes {
		x := jsonFix{Replace: f.Replace, Above: f.Above, Note: f.Note}
		if !f.Span.IsZero() {
			p := newPlace(f.Span, "")
			x.Place = &p
		}
		j.Fixes = append(j.Fixes, x)
	}
	return json.Marshal(j)
}
