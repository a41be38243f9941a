/** Cholesky's decomposition of a small symmetric matrix A = L L', and solving with its factor. Lists of rows. */

/**
 * The lower factor L; only the lower triangle of `matrix` is read, so a list of ever longer rows will do. `null` where the matrix is
 * not positive definite to working accuracy: a pivot, what is left of a diagonal entry, not above `tolerance` times that entry.
 */
export function choleskyFactor(matrix: readonly (readonly number[])[], tolerance = 1e-12): number[][] | null {
  const lower: number[][] = [];
  for (let row = 0; row < matrix.length; row++) {
    const entries: number[] = [];
    for (let column = 0; column <= row; column++) {
      const other = column === row ? entries : lower[column]!;
      let sum = matrix[row]![column]!;
      for (let k = 0; k < column; k++) sum -= entries[k]! * other[k]!;
      if (column < row) {
        entries.push(sum / other[column]!);
      } else {
        if (!(sum > tolerance * Math.abs(matrix[row]![row]!))) return null;
        entries.push(Math.sqrt(sum));
      }
    }
    lower.push(entries);
  }
  return lower;
}

/** x with L x = right. */
export function solveLower(lower: readonly (readonly number[])[], right: ArrayLike<number>): number[] {
  const solution: number[] = [];
  for (let row = 0; row < lower.length; row++) {
    let sum = right[row]!;
    for (let k = 0; k < row; k++) sum -= lower[row]![k]! * solution[k]!;
    solution.push(sum / lower[row]![row]!);
  }
  return solution;
}

/** x with L' x = right. */
export function solveUpper(lower: readonly (readonly number[])[], right: ArrayLike<number>): number[] {
  const solution = new Array<number>(lower.length).fill(0);
  for (let row = lower.length - 1; row >= 0; row--) {
    let sum = right[row]!;
    for (let k = row + 1; k < lower.length; k++) sum -= lower[k]![row]! * solution[k]!;
    solution[row] = sum / lower[row]![row]!;
  }
  return solution;
}
