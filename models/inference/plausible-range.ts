/** What a missing value could be, for a person to read: the middle of its completions, and where the risk runs over it. */
import { quantileOfSorted } from '../math/quantile';
import type { FeatureSummary, PlausibleRange } from '../model';
import { rounderOf } from './marginal';

/** A level that fewer completions than this have is not named. */
const SMALLEST_SHARE = 0.1;

/**
 * The 10th and the 90th percentile of a number's completions (type 7), or the levels that at least a tenth of them have, and the smallest
 * and the largest risk of the curve over these values; between two points of the grid it is taken to be straight.
 *
 * @param drawn the completions' values.
 * @param values ascending grid of the curve, and its risk at each.
 * @returns undefined where there is no completion or no curve.
 */
export function plausibleRange(
  summary: FeatureSummary,
  drawn: readonly number[],
  values: readonly number[],
  risk: readonly number[],
): PlausibleRange | undefined {
  const present = drawn.filter((value) => !Number.isNaN(value));
  if (present.length === 0 || values.length === 0) return undefined;
  const plausible = summary.kind === 'numeric' ? middleOf(present, rounderOf(summary)) : frequentLevels(present);
  const [low, high] = [plausible[0]!, plausible.at(-1)!];
  const within = (value: number): boolean =>
    summary.kind === 'numeric' ? value > low && value < high : plausible.includes(value);
  const risks = values.flatMap((value, point) => (within(value) ? [risk[point]!] : []));
  if (summary.kind === 'numeric') risks.push(riskAt(low, values, risk), riskAt(high, values, risk));
  return { values: plausible, riskLow: Math.min(...risks), riskHigh: Math.max(...risks) };
}

function middleOf(drawn: readonly number[], round: (value: number) => number): [number, number] {
  const sorted = Float64Array.from(drawn).sort();
  return [round(quantileOfSorted(sorted, 0.1)), round(quantileOfSorted(sorted, 0.9))];
}

function frequentLevels(drawn: readonly number[]): number[] {
  const levels = [...new Set(drawn)].sort((a, b) => a - b);
  return levels.filter((level) => drawn.filter((other) => other === level).length >= SMALLEST_SHARE * drawn.length);
}

function riskAt(value: number, values: readonly number[], risk: readonly number[]): number {
  const behind = values.findIndex((other) => other >= value);
  if (behind <= 0) return behind === 0 ? risk[0]! : risk.at(-1)!;
  const [low, high] = [values[behind - 1]!, values[behind]!];
  return risk[behind - 1]! + ((value - low) / (high - low)) * (risk[behind]! - risk[behind - 1]!);
}
