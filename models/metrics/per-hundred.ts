import type { Confusion } from './confusion';

/**
 * A confusion matrix as whole patients of 100: each cell rounded so that the four make 100 again (largest remainders; of equal ones the
 * cell that comes first in the order below). All zero for nobody.
 */
export function perHundred(confusion: Confusion): Confusion {
  const names = ['truePositives', 'falsePositives', 'falseNegatives', 'trueNegatives'] as const;
  const n = names.reduce((sum, name) => sum + confusion[name], 0);
  const exact = names.map((name) => (n === 0 ? 0 : (100 * confusion[name]) / n));
  const whole = exact.map(Math.floor);
  const missing = n === 0 ? 0 : 100 - whole.reduce((sum, value) => sum + value, 0);
  const byRemainder = names.map((_, at) => at).sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b);
  for (const at of byRemainder.slice(0, missing)) whole[at]!++;
  return Object.fromEntries(names.map((name, at) => [name, whole[at]!])) as unknown as Confusion;
}
