/** Columns that say who a patient is, or when something was: by their name, or by what stands in them. */
import { mayBeRecordNumber, namesAPerson, namesABirthDate } from './column-names';
import type { ColumnProfile } from './profile-column';

/** Why a column must not become a feature, and whether it names a person directly. */
export interface Exclusion {
  readonly reason: string;
  readonly identifier: boolean;
}

/** Share of distinct values from which text, or a column called like a record number, is taken for an identifier. */
const identifierShare = { text: 0.9, recordNumber: 0.5 };
const fewestForIdentifier = 10;
/** Whole numbers of so many digits that all differ in so many patients are record numbers, whatever the column is called. */
const longNumber = { digits: 6, fewest: 50 };
const patternShare = 0.5;

const email = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const phone = /^(\+|0)\d[\d\s()/-]{6,}$/;
const date = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2}))([T ]\d{1,2}:.*)?$/;

/** The reason to leave a column out as an identifier or a date; `null` for any other. `isText`: its values are no numbers. */
export function findExclusion(profile: ColumnProfile, isText: boolean): Exclusion | null {
  const identifying = byName(profile) ?? byPattern(profile, isText) ?? byDifference(profile, isText);
  if (identifying !== null) return { reason: identifying, identifier: true };
  if (isText && shareOf(profile, date) >= patternShare) {
    return {
      reason: 'it holds dates; a model needs a number instead, such as an age or the days since admission',
      identifier: false,
    };
  }
  return null;
}

function byName(profile: ColumnProfile): string | null {
  return namesAPerson(profile.name) ? 'its name says that it identifies the patient' : null;
}

function byPattern(profile: ColumnProfile, isText: boolean): string | null {
  if (!isText) return null;
  if (shareOf(profile, email) >= patternShare) return 'it holds e-mail addresses, which identify the patient';
  if (namesABirthDate(profile.name) && shareOf(profile, date) >= patternShare) {
    return 'it holds dates of birth, which identify the patient; give the age instead';
  }
  return shareOf(profile, phone) >= patternShare ? 'it holds telephone numbers, which identify the patient' : null;
}

function byDifference(profile: ColumnProfile, isText: boolean): string | null {
  const { counts, nPresent, whole } = profile;
  const share = counts.size / nPresent;
  if (nPresent < fewestForIdentifier) return null;
  if (mayBeRecordNumber(profile.name) && share >= identifierShare.recordNumber && (whole || isText)) {
    return `it looks like a record number (${counts.size} different values in ${nPresent} patients)`;
  }
  if (profile.countsUp) return 'it counts the rows, like a record number';
  if (whole && isLongNumber(profile)) {
    return `it looks like a record number (whole numbers of ${[...counts.keys()][0]!.length} digits, different in every patient)`;
  }
  if (isText && shareOf(profile, date) < patternShare && share >= identifierShare.text) {
    return `it is text that differs in nearly every patient (${counts.size} of ${nPresent})`;
  }
  return null;
}

function isLongNumber({ counts, nPresent }: ColumnProfile): boolean {
  if (counts.size !== nPresent || nPresent < longNumber.fewest) return false;
  const digits = [...counts.keys()][0]!.length;
  return (
    digits >= longNumber.digits && [...counts.keys()].every((text) => text.length === digits && /^\d+$/.test(text))
  );
}

/** Share of the cells with a value that look like this. */
function shareOf({ counts, nPresent }: ColumnProfile, pattern: RegExp): number {
  let found = 0;
  for (const [text, count] of counts) if (pattern.test(text)) found += count;
  return found / nPresent;
}
