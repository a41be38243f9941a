/** Metrics of a decision: a patient counts as positive from `risk >= threshold` on. */
import { checkPairs } from './check-pairs';
import { type Estimate, known, NO_PATIENTS, ratio, unknown } from './estimate';

export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

export function confusionAt(risks: ArrayLike<number>, labels: ArrayLike<number>, threshold: number): Confusion {
  const { n, nEvents } = checkPairs(risks, labels);
  let truePositives = 0;
  let falsePositives = 0;
  for (let row = 0; row < n; row++) {
    if (risks[row]! < threshold) continue;
    if (labels[row] === 1) truePositives++;
    else falsePositives++;
  }
  return {
    truePositives,
    falsePositives,
    trueNegatives: n - nEvents - falsePositives,
    falseNegatives: nEvents - truePositives,
  };
}

/** Share of patients decided rightly. */
export function accuracy(confusion: Confusion): Estimate {
  const { truePositives, trueNegatives } = confusion;
  return ratio(truePositives + trueNegatives, total(confusion), NO_PATIENTS);
}

/** Share of those with the outcome who are called positive. */
export function sensitivity({ truePositives, falseNegatives }: Confusion): Estimate {
  return ratio(truePositives, truePositives + falseNegatives, 'nobody has the outcome');
}

/** Share of those without the outcome who are called negative. */
export function specificity({ trueNegatives, falsePositives }: Confusion): Estimate {
  return ratio(trueNegatives, trueNegatives + falsePositives, 'everybody has the outcome');
}

/** Positive predictive value: share of the called who have the outcome. */
export function positivePredictiveValue({ truePositives, falsePositives }: Confusion): Estimate {
  return ratio(truePositives, truePositives + falsePositives, 'nobody is at or above the threshold');
}

/** Negative predictive value: share of those not called who do not have the outcome. */
export function negativePredictiveValue({ trueNegatives, falseNegatives }: Confusion): Estimate {
  return ratio(trueNegatives, trueNegatives + falseNegatives, 'nobody is below the threshold');
}

/** 2 TP / (2 TP + FP + FN): harmonic mean of positive predictive value and sensitivity. */
export function f1({ truePositives, falsePositives, falseNegatives }: Confusion): Estimate {
  const reason = 'nobody has the outcome and nobody is at or above the threshold';
  return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives, reason);
}

/** TP / (TP + FP + FN) = F1 / (2 - F1). */
export function jaccard({ truePositives, falsePositives, falseNegatives }: Confusion): Estimate {
  const reason = 'nobody has the outcome and nobody is at or above the threshold';
  return ratio(truePositives, truePositives + falsePositives + falseNegatives, reason);
}

/** Agreement beyond chance (Cohen 1960, unweighted). Undefined where chance alone agrees always. */
export function cohenKappa(confusion: Confusion): Estimate {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const n = total(confusion);
  if (n === 0) return unknown(NO_PATIENTS);
  const positive = (truePositives + falsePositives) * (truePositives + falseNegatives);
  const negative = (trueNegatives + falseNegatives) * (trueNegatives + falsePositives);
  const byChance = positive + negative; // over n^2; whole numbers, so the comparison is exact
  if (byChance === n * n) return unknown('decisions and outcomes are all the same');
  return known((n * (truePositives + trueNegatives) - byChance) / (n * n - byChance));
}

/**
 * Net benefit TP/n - FP/n t/(1-t): true positives, less the false ones at the price that the threshold t states
 * (Vickers and Elkin 2006). Undefined at t = 1.
 */
export function netBenefit(confusion: Confusion, threshold: number): Estimate {
  const n = total(confusion);
  if (n === 0) return unknown(NO_PATIENTS);
  if (!(threshold >= 0 && threshold < 1)) return unknown('net benefit needs a threshold from zero to below one');
  return known((confusion.truePositives - (confusion.falsePositives * threshold) / (1 - threshold)) / n);
}

function total({ truePositives, falsePositives, trueNegatives, falseNegatives }: Confusion): number {
  return truePositives + falsePositives + trueNegatives + falseNegatives;
}
