import type { Feature, PatientValues } from '@/models/features';
import { findValueProblem } from '../cohort/value-problem';
import { RiskcurveError } from '../errors';

const longestLabel = 100;

/** Label and values of an entered patient. Throws `bad-input` in one sentence that names the field and the mend. */
export function checkEntered(
  features: readonly Feature[],
  given: { label: string; values: readonly (number | null)[] },
): { label: string; values: (number | null)[]; row: PatientValues } {
  const label = given.label.trim();
  if (label === '') throw badInput('label must not be empty: say what you call this patient');
  if (label.length > longestLabel) throw badInput(`label must have at most ${longestLabel} characters`);
  if (given.values.length !== features.length) {
    throw badInput(`the model has ${features.length} features, but ${given.values.length} values were given`);
  }
  if (given.values.every((value) => value === null))
    throw badInput('enter at least one value: a risk needs something to go by');
  features.forEach((feature, position) => {
    const value = given.values[position]!;
    const problem = value === null ? null : findValueProblem(feature, value);
    if (problem !== null) throw badInput(`${feature.label} ${problem}`);
  });
  return { label, values: [...given.values], row: Float64Array.from(given.values, (value) => value ?? NaN) };
}

function badInput(sentence: string): RiskcurveError {
  return new RiskcurveError('bad-input', sentence);
}
