/**
 * Solves A x = b by Cholesky's decomposition; only the lower triangle of `matrix` is read. `null` where the matrix is
 * not positive definite to working accuracy (a pivot below 1e-12 of its diagonal).
 */
export function solvePositiveDefinite(matrix: readonly number[][], right: readonly number[]): number[] | null {
  const n = right.length;
  const lower = matrix.map((row) => row.slice(0, n));
  const solution = [...right];
  for (let column = 0; column < n; column++) {
    for (let row = column; row < n; row++) {
      let sum = lower[row]![column]!;
      for (let k = 0; k < column; k++) sum -= lower[row]![k]! * lower[column]![k]!;
      if (row === column) {
        if (!(sum > 1e-12 * Math.abs(matrix[column]![column]!))) return null;
        lower[column]![column] = Math.sqrt(sum);
      } else {
        lower[row]![column] = sum / lower[column]![column]!;
      }
    }
  }
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) solution[row]! -= lower[row]![k]! * solution[k]!;
    solution[row]! /= lower[row]![row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) solution[row]! -= lower[k]![row]! * solution[k]!;
    solution[row]! /= lower[row]![row]!;
  }
  return solution;
}
