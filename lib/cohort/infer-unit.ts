import { formatNumber } from '@/lib/format';
import { readColumnName } from './column-names';
import { isSentinel } from './doubts';
import type { ColumnProfile } from './profile-column';
import { findQuantity, plausibleIn } from './quantities';

export interface InferredUnit {
  readonly unit: string | null;
  /** Why this unit, or why it must be asked for; `null` where name and values say nothing. */
  readonly reason: string | null;
  /** The quantity, where it is known, and what it can be in this unit. */
  readonly known: {
    readonly quantity: string;
    readonly unit: string | null;
    readonly plausible: readonly [number, number] | null;
  } | null;
}

/** Share of values that may lie outside of what the quantity can be, for the unit still to be certain; zeros and marks do not count. */
const mostOutside = 0.01;

/** The unit of a column of numbers: what the header states, else what name and values together make certain. */
export function inferUnit(profile: ColumnProfile): InferredUnit {
  const { label, unit: stated } = readColumnName(profile.name);
  if (stated !== null) {
    const plausible = plausibleIn(label, stated);
    const known = plausible === null ? null : { quantity: label.toLowerCase(), unit: stated, plausible };
    return { unit: stated, reason: 'the column’s name states it', known };
  }
  if (profile.median === null || profile.range === null) return { unit: null, reason: null, known: null };
  const isCertain = (range: readonly [number, number]) => shareOutside(profile, range) <= mostOutside;
  const found = findQuantity(profile.name, profile.median, isCertain);
  if (found === null) return { unit: null, reason: null, known: null };
  const values = `${profile.whole ? 'whole numbers' : 'numbers'} from ${formatNumber(profile.range[0])} to ${formatNumber(profile.range[1])}`;
  const known = { quantity: found.name, unit: found.unit, plausible: found.plausible };
  return found.unit === null
    ? {
        unit: null,
        reason: `${found.name} is measured in more than one unit, and ${values} do not tell which: say it`,
        known,
      }
    : {
        unit: found.unit,
        reason: `the name is ${profile.name} and the values are ${values} (median ${formatNumber(profile.median)})`,
        known,
      };
}

function shareOutside({ numbers, nNumbers }: ColumnProfile, [low, high]: readonly [number, number]): number {
  let outside = 0;
  for (const { value, count } of numbers) {
    if (value !== 0 && !isSentinel(value) && (value < low || value > high)) outside += count;
  }
  return outside / nNumbers;
}
