/** What in a column an analyst should look at before it is imported, each with the mend where there is one. */
import { formatNumber } from '@/lib/format';
import type { ColumnProfile, CountedNumber } from './profile-column';

export interface Doubt {
  /** One sentence without a full stop. */
  readonly sentence: string;
  /** What would settle it; `null` where only the analyst can. */
  readonly mend: { readonly zeroMeansMissing: true } | { readonly missingValues: readonly string[] } | null;
}

interface Known {
  /** What the column measures, in words. */
  readonly quantity: string;
  readonly unit: string | null;
  readonly plausible: readonly [number, number] | null;
}

/** Numbers that files use for "not measured" where they have no mark for it. */
const sentinels = new Set([-1, -9, -99, -999, -9999, 99, 999, 9999, 99999, 888, 8888]);
/** Whether a number is one that files use for "not measured". */
export function isSentinel(value: number): boolean {
  return sentinels.has(value);
}

const mostNamed = 3;
const nearlyConstantShare = 0.995;

/** Doubts about a column of numbers. `known` is what its name tells, `null` where it tells nothing. */
export function findDoubts(profile: ColumnProfile, known: Known | null): Doubt[] {
  const values = profile.numbers;
  const doubts: (Doubt | null)[] = [];
  if (known !== null && known.plausible !== null) doubts.push(...implausible(values, known, known.plausible));
  else doubts.push(loneSentinel(values));
  doubts.push(nearlyConstant(values, profile.nPresent));
  return doubts.filter((doubt) => doubt !== null);
}

function implausible(values: readonly CountedNumber[], known: Known, [low, high]: readonly [number, number]): Doubt[] {
  const outside = values.filter(({ value }) => value < low || value > high);
  const zeros = outside.filter(({ value }) => value === 0);
  const others = outside.filter(({ value }) => value !== 0);
  const what = `${known.quantity}${known.unit === null ? '' : ` in ${known.unit}`}`;
  const doubts: Doubt[] = [];
  for (const { count } of zeros) {
    doubts.push({
      sentence: `${times(count, 'is', 'are')} 0, which ${what} cannot be; zero may stand for “not measured”`,
      mend: { zeroMeansMissing: true },
    });
  }
  if (others.length > 0) {
    const total = others.reduce((sum, { count }) => sum + count, 0);
    const marks = others.every(({ value }) => isSentinel(value));
    doubts.push({
      sentence: `${times(total, 'lies', 'lie')} outside of what ${what} can be (${formatNumber(low)} to ${formatNumber(high)}): ${list(others)}`,
      mend: marks ? { missingValues: others.map(({ value }) => String(value)) } : null,
    });
  }
  return doubts;
}

/** A number such as 999 at an end, further from the rest than the rest is wide. */
function loneSentinel(values: readonly CountedNumber[]): Doubt | null {
  for (const [lone, rest] of [
    [values.at(-1), values.slice(0, -1)],
    [values[0], values.slice(1)],
  ] as const) {
    if (lone === undefined || rest.length < 6 || !isSentinel(lone.value)) continue;
    const [low, high] = [rest[0]!.value, rest.at(-1)!.value];
    const gap = Math.min(Math.abs(lone.value - high), Math.abs(lone.value - low));
    const isMark = lone.value < 0 ? low >= 0 : gap > high - low;
    if (!isMark) continue;
    return {
      sentence: `${times(lone.count, 'is', 'are')} ${lone.value}, far from all others (${formatNumber(low)} to ${formatNumber(high)}); it may stand for “not measured”`,
      mend: { missingValues: [String(lone.value)] },
    };
  }
  return null;
}

function nearlyConstant(values: readonly CountedNumber[], nPresent: number): Doubt | null {
  const most = values.reduce((best, each) => (each.count > best.count ? each : best), { value: 0, count: 0 });
  if (values.length < 2 || most.count < nearlyConstantShare * nPresent) return null;
  return {
    sentence: `all but ${nPresent - most.count} of ${nPresent} values are ${most.value}, so it can tell next to nothing`,
    mend: null,
  };
}

function times(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? `value ${one}` : `values ${many}`}`;
}

function list(values: readonly CountedNumber[]): string {
  const shown = values
    .slice(0, mostNamed)
    .map(({ value, count }) => `${formatNumber(value)}${count === 1 ? '' : ` (${count} times)`}`);
  const more = values.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
