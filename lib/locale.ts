/**
 * How numbers and dates are written, one way for a whole installation: on the ward's screens and in its reports alike, so that nobody
 * reads 1.234 in one place and 1,234 in another. Set by RISKCURVE_LOCALE and RISKCURVE_TIME_ZONE; a browser finds both on the page.
 */

export interface Locale {
  /** BCP 47, such as en-GB or de-CH. */
  readonly tag: string;
  /** IANA name, such as Europe/Zurich; undefined for that of the machine. */
  readonly timeZone: string | undefined;
}

const defaultTag = 'en-GB';

/** The locale of this process, or of the page in a browser. */
export function currentLocale(): Locale {
  const { localeTag, timeZone } =
    typeof document === 'undefined'
      ? { localeTag: process.env.RISKCURVE_LOCALE, timeZone: process.env.RISKCURVE_TIME_ZONE }
      : document.documentElement.dataset;
  return { tag: localeTag || defaultTag, timeZone: timeZone || undefined };
}

/** Attributes of the page's root that hand the server's locale to the browser. */
export function localeAttributes(): { 'data-locale-tag': string; 'data-time-zone': string } {
  const { tag, timeZone } = currentLocale();
  return { 'data-locale-tag': tag, 'data-time-zone': timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** Whether numbers can be written so: a tag that is known, with the digits 0 to 9. */
export function isKnownLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1 && new Intl.NumberFormat(tag).format(1) === '1';
  } catch {
    return false;
  }
}

export function isKnownTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

/**
 * The number that a person typed, with the decimal sign of the locale or a point; NaN where it is none. Signs of grouping are refused,
 * and so is 1.234 where the decimal sign is a comma: it could be meant in two ways.
 */
export function readNumber(text: string, { tag }: Locale = currentLocale()): number {
  const plain = text.trim().replace('\u2212', '-');
  const isComma = decimalSign(tag) === ',';
  if (isComma && /^[+-]?\d{1,3}(\.\d{3})+$/.test(plain)) return NaN;
  const normal = isComma ? plain.replace(',', '.') : plain;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(normal) ? Number(normal) : NaN;
}

/** A number as a person would type it: all its digits, no grouping, the decimal sign of the locale. */
export function writeNumber(value: number, { tag }: Locale = currentLocale()): string {
  return String(value).replace('.', decimalSign(tag));
}

function decimalSign(tag: string): string {
  return new Intl.NumberFormat(tag).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
}
