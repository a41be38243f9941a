/** Who changes sides of a threshold when one model takes another's place. */
import { checkPairs } from './check-pairs';
import { type Estimate, ratio } from './estimate';

export interface Moves {
  /** Patients at or above the threshold by the new model alone. */
  readonly up: number;
  /** Patients at or above it by the old model alone. */
  readonly down: number;
  /** All patients with this outcome. */
  readonly n: number;
}

export interface NetReclassification {
  readonly events: Moves;
  readonly nonEvents: Moves;
  /** (up - down) / n among patients with the outcome: the new model's sensitivity less the old one's. */
  readonly netOfEvents: Estimate;
  /** (down - up) / n among those without: the new model's specificity less the old one's. */
  readonly netOfNonEvents: Estimate;
}

/**
 * Categorical net reclassification at one threshold (Pencina and others 2008), events and non-events apart. Known weakness: their
 * sum, the "NRI", counts an event and a non-event alike however rare the outcome and whatever a mistake costs, and a model whose
 * risks are miscalibrated can raise it (Kerr and others 2014; Hilden and Gerds 2014). So the sum is not given; net benefit weighs
 * both by the threshold. The intervals are those of the paired differences of sensitivity and specificity, which these are.
 *
 * @param risks of the new model, in [0,1]; @param before of the old model, the same patients in the same order.
 */
export function netReclassification(
  risks: ArrayLike<number>,
  before: ArrayLike<number>,
  labels: ArrayLike<number>,
  threshold: number,
): NetReclassification {
  const { n } = checkPairs(risks, labels);
  checkPairs(before, labels);
  const counts = [0, 1].map(() => ({ up: 0, down: 0, n: 0 }));
  for (let row = 0; row < n; row++) {
    const moves = counts[labels[row]!]!;
    const [isAbove, wasAbove] = [risks[row]! >= threshold, before[row]! >= threshold];
    moves.n++;
    if (isAbove && !wasAbove) moves.up++;
    if (!isAbove && wasAbove) moves.down++;
  }
  const [nonEvents, events] = [counts[0]!, counts[1]!];
  return {
    events,
    nonEvents,
    netOfEvents: ratio(events.up - events.down, events.n, 'nobody has the outcome'),
    netOfNonEvents: ratio(nonEvents.down - nonEvents.up, nonEvents.n, 'everybody has the outcome'),
  };
}
