import { checkPairs } from './check-pairs';
import { type Estimate, known, NO_PATIENTS, unknown } from './estimate';

/** Mean of (risk - label)^2 (Brier 1950, the half-scale form for two outcomes); 0 is perfect. */
export function brierScore(risks: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  const { n } = checkPairs(risks, labels);
  let sum = 0;
  for (let row = 0; row < n; row++) sum += (risks[row]! - labels[row]!) ** 2;
  return n === 0 ? unknown(NO_PATIENTS) : known(sum / n);
}
