import { canonicalText } from './numbers';

/** The texts that stand for "no value", compared without case and without blanks around them. */
const marks = new Set(['', '?', 'na', 'n/a', 'nan', 'null', '.', '-']);

/** Whether a cell's text means that the value is missing. */
export function isMissingMark(text: string): boolean {
  return text.length <= 4 && marks.has(text.trim().toLowerCase());
}

/** A test for one column: the usual marks, and the column's own, where equal numbers are equal (`0` and `0.0`). */
export function missingTest(missingValues: readonly string[] = []): (text: string) => boolean {
  const own = new Set(missingValues.map(canonicalText));
  return (text) => isMissingMark(text) || (own.size > 0 && own.has(canonicalText(text)));
}
