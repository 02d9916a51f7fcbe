# What the library's functions are bound by, for all objects of their kinds and in each
# dimension. Identities of the textbooks, each by its name.

forall n in 1..5, metric G_ij {
  C = levicivita(G)
  R_abcd = riemannDown(G)
  assert C^k_ij == C^k_ji, "no torsion"
  assert nonmetricity(C, G)_kij == 0, "metricity"
  assert R_abcd + R_bacd == 0, "antisymmetry in the first pair"
  assert R_abcd + R_abdc == 0, "antisymmetry in the second pair"
  assert R_abcd == R_cdab, "symmetry of the pairs"
  assert R_abcd + R_acdb + R_adbc == 0, "first Bianchi identity"
  assert ricci(C)_ij == ricci(C)_ji, "the Ricci tensor is symmetric"
  assert G^ij G_ij == n
}

forall n in 2..4, metric G_ij {
  use metric G
  R = riemann(levicivita(G))
  assert nabla_k G_ij == 0, "metricity by nabla"
  assert nabla_e R^a_bcd + nabla_c R^a_bde + nabla_d R^a_bec == 0, "second Bianchi identity"
  assert contractedBianchi(G)_j == 0
  assert G^ik nabla_k einstein(G)_ij == 0, "contracted Bianchi identity"
}

forall n in 3..4, metric G_ij {
  W = weyl(G)
  assert G^ac W_abcd == 0, "Weyl's tensor is traceless"
  assert W_abcd == W_cdab
  assert W_abcd + W_acdb + W_adbc == 0
  assert cotton(G)_ijk + cotton(G)_jki + cotton(G)_kij == 0
  assert G^ij schouten(G)_ij == scalarCurvature(G)/(2*(n - 1))
  assert riemannDown(G)_abcd == weyl(G)_abcd + kulkarniNomizu(schouten(G), G)_abcd, "Ricci decomposition"
}

forall n in 3..3, metric G_ij {
  assert weyl(G)_abcd == 0, "no Weyl tensor in three dimensions"
}

forall n in 2..2, metric G_ij {
  assert einstein(G)_ij == 0, "no Einstein tensor in two dimensions"
  assert riemannDown(G)_abcd == scalarCurvature(G)/2*(G_ac G_bd - G_ad G_bc)
}

forall n in 4..4, metric G_ij {
  C = levicivita(G)
  S = ricci(C)
  s = scalarCurvature(G)
  R_abcd = riemannDown(G)
  U^abcd = G^ae G^bf G^cg G^dh R_efgh
  assert R_iabc R_jdef G^ad G^be G^cf - 2 R_iajb G^ac G^bd S_cd - 2 S_ia G^ab S_jb + s S_ij == 1/4 G_ij (R_abcd U^abcd - 4 ricciSquared(G) + s^2), "Lanczos: the tensor of Gauss and Bonnet vanishes in four dimensions"
  assert gaussBonnet(G) == R_abcd U^abcd - 4 ricciSquared(G) + s^2
}

forall n in 2..4, connection C^k_ij, tensor v^i, tensor w_i, scalar f {
  use connection C
  T = torsion(C)
  R = riemann(C)
  assert nabla_a nabla_b v^c - nabla_b nabla_a v^c == R^c_dab v^d - T^e_ab nabla_e v^c, "Ricci identity of a vector"
  assert nabla_a nabla_b w_c - nabla_b nabla_a w_c == -R^d_cab w_d - T^e_ab nabla_e w_c, "Ricci identity of a covector"
  assert nabla_a nabla_b f - nabla_b nabla_a f == -T^e_ab nabla_e f
  assert R^a_bcd + R^a_bdc == 0
  assert firstBianchi(C)^a_bcd == 0, "first Bianchi identity with torsion"
  assert segmental(C)_cd == -segmental(C)_dc
}

forall n in 2..3, connection C^k_ij {
  assert secondBianchi(C)^a_bcde == 0, "second Bianchi identity with torsion"
}

forall n in 2..3, connection C^k_ij, metric G_ij, tensor T^k_{[i j]} {
  assert torsion(metricConnection(G, T)) == T
  assert nonmetricity(metricConnection(G, T), G) == 0
  assert C^k_ij == levicivita(G)^k_ij + contorsion(C, G)^k_ij + disformation(C, G)^k_ij
  assert dualConnection(dualConnection(C, G), G) == C, "the dual of the dual"
}

forall n in 2..4, scalar f, tensor w_i, tensor F_{[i j]}, tensor v^i, tensor u^i {
  assert ext(ext(f)) == 0
  assert ext(ext(w)) == 0
  assert ext(ext(F)) == 0
  assert lie(v, w) == interior(v, ext(w)) + ext(interior(v, w)), "Cartan's formula"
  assert lie(v, F) == interior(v, ext(F)) + ext(interior(v, F)), "Cartan's formula of a 2-form"
  assert lie(v, ext(w)) == ext(lie(v, w))
  assert ext(wedge(w, F)) == wedge(ext(w), F) - wedge(w, ext(F)), "Leibniz"
  assert interior(v, interior(v, F)) == 0
  assert lie(bracket(u, v), w) == lie(u, lie(v, w)) - lie(v, lie(u, w))
}

forall n in 2..4, tensor u^i, tensor v^i, tensor w^i {
  assert bracket(u, bracket(v, w)) + bracket(v, bracket(w, u)) + bracket(w, bracket(u, v)) == 0, "Jacobi"
  assert bracket(u, v) == lie(u, v)
}

forall n in 2..3, metric G_ij, scalar f, scalar h, tensor v^i {
  use metric G
  C = levicivita(G)
  H = hessian(f, C)
  S = ricci(C)
  assert H_ij == H_ji
  assert H_ij == nabla_i nabla_j f
  assert laplacian(f*h, G) == f*laplacian(h, G) + h*laplacian(f, G) + 2 G^ij d_i f d_j h
  assert killing(v, G)_ij == nabla_i v_j + nabla_j v_i
  assert divergence(v, G) == nabla_i v^i
  assert 1/2*laplacian(G^ij d_i f d_j f, G) == G^ik G^jl H_ij H_kl + G^ij d_i f d_j laplacian(f, G) + S_ij G^ik G^jl d_k f d_l f, "Bochner's formula"
}

forall n in 2..4, metric G_ij {
  E = eps(G)
  use metric G
  D = levicivita(G)
  assert G^ij d_k G_ij == 2 D^i_ki, "the derivative of the volume"
}

forall n in 3..3, metric G_ij, tensor w_i, tensor v^i {
  use metric G
  assert nabla_l eps(G)_ijk == 0, "the volume is parallel"
  assert interior(v, interior(v, eps(G))) == 0
}
