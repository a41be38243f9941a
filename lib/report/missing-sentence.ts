import { formatShare } from '@/lib/format';
import type { Feature } from '@/models/features';
import type { Assessment } from '@/models/model';

/** More than these are counted, not named. */
const MOST_NAMED = 3;

/**
 * "Insulin was not measured; the risk is averaged over plausible values, and that makes the interval 12 % wider than with it known." Null where
 * nothing is missing that could vary.
 *
 * The width goes with the square root of the variance: without the share s that missing values add it would be sqrt(1 - s) of what it is.
 */
export function missingSentence(
  features: readonly Feature[],
  values: ArrayLike<number>,
  { missingShare }: Pick<Assessment, 'missingShare'>,
): string | null {
  const missing = features.filter((_, position) => Number.isNaN(values[position]));
  if (missingShare === undefined || missing.length === 0) return null;
  const names =
    missing.length > MOST_NAMED
      ? `${missing.length} values were`
      : `${listed(missing.map(({ label }) => label))} ${missing.length === 1 ? 'was' : 'were'}`;
  const wider = 1 / Math.sqrt(1 - Math.min(missingShare, 0.9999)) - 1;
  return `${names} not measured; the risk is averaged over plausible values, and ${effectOn(wider, missing.length === 1)}.`;
}

function effectOn(wider: number, isOne: boolean): string {
  if (wider < 0.005) return 'that adds next to nothing to the interval';
  if (wider > 1) return 'most of the interval’s width comes from that';
  return `that makes the interval ${formatShare(wider)} wider than with ${isOne ? 'it' : 'them'} known`;
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
