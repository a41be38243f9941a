/** What slope and intercept say of the risks, read with their intervals. */
import type { Metric } from '@/models/model';

/** "Right so far as one can tell", too extreme or too timid. */
export function slopeReading(slope: Metric | undefined): string {
  return reading(slope, 1, {
    undefined: 'There is no slope to be read.',
    within: 'The interval holds 1: the risks are neither too extreme nor too timid, so far as these patients can tell.',
    below: 'Below 1: the risks are too extreme. High ones are too high and low ones too low.',
    above: 'Above 1: the risks are too timid. High ones are too low and low ones too high.',
  });
}

/** Whether the risks are right on the whole. */
export function interceptReading(intercept: Metric | undefined): string {
  return reading(intercept, 0, {
    undefined: 'There is no intercept to be read.',
    within: 'The interval holds 0: on the whole the risks are right, so far as these patients can tell.',
    below: 'Below 0: on the whole the risks are too high.',
    above: 'Above 0: on the whole the risks are too low.',
  });
}

type Words = Readonly<Record<'undefined' | 'within' | 'below' | 'above', string>>;

function reading(metric: Metric | undefined, ideal: number, words: Words): string {
  if (metric === undefined || metric.low === null || metric.high === null) return words.undefined;
  if (metric.high < ideal) return words.below;
  return metric.low > ideal ? words.above : words.within;
}
