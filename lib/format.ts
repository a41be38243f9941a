/** Numbers, risks, dates and durations as a person reads them, in the installation's locale (`locale.ts`), by Intl. */
import { currentLocale } from './locale';

/** Narrow no-break space: keeps a number and its percent sign or short unit together. */
const narrowSpace = '\u202f';

/** No-break space: a unit of several letters stands further off. */
const fullSpace = '\u00a0';

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Formats are kept: making one costs more than a hundred uses. */
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const { tag } = currentLocale();
  const key = `${tag} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(tag, options);
  numberFormats.set(key, format);
  return format;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { tag, timeZone } = currentLocale();
  return new Intl.DateTimeFormat(tag, { ...options, timeZone });
}

const wholeNumber = { maximumFractionDigits: 0 };

/** A risk in [0,1] in whole percents, "58 %"; the ends read "less than 1 %" and "more than 99 %". Throws outside of [0,1]. */
export function formatRisk(risk: number): string {
  return `${wholePercent(risk)}${narrowSpace}%`;
}

/** An interval of risks, "48 to 67 %"; one number where both ends read alike. */
export function formatInterval(low: number, high: number): string {
  const [from, to] = [wholePercent(low), wholePercent(high)];
  return from === to ? `${to}${narrowSpace}%` : `${from} to ${to}${narrowSpace}%`;
}

/**
 * A difference of risks in percentage points, with its sign: "+18 points", "−1 point", "+0.4 points", "no difference". One decimal
 * below one point.
 */
export function formatPoints(difference: number): string {
  const points = difference * 100;
  const rounded = Number(points.toFixed(Math.abs(points) < 1 ? 1 : 0));
  if (rounded === 0) return 'no difference';
  const number = formatNumber(rounded, Math.abs(rounded) < 1 ? 1 : 0);
  return `${rounded > 0 ? '+' : ''}${number} ${Math.abs(rounded) === 1 ? 'point' : 'points'}`;
}

/** How far apart two risks are, whichever is higher: "18 points", "0.4 points". */
export function formatDistance(difference: number): string {
  const points = formatPoints(Math.abs(difference));
  return points.startsWith('+') ? points.slice(1) : '0 points';
}

/** How many of 100 patients a risk in [0,1] stands for: a whole number, 0 to 100. */
export function nInHundred(risk: number): number {
  return Math.round(checkedRisk(risk) * 100);
}

/** The same in words: "about 58", "fewer than 1", "more than 99". */
export function sayNInHundred(risk: number): string {
  if (checkedRisk(risk) < 0.01) return 'fewer than 1';
  return risk > 0.99 ? 'more than 99' : `about ${nInHundred(risk)}`;
}

/** A share in [0,1] that is no risk, with as many decimals of a percent as asked: "3.2 %". */
export function formatShare(share: number, digits = 0): string {
  return `${formatNumber(share * 100, digits)}${narrowSpace}%`;
}

/** An interval of shares, "31 to 39 %"; the percent sign once. */
export function formatShareInterval(low: number, high: number): string {
  return `${formatNumber(low * 100, 0)} to ${formatShare(high)}`;
}

/**
 * A number: with `digits` decimals if given, else as many as its size deserves (1,234 · 148.3 · 33.61 · 0.627).
 * What is no finite number reads "–".
 */
export function formatNumber(value: number, digits?: number): string {
  if (!Number.isFinite(value)) return '–';
  const options =
    digits === undefined ? digitsFor(value) : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const text = numberFormat({ ...options, signDisplay: 'negative' }).format(value);
  return text.replace('-', '\u2212');
}

/** A value with its unit, "148 mg/dl"; the unit may be absent. */
export function formatQuantity(value: number, unit: string | null, digits?: number): string {
  return unit === null || unit === ''
    ? formatNumber(value, digits)
    : `${formatNumber(value, digits)}${fullSpace}${unit}`;
}

/** A count, with its noun in the right number where one is given: "1 patient", "1,030 patients". */
export function formatCount(count: number, noun?: string): string {
  const number = numberFormat(wholeNumber).format(count);
  return noun === undefined ? number : `${number} ${count === 1 ? noun : pluralOf(noun)}`;
}

/** "23 Nov 2026". */
export function formatDate(date: Date): string {
  return dateFormat({ dateStyle: 'medium' }).format(date);
}

/** "23 Nov 2026, 15:32", in the installation's time zone. */
export function formatDateTime(date: Date): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** A span of time in at most two units: "less than 1 s", "42 s", "3 min 20 s", "1 h 5 min". Throws on a negative or endless span. */
export function formatDuration(seconds: number): string {
  if (!(seconds >= 0 && seconds < Infinity))
    throw new RangeError(`seconds must be finite and at least zero, not ${seconds}`);
  if (seconds < 1) return `less than 1${narrowSpace}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${narrowSpace}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return twoUnits(minutes, 'min', whole % 60, 's');
  return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

/** "about 3 min 20 s left": never less than a second, for it is a guess. */
export function formatTimeLeft(seconds: number): string {
  return `about ${formatDuration(Math.max(1, seconds))} left`;
}

/** The first characters of a model's version: enough to tell versions apart, short enough to read out. */
export function shortVersion(version: string): string {
  return version.slice(0, 8);
}

function twoUnits(big: number, bigUnit: string, small: number, smallUnit: string): string {
  const first = `${numberFormat(wholeNumber).format(big)}${narrowSpace}${bigUnit}`;
  return small === 0 ? first : `${first} ${small}${narrowSpace}${smallUnit}`;
}

function wholePercent(risk: number): string {
  if (checkedRisk(risk) < 0.01) return 'less than 1';
  return risk > 0.99 ? 'more than 99' : String(Math.round(risk * 100));
}

function checkedRisk(risk: number): number {
  if (!(risk >= 0 && risk <= 1)) throw new RangeError(`risk must be between zero and one, not ${risk}`);
  return risk;
}

function digitsFor(value: number): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  if (size >= 1000) return { maximumFractionDigits: 0 };
  if (size >= 100) return { maximumFractionDigits: 1 };
  return size >= 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 3 };
}

function pluralOf(noun: string): string {
  return noun.endsWith('y') && !/[aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
