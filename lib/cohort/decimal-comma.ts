/** Numbers written with a decimal comma, as spreadsheets in much of Europe save them. */
import { isMissingMark } from './missing-marks';
import { hasDecimalComma, parseNumber } from './numbers';

/**
 * A column's texts with points for its decimal commas, or `null` where it has none that are certain. Certain is a column in which every
 * text but the marks for "missing" is a number, none has a point, and not every comma stands before exactly three digits: `1,234` alone
 * may be a thousand. To be asked only of a file that commas do not cut.
 */
export function withPoints(texts: readonly string[]): string[] | null {
  const present = texts.filter((text) => !isMissingMark(text));
  const commas = present.filter(hasDecimalComma);
  const others = present.filter((text) => !hasDecimalComma(text));
  if (commas.length === 0 || !others.every((text) => parseNumber(text) !== null && !text.includes('.'))) return null;
  if (commas.every((text) => /,\d{3}$/.test(text))) return null;
  return texts.map((text) => (hasDecimalComma(text) ? text.replace(',', '.') : text));
}
