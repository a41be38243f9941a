import { choleskyFactor, solveLower, solveUpper } from './cholesky';

/**
 * Solves A x = b by Cholesky's decomposition; only the lower triangle of `matrix` is read. `null` where the matrix is
 * not positive definite to working accuracy (a pivot below 1e-12 of its diagonal).
 */
export function solvePositiveDefinite(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | null {
  const lower = choleskyFactor(matrix);
  return lower && solveUpper(lower, solveLower(lower, right));
}
