export interface Correction {
  readonly about: string;
  readonly paper: string;
  readonly here: string;
}

/** Where the paper is wrong or unclear, and what stands here instead. */
export const corrections: readonly Correction[] = [
  {
    about: 'The loss (Theorem 3)',
    paper: 'Printed without the minus sign.',
    here: 'The minus is there. Without it the loss has no lower bound.',
  },
  {
    about: 'The probability',
    paper: 'p = 1 − F(ŷ).',
    here: 'P = 1 − F(−Q). With +Q the exact fit falls with τ and the crossing penalty works against it.',
  },
  {
    about: 'F above zero',
    paper: 'Uses tan(x/2).',
    here: 'atan(tanh(x/2)), or atan(e⁻ˣ) for the tail.',
  },
  {
    about: 'F as printed',
    paper: 'π/2 + 2 atan(tanh …), which is not a distribution function.',
    here: 'Divided by its total, so that it runs from 0 to 1.',
  },
  {
    about: 'The tilted density',
    paper: '1/((1 − τ) log cosh).',
    here: '(2/π) sech x, weighted τ left of zero and 1 − τ right of it.',
  },
  {
    about: 'Lipschitz constant of sBQC',
    paper: '(2/π) max(1, (1 − τ)/τ, τ/(τ − 1)).',
    here: 'The last term is negative, a slip of the pen; the first must be 1 and not 2/π. The bound is understated by up to 1.57 times.',
  },
  {
    about: 'Lipschitz constant of log-cosh (Theorem 2)',
    paper: 'tanh(g(0) − ‖y‖).',
    here: 'Negative for large y. tanh(‖y‖ + |g(0)|) is a bound, and so is 1.',
  },
  {
    about: 'The Hessian',
    paper: 'Positive definite.',
    here: 'Semi-definite, unless the matrix of features has full rank.',
  },
  {
    about: '“Smooth” sBQC',
    paper: 'Smooth everywhere.',
    here: 'A kink at Q\u00a0=\u00a00 unless τ\u00a0=\u00a00.5. The loss of y\u00a0=\u00a01 is convex only for τ\u00a0≤\u00a00.5, that of y\u00a0=\u00a00 only for τ\u00a0≥\u00a00.5.',
  },
  {
    about: 'HSD and tilted log-cosh',
    paper: 'The one is the density of the other.',
    here: 'It is not: the density made from the tilted loss has P(Z ≤ 0) = 0.137 at τ\u00a0=\u00a00.1. HSD is a valid likelihood of its own, with F(0) = τ.',
  },
  {
    about: 'The width h of log-cosh (section 4.1)',
    paper: 'h\u00a0=\u00a01 is nearer to MAE, h\u00a0=\u00a00.7 nearer to MSE.',
    here: 'The other way round: log-cosh is nearer to MAE as h falls.',
  },
  {
    about: 'Table 3',
    paper: 'Means of 20 runs of cross-validation.',
    here: 'For Heart, WBC, Ionosphere and Sonar each group of cells fits one confusion matrix on about 40 % held out; the Titanic row breaks J = F1/(2 − F1). The values are to be compared, not chased.',
  },
  {
    about: 'Figure 3',
    paper: 'No heart disease: 90 % at 120 beats per minute, 70 % at 140.',
    here: 'The labels are the wrong way round; see the next section.',
  },
];
