import { checkPairs } from './check-pairs';
import { type Estimate, known, NO_PATIENTS, unknown } from './estimate';

/** The only clipping of risks in all metrics: a certain and wrong risk would make the log loss infinite. */
export const LOG_LOSS_CLIP = 1e-15;

/** Mean of -log of the probability given to what happened, risks clipped to [1e-15, 1 - 1e-15]; natural logarithm. */
export function logLoss(risks: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  const { n } = checkPairs(risks, labels);
  let sum = 0;
  for (let row = 0; row < n; row++) {
    const risk = Math.min(Math.max(risks[row]!, LOG_LOSS_CLIP), 1 - LOG_LOSS_CLIP);
    sum -= labels[row] === 1 ? Math.log(risk) : Math.log1p(-risk);
  }
  return n === 0 ? unknown(NO_PATIENTS) : known(sum / n);
}
