/** New patients for a model: texts by column name to values in the order of its features. */
import type { Feature, PatientValues } from '@/models/features';
import { RiskcurveError } from '../errors';
import { encodeText } from './encode-column';
import { isMissingMark } from './missing-marks';
import { canonicalText, parseNumber } from './numbers';

export interface EncodedPatient {
  readonly values: PatientValues;
  /** Names of features whose value cannot be (an unknown level, a number outside the valid range): taken as missing. */
  readonly setAside: readonly string[];
}

/**
 * One patient's values. `textOf` gives the cell of a feature.
 *
 * @throws RiskcurveError for text where a number belongs; `where` names the place, such as "line 3"
 */
export function encodePatient(
  features: readonly Feature[],
  textOf: (position: number) => string,
  where: string,
): EncodedPatient {
  const setAside: string[] = [];
  const values = Float64Array.from(features, (feature, position) => {
    const text = textOf(position);
    const value = encodeCell(feature, text);
    if (typeof value === 'number') return value;
    if (value === 'not a number') {
      throw new RiskcurveError('bad-input', `${where}, column ${feature.name}: ${notANumber(text)}`);
    }
    setAside.push(`${feature.name} = ${canonicalText(text)}`);
    return NaN;
  });
  return { values, setAside };
}

/** A cell as a value, NaN where missing; or what is wrong with it: text where a number belongs, or a value that cannot be. */
export function encodeCell(feature: Feature, text: string): number | 'not a number' | 'cannot be' {
  if (isMissingMark(text)) return NaN;
  const value = encodeText(text, feature);
  if (typeof value === 'number') return value;
  return feature.kind === 'numeric' && parseNumber(text) === null ? 'not a number' : 'cannot be';
}

export function notANumber(text: string): string {
  return `"${text}" is not a number; correct it or leave it empty`;
}

/**
 * Where each feature stands in a header.
 *
 * @throws RiskcurveError naming every column that is missing
 */
export function locateFeatures(features: readonly Feature[], header: readonly string[]): number[] {
  const missing = features.filter(({ name }) => !header.includes(name)).map(({ name }) => name);
  if (missing.length > 0) {
    const shown = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ` and ${missing.length - 10} more` : '');
    throw new RiskcurveError(
      'bad-input',
      `the file lacks ${missing.length === 1 ? 'the column' : `${missing.length} columns`} ${shown}; the model needs ${missing.length === 1 ? 'it' : 'them'} by exactly these names (cells may be empty)`,
    );
  }
  return features.map(({ name }) => header.indexOf(name));
}
