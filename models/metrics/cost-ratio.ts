/** What a threshold says of the price of mistakes. */

/**
 * The threshold at which a missed case costs as much as `costRatio` false alarms: 1 / (1 + costRatio). From a risk p on, acting on a
 * patient saves p misses at the price of 1 - p false alarms, and pays where p costRatio >= 1 - p (Pauker and Kassirer 1980). Holds for
 * calibrated risks.
 *
 * @param costRatio harm of a false negative over harm of a false positive, above 0.
 */
export function thresholdOfCostRatio(costRatio: number): number {
  if (!(costRatio > 0 && costRatio < Infinity)) {
    throw new RangeError(`cost ratio must be a finite number above zero, but it is ${costRatio}`);
  }
  return 1 / (1 + costRatio);
}

/** The cost ratio that a threshold in (0,1) stands for, whoever chose it and how: (1 - threshold) / threshold. */
export function costRatioOfThreshold(threshold: number): number {
  if (!(threshold > 0 && threshold < 1)) {
    throw new RangeError(`threshold must be strictly between zero and one, but it is ${threshold}`);
  }
  return (1 - threshold) / threshold;
}
