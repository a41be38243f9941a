/**
 * The rules by which a column becomes a numeric feature, a categorical one, or is left out. First match wins:
 *
 * 1. no value at all, or one and the same value: left out, it tells nothing
 * 2. an identifier (a name, a record number, an e-mail address, a date of birth), text that differs in nearly every patient, or dates: left out
 * 3. numbers: whole numbers with at most five distinct values are codes of categories, all others are measurements
 * 4. text of which at least nine tenths are numbers: measurements with a faulty cell, refused at import
 * 5. text with at most twenty levels: categorical; with more: free text, left out
 */
import type { InferredColumn } from './inferred-column';
import { readColumnName } from './column-names';
import { findDoubts } from './doubts';
import { findExclusion } from './identifiers';
import { inferUnit } from './infer-unit';
import { limits } from './limits';
import type { ColumnProfile } from './profile-column';

const numericShare = 0.9;

/** Infers what one column is. */
export function inferColumn(profile: ColumnProfile): InferredColumn {
  const { kind, reason, identifier = false } = decide(profile);
  const { label } = readColumnName(profile.name);
  const unit = kind === 'numeric' ? inferUnit(profile) : noUnit;
  const levels = kind === 'categorical' ? sortLevels([...profile.counts.keys()]) : [];
  return {
    name: profile.name,
    kind,
    reason,
    label,
    unit: unit.unit,
    unitReason: unit.reason,
    doubts: kind === 'numeric' ? findDoubts(profile, unit.known) : [],
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

const noUnit = { unit: null, reason: null, known: null };

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
  const exclusion = findExclusion(profile, isText(profile));
  if (exclusion !== null) return { kind: 'leftOut', ...exclusion };
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
