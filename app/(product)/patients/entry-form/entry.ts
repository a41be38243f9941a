/** What a person typed into the field of a number, and what it means. Pure. */
import { findValueProblem } from '@/lib/cohort/value-problem';
import { readNumber, writeNumber } from '@/lib/locale';
import type { OtherUnit } from '@/lib/units/other-unit';
import type { NumericFeature } from '@/models/features';

export interface Entry {
  readonly text: string;
  /** Whether it is typed in the other usual unit, not the model's. */
  readonly inOther: boolean;
}

/** The value in the model's unit, NaN where nothing was typed or it cannot be; and why it cannot be, to follow the label. */
export function readEntry(
  feature: NumericFeature,
  other: OtherUnit | null,
  { text, inOther }: Entry,
): { value: number; problem: string | null } {
  if (text.trim() === '') return { value: NaN, problem: null };
  const typed = readNumber(text);
  const shown = inOther && other !== null ? { unit: other.other, of: other.toOther } : undefined;
  const value = shown === undefined || other === null ? typed : other.toOwn(typed);
  const problem = findValueProblem(feature, value, shown);
  return problem === null ? { value, problem: null } : { value: NaN, problem };
}

/** A value that is known already, as a person would have typed it. */
export function writeEntry(value: number, other: OtherUnit | null, inOther: boolean): Entry {
  if (Number.isNaN(value)) return { text: '', inOther };
  const shown = inOther && other !== null ? Number(other.toOther(value).toPrecision(4)) : value;
  return { text: writeNumber(shown), inOther };
}
