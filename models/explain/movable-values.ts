/** Where a modifiable feature of a patient may go, and what it costs to go there. */
import type { Feature, PatientValues } from '../features';
import type { FeatureSummary, TrainedModel } from '../model';

export interface Movable {
  readonly feature: number;
  readonly kind: Feature['kind'];
  /** The patient's value. */
  readonly own: number;
  /** Number of values it may take; they ascend, and may include the patient's own. */
  readonly nValues: number;
  readonly valueAt: (index: number) => number;
  /** Size of the change: in interquartile ranges of the cohort, or 1 for another level. */
  readonly costOf: (value: number) => number;
}

/** The interquartile range of a normal distribution is this part of its 1st to 99th percentile. */
const QUARTILES_IN_RANGE = 0.29;

/**
 * The patient's features that care could change: modifiable, known, and with another value to go to. Numbers take the values that
 * lie within the valid range and within the cohort's 1st to 99th percentile, with as many digits as the data have; levels are those
 * that anybody has. Where half of the cohort has one value, so that the interquartile range is 0, 0.29 of the range from the 1st to
 * the 99th percentile stands in for it, as it would be for a normal distribution.
 */
export function movableFeatures({ features, summaries }: TrainedModel, values: PatientValues): Movable[] {
  return features.flatMap((described, feature) => {
    const own = values[feature]!;
    const summary = summaries[feature]!;
    if (!described.modifiable || Number.isNaN(own)) return [];
    const movable =
      described.kind === 'numeric' && summary.kind === 'numeric'
        ? movableNumber(feature, own, summary, described.validRange)
        : movableLevel(feature, own, summary);
    return movable === null || movable.nValues === 0 || (movable.nValues === 1 && movable.valueAt(0) === own)
      ? []
      : [movable];
  });
}

function movableNumber(
  feature: number,
  own: number,
  { quantiles, integer, decimals }: FeatureSummary & { kind: 'numeric' },
  validRange: readonly [number, number] | null,
): Movable | null {
  const [p1, p25, p75, p99] = [quantiles[1], quantiles[25], quantiles[75], quantiles[99]];
  if (p1 === undefined || p25 === undefined || p75 === undefined || p99 === undefined || !(p99 > p1)) return null;
  const unit = p75 > p25 ? p75 - p25 : QUARTILES_IN_RANGE * (p99 - p1);
  // an older model does not know the digits: as many as give a hundred values or more
  const digits = integer ? 0 : (decimals ?? Math.max(0, 2 - Math.floor(Math.log10(p99 - p1))));
  const perUnit = 10 ** digits;
  const lowest = Math.ceil(Math.max(p1, validRange?.[0] ?? -Infinity) * perUnit - ROUNDING);
  const highest = Math.floor(Math.min(p99, validRange?.[1] ?? Infinity) * perUnit + ROUNDING);
  return {
    feature,
    kind: 'numeric',
    own,
    nValues: Math.max(0, highest - lowest + 1),
    valueAt: (index) => (lowest + index) / perUnit,
    costOf: (value) => Math.abs(value - own) / unit,
  };
}

/** 0.29 times 100 is 28.999999999999996. */
const ROUNDING = 1e-6;

function movableLevel(feature: number, own: number, summary: FeatureSummary): Movable | null {
  if (summary.kind !== 'categorical') return null;
  const levels = summary.counts.flatMap((count, level) => (count > 0 ? [level] : []));
  return {
    feature,
    kind: 'categorical',
    own,
    nValues: levels.length,
    valueAt: (index) => levels[index]!,
    costOf: (value) => (value === own ? 0 : 1),
  };
}

/** At most `count` of a feature's values, evenly spread, both ends among them, ascending, the patient's own left out. */
export function spreadValues({ nValues, valueAt, own }: Movable, count: number): { index: number; value: number }[] {
  const step = Math.max(1, (nValues - 1) / (count - 1));
  const nTaken = Math.floor((nValues - 1) / step + 1e-9) + 1;
  return Array.from({ length: nTaken }, (_, taken) => Math.min(nValues - 1, Math.round(taken * step)))
    .map((index) => ({ index, value: valueAt(index) }))
    .filter(({ value }) => value !== own);
}
