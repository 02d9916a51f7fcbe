package number

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"
)

func rat(s string) *big.Rat {
	q, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return q
}

func TestExactNumbers(t *testing.T) {
	sixty := strings.Repeat("9", 60)
	for _, c := range []struct{ of, want string }{
		{"9007199254740993", "9007199254740993"},
		{"-9007199254740993", "-9007199254740993"},
		{sixty, sixty},
		{"1e400", "1e400"},
		{"-1e-400", "-1e-400"},
		{"1234567e-400", "1.23457e-394"},
		{sixty + "9", "1e61"},
	} {
		if got := Rational(rat(c.of), Digits); got != c.want {
			t.Errorf("%s is written %s", c.of, got)
		}
	}
	long := strings.Repeat("1234567890", 7)
	for _, s := range []string{"1" + strings.Repeat("0", 59), "1e60", "12e300", long, "-" + long} {
		if got := Whole(rat(s).Num()); got != s {
			t.Errorf("%s is written %s", s, got)
		}
	}
	for _, s := range []string{"0.5", "0.0001", "1e-5", "1.5e-400", "123.456", "-0.1234567890123456789012"} {
		q := rat(s)
		if got, ok := DecimalFraction(q.Num(), q.Denom()); !ok || got != s {
			t.Errorf("%s is written %s", s, got)
		}
	}
	if s, ok := DecimalFraction(big.NewInt(1), big.NewInt(3)); ok {
		t.Errorf("1/3 is %s", s)
	}
	for of, want := range map[string]string{"9007199254740993": "9007199254740993", "1e400": `"1e400"`, "1e-400": `"1e-400"`} {
		if b, err := json.Marshal(JSONRational(rat(of))); err != nil || string(b) != want {
			t.Errorf("%s in JSON is %s", of, b)
		}
	}
}
