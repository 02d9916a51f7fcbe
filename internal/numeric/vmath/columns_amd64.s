#include "textflag.h"

// sin, cos, exp, tanh, the sigmoid and the square root on four numbers at a time with AVX2: the
// operations of elementary.go in the same order.

DATA  consts<>+0(SB)/8, $0x7fffffffffffffff // absolute value
DATA  consts<>+8(SB)/8, $0x8000000000000000 // sign
DATA  consts<>+16(SB)/8, $0x41c0000000000000 // 2²⁹
DATA  consts<>+24(SB)/8, $1.27323954473516268615 // 4/π
DATA  consts<>+32(SB)/8, $7.85398125648498535156e-1
DATA  consts<>+40(SB)/8, $3.77489470793079817668e-8
DATA  consts<>+48(SB)/8, $2.69515142907905952645e-15
DATA  consts<>+56(SB)/8, $1.58962301576546568060e-10 // sine
DATA  consts<>+64(SB)/8, $-2.50507477628578072866e-8
DATA  consts<>+72(SB)/8, $2.75573136213857245213e-6
DATA  consts<>+80(SB)/8, $-1.98412698295895385996e-4
DATA  consts<>+88(SB)/8, $8.33333333332211858878e-3
DATA  consts<>+96(SB)/8, $-1.66666666666666307295e-1
DATA  consts<>+104(SB)/8, $-1.13585365213876817300e-11 // cosine
DATA  consts<>+112(SB)/8, $2.08757008419747316778e-9
DATA  consts<>+120(SB)/8, $-2.75573141792967388112e-7
DATA  consts<>+128(SB)/8, $2.48015872888517045348e-5
DATA  consts<>+136(SB)/8, $-1.38888888888730564116e-3
DATA  consts<>+144(SB)/8, $4.16666666666665929218e-2
DATA  consts<>+152(SB)/8, $0.5
DATA  consts<>+160(SB)/8, $1.0
DATA  consts<>+168(SB)/8, $2.0
DATA  consts<>+176(SB)/8, $700.0
DATA  consts<>+184(SB)/8, $1.44269504088896338700
DATA  consts<>+192(SB)/8, $6.93147180369123816490e-01
DATA  consts<>+200(SB)/8, $1.90821492927058770002e-10
DATA  consts<>+208(SB)/8, $1.66666666666666657415e-01 // exponential
DATA  consts<>+216(SB)/8, $-2.77777777770155933842e-03
DATA  consts<>+224(SB)/8, $6.61375632143793436117e-05
DATA  consts<>+232(SB)/8, $-1.65339022054652515390e-06
DATA  consts<>+240(SB)/8, $4.13813679705723846039e-08
DATA  consts<>+248(SB)/8, $1023
DATA  consts<>+256(SB)/8, $22.0
DATA  consts<>+264(SB)/8, $0.625
DATA  consts<>+272(SB)/8, $-9.64399179425052238628e-1 // tanh
DATA  consts<>+280(SB)/8, $-9.92877231001918586564e1
DATA  consts<>+288(SB)/8, $-1.61468768441708447952e3
DATA  consts<>+296(SB)/8, $1.12811678491632931402e2
DATA  consts<>+304(SB)/8, $2.23548839060100448583e3
DATA  consts<>+312(SB)/8, $4.84406305325125486048e3
GLOBL consts<>(SB), RODATA|NOPTR, $320

// CONST broadcasts a constant; MULC and ADDC apply one.
#define CONST(off, y) VBROADCASTSD consts<>+off(SB), y
#define STEP(x, off, p, t) VMULPD x, p, p; CONST(off, t); VADDPD t, p, p

// func sinCosAVX(s, c, a *float64, n int) int
// Either of s and c may be nil. It stops before four numbers of which one is
// out of range and says where.
TEXT ·sinCosAVX(SB), NOSPLIT, $0-40
	MOVQ s+0(FP), DI
	MOVQ c+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ n+24(FP), CX
	XORQ AX, AX
	CONST(0, Y15)
	CONST(8, Y14)
	VPCMPEQD X13, X13, X13
	VPSRLD $31, X13, X13 // 1
	VPCMPEQD X12, X12, X12
	VPSLLD $1, X12, X12  // ^1

sincos:
	VMOVUPD (SI)(AX*8), Y0
	VANDPD Y15, Y0, Y1   // |x|
	VANDPD Y14, Y0, Y2   // sign of x
	CONST(16, Y3)
	VCMPPD $0x11, Y3, Y1, Y3
	VMOVMSKPD Y3, DX
	CMPL DX, $15
	JNE  out

	// j even, y = j; z = |x| − j π/4.
	CONST(24, Y3)
	VMULPD Y3, Y1, Y3
	VCVTTPD2DQY Y3, X3
	VPADDD X13, X3, X3
	VPAND X12, X3, X3
	VCVTDQ2PD X3, Y4
	CONST(32, Y5)
	VMULPD Y5, Y4, Y5
	VSUBPD Y5, Y1, Y1
	CONST(40, Y5)
	VMULPD Y5, Y4, Y5
	VSUBPD Y5, Y1, Y1
	CONST(48, Y5)
	VMULPD Y5, Y4, Y5
	VSUBPD Y5, Y1, Y1

	VPMOVSXDQ X3, Y3
	VPSLLQ $61, Y3, Y4
	VANDPD Y14, Y4, Y4   // both change sign in octants 4 and 6
	VPSLLQ $62, Y3, Y3   // exchanged in octants 2 and 6

	VMULPD Y1, Y1, Y5    // zz
	CONST(56, Y6)
	VMULPD Y5, Y6, Y6
	CONST(64, Y7)
	VADDPD Y7, Y6, Y6
	STEP(Y5, 72, Y6, Y7)
	STEP(Y5, 80, Y6, Y7)
	STEP(Y5, 88, Y6, Y7)
	STEP(Y5, 96, Y6, Y7)
	VMULPD Y5, Y1, Y7
	VMULPD Y6, Y7, Y6
	VADDPD Y6, Y1, Y6    // sine polynomial

	CONST(104, Y8)
	VMULPD Y5, Y8, Y8
	CONST(112, Y7)
	VADDPD Y7, Y8, Y8
	STEP(Y5, 120, Y8, Y7)
	STEP(Y5, 128, Y8, Y7)
	STEP(Y5, 136, Y8, Y7)
	STEP(Y5, 144, Y8, Y7)
	VMULPD Y5, Y5, Y7
	VMULPD Y8, Y7, Y8
	CONST(152, Y7)
	VMULPD Y5, Y7, Y7
	CONST(160, Y9)
	VSUBPD Y7, Y9, Y7
	VADDPD Y8, Y7, Y8    // cosine polynomial

	TESTQ DI, DI
	JZ   nosin
	VBLENDVPD Y3, Y8, Y6, Y9
	VXORPD Y4, Y9, Y9
	VXORPD Y2, Y9, Y9
	VMOVUPD Y9, (DI)(AX*8)
nosin:
	TESTQ R8, R8
	JZ   nocos
	VXORPD Y14, Y6, Y6   // cos z becomes −sin z
	VBLENDVPD Y3, Y6, Y8, Y9
	VXORPD Y4, Y9, Y9
	VMOVUPD Y9, (R8)(AX*8)
nocos:
	ADDQ $4, AX
	CMPQ AX, CX
	JLT  sincos
out:
	MOVQ AX, ret+32(FP)
	VZEROUPPER
	RET

// EXP is Y0 = exp(Y0), by way of Y1 to Y6.
#define EXP \
	CONST(184, Y1); \
	VMULPD Y1, Y0, Y1; \
	VROUNDPD $8, Y1, Y1; \
	CONST(192, Y2); \
	VMULPD Y2, Y1, Y2; \
	VSUBPD Y2, Y0, Y2; \
	CONST(200, Y3); \
	VMULPD Y3, Y1, Y3; \
	VSUBPD Y3, Y2, Y0; \
	VMULPD Y0, Y0, Y4; \
	CONST(240, Y5); \
	STEP(Y4, 232, Y5, Y6); \
	STEP(Y4, 224, Y5, Y6); \
	STEP(Y4, 216, Y5, Y6); \
	STEP(Y4, 208, Y5, Y6); \
	VMULPD Y4, Y5, Y5; \
	VSUBPD Y5, Y0, Y5; \
	VMULPD Y5, Y0, Y0; \
	CONST(168, Y6); \
	VSUBPD Y5, Y6, Y5; \
	VDIVPD Y5, Y0, Y0; \
	VSUBPD Y0, Y3, Y0; \
	VSUBPD Y2, Y0, Y0; \
	CONST(160, Y6); \
	VSUBPD Y0, Y6, Y0; \
	VCVTTPD2DQY Y1, X1; \
	VPMOVSXDQ X1, Y1; \
	CONST(248, Y6); \
	VPADDQ Y6, Y1, Y1; \
	VPSLLQ $52, Y1, Y1; \
	VMULPD Y1, Y0, Y0

// func expAVX(d, a *float64, n int) int
TEXT ·expAVX(SB), NOSPLIT, $0-32
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ n+16(FP), CX
	XORQ AX, AX
	CONST(0, Y15)
	CONST(176, Y14)

expo:
	VMOVUPD (SI)(AX*8), Y0
	VANDPD Y15, Y0, Y1
	VCMPPD $0x11, Y14, Y1, Y1
	VMOVMSKPD Y1, DX
	CMPL DX, $15
	JNE  expout
	EXP
	VMOVUPD Y0, (DI)(AX*8)
	ADDQ $4, AX
	CMPQ AX, CX
	JLT  expo
expout:
	MOVQ AX, ret+24(FP)
	VZEROUPPER
	RET

// func tanhAVX(d, a *float64, n int) int
TEXT ·tanhAVX(SB), NOSPLIT, $0-32
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ n+16(FP), CX
	XORQ AX, AX
	CONST(0, Y15)
	CONST(8, Y14)
	CONST(256, Y13)
	CONST(264, Y12)

hyper:
	VMOVUPD (SI)(AX*8), Y11
	VCMPPD $0x07, Y11, Y11, Y0 // ordered: no NaN
	VMOVMSKPD Y0, DX
	CMPL DX, $15
	JNE  tanhout
	VANDPD Y14, Y11, Y10  // sign
	VANDPD Y15, Y11, Y11  // z
	VCMPPD $0x1d, Y12, Y11, Y9 // z ≥ 0.625

	VMINPD Y13, Y11, Y0
	VADDPD Y0, Y0, Y0
	EXP
	CONST(160, Y6)
	VADDPD Y6, Y0, Y0
	CONST(168, Y5)
	VDIVPD Y0, Y5, Y0
	VSUBPD Y0, Y6, Y8     // 1 − 2/(e^2z + 1)

	VMULPD Y11, Y11, Y1   // s
	CONST(272, Y2)
	STEP(Y1, 280, Y2, Y6)
	STEP(Y1, 288, Y2, Y6)
	CONST(296, Y3)
	VADDPD Y3, Y1, Y3
	STEP(Y1, 304, Y3, Y6)
	STEP(Y1, 312, Y3, Y6)
	VMULPD Y1, Y11, Y4
	VMULPD Y2, Y4, Y4
	VDIVPD Y3, Y4, Y4
	VADDPD Y4, Y11, Y4

	VBLENDVPD Y9, Y8, Y4, Y0
	VORPD Y10, Y0, Y0
	VMOVUPD Y0, (DI)(AX*8)
	ADDQ $4, AX
	CMPQ AX, CX
	JLT  hyper
tanhout:
	MOVQ AX, ret+24(FP)
	VZEROUPPER
	RET

// func sigmoidAVX(d, a *float64, n int) int
TEXT ·sigmoidAVX(SB), NOSPLIT, $0-32
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ n+16(FP), CX
	XORQ AX, AX
	CONST(8, Y14)
	CONST(0, Y15)
	CONST(176, Y13)

sigm:
	VMOVUPD (SI)(AX*8), Y11
	VANDPD Y15, Y11, Y0
	VCMPPD $0x11, Y13, Y0, Y1
	VMOVMSKPD Y1, DX
	CMPL DX, $15
	JNE  sigmout
	VORPD Y14, Y11, Y0    // −|x|
	EXP
	CONST(160, Y6)
	VADDPD Y6, Y0, Y1
	VXORPD Y2, Y2, Y2
	VCMPPD $0x1d, Y2, Y11, Y2 // x ≥ 0
	VBLENDVPD Y2, Y6, Y0, Y0
	VDIVPD Y1, Y0, Y0
	VMOVUPD Y0, (DI)(AX*8)
	ADDQ $4, AX
	CMPQ AX, CX
	JLT  sigm
sigmout:
	MOVQ AX, ret+24(FP)
	VZEROUPPER
	RET

// func sqrtAVX(d, a *float64, n int)
TEXT ·sqrtAVX(SB), NOSPLIT, $0-24
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ n+16(FP), CX
	XORQ AX, AX
four:
	VSQRTPD (SI)(AX*8), Y0
	VMOVUPD Y0, (DI)(AX*8)
	ADDQ $4, AX
	CMPQ AX, CX
	JLT  four
	VZEROUPPER
	RET
