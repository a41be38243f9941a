import type { Feature } from '@/models/features';
import { unitTable, type UnitPair } from './unit-table';

/** The second unit in which a feature's values may be given. */
export interface OtherUnit {
  /** What is measured, such as "glucose". */
  readonly analyte: string;
  /** The feature's own unit, as the model takes it. */
  readonly own: string;
  readonly other: string;
  /** A value in the other unit, in the feature's own. */
  readonly toOwn: (value: number) => number;
  readonly toOther: (value: number) => number;
}

/**
 * The other usual unit of a feature; null where its name, label and unit do not say for certain what is measured, where several
 * quantities fit, and for categories. Never a guess: a wrong factor would give a wrong risk without a sign of it.
 */
export function findOtherUnit(feature: Feature): OtherUnit | null {
  if (feature.kind !== 'numeric' || feature.unit === null) return null;
  const own = feature.unit;
  const words = new Set([...wordsOf(feature.name), ...wordsOf(feature.label)]);
  const fitting = unitTable.filter((pair) => names(pair, words));
  const [pair] = fitting;
  if (pair === undefined || fitting.length > 1) return null;
  const spelled = canonicalUnit(own);
  const toSecond = (value: number) => (value - pair.offset) / pair.factor;
  const toFirst = (value: number) => value * pair.factor + pair.offset;
  const rounded = (toOwn: (value: number) => number, toOther: (value: number) => number) => ({
    toOwn: (value: number) => tidy(toOwn(value), 14),
    toOther: (value: number) => tidy(toOther(value), 12), // coarser: what was typed comes back as it was typed
  });
  const { analyte } = pair;
  if (spelled === canonicalUnit(pair.first)) return { analyte, own, other: pair.second, ...rounded(toFirst, toSecond) };
  if (spelled === canonicalUnit(pair.second)) return { analyte, own, other: pair.first, ...rounded(toSecond, toFirst) };
  return null;
}

function names({ words, unless }: UnitPair, found: ReadonlySet<string>): boolean {
  return words.some((word) => found.has(word)) && !unless.some((word) => found.has(word));
}

/** "fasting_glucose" and "Plasma glucose, 2 h" by their words, in lower case. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Other spellings of units in the table, without blanks and in lower case; mU/l is the same number as µU/ml. */
const spellings: Readonly<Record<string, string>> = {
  'uiu/ml': 'uu/ml',
  'miu/l': 'uu/ml',
  'mu/l': 'uu/ml',
  lbs: 'lb',
  pounds: 'lb',
  inch: 'in',
  inches: 'in',
  c: '°c',
  celsius: '°c',
  f: '°f',
  fahrenheit: '°f',
};

/** One spelling for each unit: "mg/dL" and "mg/dl", "mmHg" and "mm Hg", "μU/mL" with either letter for micro. */
function canonicalUnit(unit: string): string {
  const plain = unit
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[\u00b5\u03bc]/g, 'u');
  return spellings[plain] ?? plain;
}

/** Without the digits that only the computer's arithmetic put there. */
function tidy(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
