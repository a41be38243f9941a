/** The minimum of a small quadratic form over what is not negative. */
import { solvePositiveDefinite } from './solve-positive-definite';

/**
 * The x >= 0 that minimises x'Hx/2 - b'x, H positive definite, by trying every set of entries that may be above zero: for a handful of
 * entries. The minimum is where nothing is negative and no entry at zero would rather rise (Karush 1939, Kuhn and Tucker 1951).
 *
 * @throws RangeError where H is not positive definite.
 */
export function nonnegativeMinimum(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  let best = { value: 0, x: new Array<number>(size).fill(0) };
  for (let set = 1; set < 2 ** size; set++) {
    const free = right.map((_, entry) => entry).filter((entry) => (set >> entry) & 1);
    const solved = solvePositiveDefinite(
      free.map((row) => free.map((column) => matrix[row]![column]!)),
      free.map((entry) => right[entry]!),
    );
    if (!solved) throw new RangeError('the matrix of a minimum must be positive definite');
    if (solved.some((entry) => entry < 0)) continue;
    const value = -free.reduce((sum, entry, at) => sum + right[entry]! * solved[at]!, 0) / 2; // x'Hx = b'x on the set
    const x = right.map((_, entry) => (free.includes(entry) ? solved[free.indexOf(entry)]! : 0));
    if (value < best.value) best = { value, x };
  }
  return best.x;
}
