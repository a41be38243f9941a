import { RiskcurveError } from '@/lib/errors';
import type { Feature, NumericFeature } from '@/models/features';
import { numbersOf } from './column-numbers';
import { missingTest } from './missing-marks';
import { canonicalText, hasDecimalComma, parseNumber } from './numbers';
import type { RawColumn, RawTable } from './raw-table';

/**
 * One column as numbers: the value itself, or the index of its level; `NaN` where missing. `[nRows]`
 *
 * @throws RiskcurveError naming line, column and value for text in a numeric column or a number outside the valid range
 */
export function encodeColumn(
  raw: RawTable,
  index: number,
  feature: Feature,
  missingValues: readonly string[],
): Float64Array {
  const fault = faultOf(raw, index, feature, missingValues);
  if (fault !== null) throw new RiskcurveError('bad-input', fault);
  const column = raw.columns[index]!;
  const values = encodeTexts(column, feature, missingValues);
  return Float64Array.from(column.codes, (code) => values[code] as number);
}

/** The sentence for the first cell that cannot be encoded, with its line; `null` where all can. */
export function faultOf(
  raw: RawTable,
  index: number,
  feature: Feature,
  missingValues: readonly string[],
): string | null {
  const column = raw.columns[index]!;
  const values = encodeTexts(column, feature, missingValues);
  const row = column.codes.findIndex((code) => typeof values[code] === 'string');
  if (row === -1) return null;
  return `line ${raw.lines[row]}, column ${column.name}: ${values[column.codes[row]!]}`;
}

function encodeTexts(column: RawColumn, feature: Feature, missingValues: readonly string[]): (number | string)[] {
  const isMissing = missingTest(missingValues);
  if (feature.kind === 'categorical') {
    return column.texts.map((text) => (isMissing(text) ? NaN : encodeText(text, feature)));
  }
  const { values } = numbersOf(column);
  return column.texts.map((text, code) => {
    if (isMissing(text)) return NaN;
    return Number.isNaN(values[code]) ? encodeText(text, feature) : encodeNumber(values[code]!, feature);
  });
}

/** A value, or the sentence that says why it cannot be one. */
export function encodeText(text: string, feature: Feature): number | string {
  if (feature.kind === 'categorical') {
    const level = feature.levels.indexOf(canonicalText(text));
    return level === -1 ? `"${shorten(text)}" is none of the levels ${feature.levels.join(', ')}` : level;
  }
  const value = parseNumber(text);
  if (value === null) {
    const mend = hasDecimalComma(text) ? `write ${text.replace(',', '.')}` : 'correct it or leave it empty';
    return `"${shorten(text)}" is not a number; ${mend}, or declare the column categorical`;
  }
  return encodeNumber(value, feature);
}

function encodeNumber(value: number, feature: NumericFeature): number | string {
  if (value === 0 && feature.zeroMeansMissing) return NaN;
  const range = feature.validRange;
  if (range !== null && (value < range[0] || value > range[1])) {
    return `${value} lies outside the valid range ${range[0]} to ${range[1]}; correct the value or the range`;
  }
  return value;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
