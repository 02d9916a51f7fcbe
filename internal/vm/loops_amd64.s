#include "textflag.h"

// Loops over columns with AVX2, four numbers to a register, n a positive
// multiple of 4. Products are rounded before sums: the results are those of
// the loops in Go, bit for bit.

// BINARY is d = a OP b. The operands of OP are reversed in this assembler:
// OP m, x, y is y = x OP m.
#define BINARY(OP) \
	MOVQ d+0(FP), DI; \
	MOVQ a+8(FP), SI; \
	MOVQ b+16(FP), DX; \
	MOVQ n+24(FP), CX; \
	XORQ AX, AX; \
	SUBQ $16, CX; \
	JL   rest; \
loop: \
	VMOVUPD (SI)(AX*8), Y0; \
	VMOVUPD 32(SI)(AX*8), Y1; \
	VMOVUPD 64(SI)(AX*8), Y2; \
	VMOVUPD 96(SI)(AX*8), Y3; \
	OP (DX)(AX*8), Y0, Y0; \
	OP 32(DX)(AX*8), Y1, Y1; \
	OP 64(DX)(AX*8), Y2, Y2; \
	OP 96(DX)(AX*8), Y3, Y3; \
	VMOVUPD Y0, (DI)(AX*8); \
	VMOVUPD Y1, 32(DI)(AX*8); \
	VMOVUPD Y2, 64(DI)(AX*8); \
	VMOVUPD Y3, 96(DI)(AX*8); \
	ADDQ $16, AX; \
	CMPQ AX, CX; \
	JLE  loop; \
rest: \
	ADDQ $12, CX; \
	CMPQ AX, CX; \
	JG   done; \
four: \
	VMOVUPD (SI)(AX*8), Y0; \
	OP (DX)(AX*8), Y0, Y0; \
	VMOVUPD Y0, (DI)(AX*8); \
	ADDQ $4, AX; \
	CMPQ AX, CX; \
	JLE  four; \
done: \
	VZEROUPPER; \
	RET

// func addAVX(d, a, b *float64, n int)
TEXT ·addAVX(SB), NOSPLIT, $0-32
	BINARY(VADDPD)

// func subAVX(d, a, b *float64, n int)
TEXT ·subAVX(SB), NOSPLIT, $0-32
	BINARY(VSUBPD)

// func mulAVX(d, a, b *float64, n int)
TEXT ·mulAVX(SB), NOSPLIT, $0-32
	BINARY(VMULPD)

// func divAVX(d, a, b *float64, n int)
TEXT ·divAVX(SB), NOSPLIT, $0-32
	BINARY(VDIVPD)

// NUMBER is d = a OP b for a number a.
#define NUMBER(OP) \
	MOVQ d+0(FP), DI; \
	VBROADCASTSD a+8(FP), Y8; \
	MOVQ b+16(FP), DX; \
	MOVQ n+24(FP), CX; \
	XORQ AX, AX; \
	SUBQ $16, CX; \
	JL   rest; \
loop: \
	OP (DX)(AX*8), Y8, Y0; \
	OP 32(DX)(AX*8), Y8, Y1; \
	OP 64(DX)(AX*8), Y8, Y2; \
	OP 96(DX)(AX*8), Y8, Y3; \
	VMOVUPD Y0, (DI)(AX*8); \
	VMOVUPD Y1, 32(DI)(AX*8); \
	VMOVUPD Y2, 64(DI)(AX*8); \
	VMOVUPD Y3, 96(DI)(AX*8); \
	ADDQ $16, AX; \
	CMPQ AX, CX; \
	JLE  loop; \
rest: \
	ADDQ $12, CX; \
	CMPQ AX, CX; \
	JG   done; \
four: \
	OP (DX)(AX*8), Y8, Y0; \
	VMOVUPD Y0, (DI)(AX*8); \
	ADDQ $4, AX; \
	CMPQ AX, CX; \
	JLE  four; \
done: \
	VZEROUPPER; \
	RET

// func addNumAVX(d *float64, a float64, b *float64, n int)
TEXT ·addNumAVX(SB), NOSPLIT, $0-32
	NUMBER(VADDPD)

// func numSubAVX(d *float64, a float64, b *float64, n int)
TEXT ·numSubAVX(SB), NOSPLIT, $0-32
	NUMBER(VSUBPD)

// func mulNumAVX(d *float64, a float64, b *float64, n int)
TEXT ·mulNumAVX(SB), NOSPLIT, $0-32
	NUMBER(VMULPD)

// func numDivAVX(d *float64, a float64, b *float64, n int)
TEXT ·numDivAVX(SB), NOSPLIT, $0-32
	NUMBER(VDIVPD)

// FUSED is d = a b + c, or c − a b with OP VSUBPD. MUL0 … are the parts of a,
// C0 … those of c, in memory or a register.
#define FUSED(OP, MUL0, MUL1, MUL2, MUL3, C0, C1, C2, C3) \
	XORQ AX, AX; \
	SUBQ $16, CX; \
	JL   rest; \
loop: \
	VMOVUPD (DX)(AX*8), Y0; \
	VMOVUPD 32(DX)(AX*8), Y1; \
	VMOVUPD 64(DX)(AX*8), Y2; \
	VMOVUPD 96(DX)(AX*8), Y3; \
	VMULPD MUL0, Y0, Y0; \
	VMULPD MUL1, Y1, Y1; \
	VMULPD MUL2, Y2, Y2; \
	VMULPD MUL3, Y3, Y3; \
	VMOVUPD C0, Y4; \
	VMOVUPD C1, Y5; \
	VMOVUPD C2, Y6; \
	VMOVUPD C3, Y7; \
	OP Y0, Y4, Y0; \
	OP Y1, Y5, Y1; \
	OP Y2, Y6, Y2; \
	OP Y3, Y7, Y3; \
	VMOVUPD Y0, (DI)(AX*8); \
	VMOVUPD Y1, 32(DI)(AX*8); \
	VMOVUPD Y2, 64(DI)(AX*8); \
	VMOVUPD Y3, 96(DI)(AX*8); \
	ADDQ $16, AX; \
	CMPQ AX, CX; \
	JLE  loop; \
rest: \
	ADDQ $12, CX; \
	CMPQ AX, CX; \
	JG   done; \
four: \
	VMOVUPD (DX)(AX*8), Y0; \
	VMULPD MUL0, Y0, Y0; \
	VMOVUPD C0, Y4; \
	OP Y0, Y4, Y0; \
	VMOVUPD Y0, (DI)(AX*8); \
	ADDQ $4, AX; \
	CMPQ AX, CX; \
	JLE  four; \
done: \
	VZEROUPPER; \
	RET

// func fmaAVX(d, a, b, c *float64, n int)
TEXT ·fmaAVX(SB), NOSPLIT, $0-40
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ c+24(FP), R8
	MOVQ n+32(FP), CX
	FUSED(VADDPD, (SI)(AX*8), 32(SI)(AX*8), 64(SI)(AX*8), 96(SI)(AX*8), (R8)(AX*8), 32(R8)(AX*8), 64(R8)(AX*8), 96(R8)(AX*8))

// func fnmaAVX(d, a, b, c *float64, n int)
TEXT ·fnmaAVX(SB), NOSPLIT, $0-40
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ c+24(FP), R8
	MOVQ n+32(FP), CX
	FUSED(VSUBPD, (SI)(AX*8), 32(SI)(AX*8), 64(SI)(AX*8), 96(SI)(AX*8), (R8)(AX*8), 32(R8)(AX*8), 64(R8)(AX*8), 96(R8)(AX*8))

// func fmaNumAVX(d *float64, a float64, b, c *float64, n int)
TEXT ·fmaNumAVX(SB), NOSPLIT, $0-40
	MOVQ d+0(FP), DI
	VBROADCASTSD a+8(FP), Y8
	MOVQ b+16(FP), DX
	MOVQ c+24(FP), R8
	MOVQ n+32(FP), CX
	FUSED(VADDPD, Y8, Y8, Y8, Y8, (R8)(AX*8), 32(R8)(AX*8), 64(R8)(AX*8), 96(R8)(AX*8))

// func fmaAddNumAVX(d, a, b *float64, c float64, n int)
TEXT ·fmaAddNumAVX(SB), NOSPLIT, $0-40
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	VBROADCASTSD c+24(FP), Y9
	MOVQ n+32(FP), CX
	FUSED(VADDPD, (SI)(AX*8), 32(SI)(AX*8), 64(SI)(AX*8), 96(SI)(AX*8), Y9, Y9, Y9, Y9)

// func fnmaAddNumAVX(d, a, b *float64, c float64, n int)
TEXT ·fnmaAddNumAVX(SB), NOSPLIT, $0-40
	MOVQ d+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	VBROADCASTSD c+24(FP), Y9
	MOVQ n+32(FP), CX
	FUSED(VSUBPD, (SI)(AX*8), 32(SI)(AX*8), 64(SI)(AX*8), 96(SI)(AX*8), Y9, Y9, Y9, Y9)

// func fmaNumsAVX(d *float64, a float64, b *float64, c float64, n int)
TEXT ·fmaNumsAVX(SB), NOSPLIT, $0-40
	MOVQ d+0(FP), DI
	VBROADCASTSD a+8(FP), Y8
	MOVQ b+16(FP), DX
	VBROADCASTSD c+24(FP), Y9
	MOVQ n+32(FP), CX
	FUSED(VADDPD, Y8, Y8, Y8, Y8, Y9, Y9, Y9, Y9)
