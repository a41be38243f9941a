/**
 * The rules by which a column becomes a numeric feature, a categorical one, or is left out. First match wins:
 *
 * 1. no value at all, or one and the same value: left out, it tells nothing
 * 2. a direct identifier by its name, a record number, or text that differs in nearly every patient: left out
 * 3. numbers: whole numbers with at most five distinct values are codes of categories, all others are measurements
 * 4. text of which at least nine tenths are numbers: measurements with a faulty cell, refused at import
 * 5. text with at most twenty levels: categorical; with more: free text, left out
 */
import type { InferredColumn } from './inferred-column';
import { readColumnName, mayBeRecordNumber, namesAPerson } from './column-names';
import { limits } from './limits';
import type { ColumnProfile } from './profile-column';

/** Share of distinct values from which text, or a column called like a record number, is taken for an identifier. */
const identifierShare = { text: 0.9, recordNumber: 0.5 };
const fewestForIdentifier = 10;
const numericShare = 0.9;

/** Infers what one column is. */
export function inferColumn(profile: ColumnProfile): InferredColumn {
  const { kind, reason, identifier = false } = decide(profile);
  const { label, unit } = readColumnName(profile.name);
  const levels = kind === 'categorical' ? sortLevels([...profile.counts.keys()]) : [];
  return {
    name: profile.name,
    kind,
    reason,
    label,
    unit: kind === 'numeric' ? unit : null,
    validRange: null,
    modifiable: false,
    zeroMeansMissing: false,
    levels,
    levelLabels: levels,
    range: profile.range,
    nMissing: profile.nMissing,
    missingMarks: profile.missingMarks,
    missingValues: [],
    nDistinct: profile.counts.size,
    nZeros: profile.nZeros,
    looksNumeric: looksNumeric(profile),
    identifier,
  };
}

interface Decision {
  kind: InferredColumn['kind'];
  reason: string;
  identifier?: boolean;
}

function decide(profile: ColumnProfile): Decision {
  const distinct = profile.counts.size;
  if (distinct === 0) return { kind: 'leftOut', reason: 'it has no value in any patient' };
  if (distinct === 1) {
    const [value] = profile.counts.keys();
    return { kind: 'leftOut', reason: `it has the same value (${shorten(value!)}) in every patient who has one` };
  }
  const identifier = identifierReason(profile);
  if (identifier !== null) return { kind: 'leftOut', reason: identifier, identifier: true };
  if (profile.nNumbers === profile.nPresent) return decideNumbers(profile);
  if (looksNumeric(profile)) {
    return { kind: 'numeric', reason: `${profile.nNumbers} of ${profile.nPresent} values are numbers` };
  }
  if (distinct <= limits.maxLevels) return { kind: 'categorical', reason: `text with ${distinct} levels` };
  return {
    kind: 'leftOut',
    reason: `it is free text (${distinct} different texts, at most ${limits.maxLevels} can be levels)`,
  };
}

function decideNumbers(profile: ColumnProfile): Decision {
  const distinct = profile.counts.size;
  if (profile.whole && distinct <= limits.maxCodeLevels) {
    return { kind: 'categorical', reason: `${distinct} different whole numbers, taken for codes` };
  }
  return { kind: 'numeric', reason: `numbers with ${distinct} different values` };
}

function identifierReason(profile: ColumnProfile): string | null {
  const share = profile.counts.size / profile.nPresent;
  const enough = profile.nPresent >= fewestForIdentifier;
  if (namesAPerson(profile.name)) return 'its name says that it identifies the patient';
  if (
    mayBeRecordNumber(profile.name) &&
    enough &&
    share >= identifierShare.recordNumber &&
    (profile.whole || isText(profile))
  ) {
    return `it looks like a record number (${profile.counts.size} different values in ${profile.nPresent} patients)`;
  }
  if (profile.countsUp && enough) return 'it counts the rows, like a record number';
  if (isText(profile) && enough && share >= identifierShare.text) {
    return `it is text that differs in nearly every patient (${profile.counts.size} of ${profile.nPresent})`;
  }
  return null;
}

function isText(profile: ColumnProfile): boolean {
  return profile.nNumbers < profile.nPresent && !looksNumeric(profile);
}

/** Numbers, or numbers with a few faulty cells: the faults must not turn a measurement into a category. */
function looksNumeric(profile: ColumnProfile): boolean {
  return (
    profile.nNumbers === profile.nPresent ||
    (profile.nNumbers >= numericShare * profile.nPresent && profile.counts.size > limits.maxCodeLevels)
  );
}

/** Numbers by size, then text by code point: the same order on every machine. */
export function sortLevels(levels: readonly string[]): string[] {
  const isNumber = (level: string) => !Number.isNaN(Number(level));
  return [...levels].sort((a, b) => {
    if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
    if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
