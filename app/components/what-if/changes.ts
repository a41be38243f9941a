/** What a person changed of a patient, in order, and the way back. Pure: the page's state is one of these. */

/** A missing value is NaN, as in the model's own rows. */
export interface Changes {
  /** The patient as recorded, in the order of the model's features. */
  readonly given: readonly number[];
  readonly values: readonly number[];
  /** What each step changed and what was there before; several changes of one feature in a row are one step. */
  readonly steps: readonly { readonly feature: number; readonly before: number }[];
}

export interface Change {
  readonly feature: number;
  readonly from: number;
  readonly to: number;
}

/** A patient of whom nothing has been changed. */
export function unchanged(given: readonly number[]): Changes {
  return { given, values: given, steps: [] };
}

/** Sets one value; setting what is there already changes nothing. */
export function setValue(changes: Changes, feature: number, value: number): Changes {
  const before = changes.values[feature];
  if (before === undefined) throw new RangeError(`there is no feature at position ${feature}`);
  if (Object.is(before, value)) return changes;
  const goesOn = changes.steps.at(-1)?.feature === feature;
  return {
    given: changes.given,
    values: changes.values.with(feature, value),
    steps: goesOn ? changes.steps : [...changes.steps, { feature, before }],
  };
}

/** Takes the last step back; nothing where there is none. */
export function undo(changes: Changes): Changes {
  const last = changes.steps.at(-1);
  if (last === undefined) return changes;
  return {
    given: changes.given,
    values: changes.values.with(last.feature, last.before),
    steps: changes.steps.slice(0, -1),
  };
}

/** The features that differ from the record, in the order in which they were first changed. */
export function listChanges({ given, values, steps }: Changes): Change[] {
  const touched = [...new Set(steps.map((step) => step.feature))];
  return touched
    .filter((feature) => !Object.is(given[feature], values[feature]))
    .map((feature) => ({ feature, from: given[feature]!, to: values[feature]! }));
}
