/** Several changes of a what-if: what each of them does. */
import type { PatientValues } from '../features';
import { allMembers } from '../inference/assess';
import { createPatientState } from '../inference/patient-state';
import { requirePatient, requireValue } from '../inference/require-value';
import type { TrainedModel } from '../model';
import type { ExplainOptions, WhatIfChange, WhatIfEffects } from './types';

/**
 * The effect of each change: alone, from the patient as given; and in the order made, on top of those before. The latter add up to
 * `after - before`; the former need not, and where they do not, the changes act on each other. A feature that is changed again
 * counts anew, from where it then stood.
 *
 * @param values the patient as given, in the order of the model's features, NaN where missing.
 * @throws RangeError for a feature or a level that the model has not, and for an infinite number.
 */
export function whatIfEffects(
  model: TrainedModel,
  values: PatientValues,
  changes: readonly WhatIfChange[],
  { members = allMembers(model) }: ExplainOptions = {},
): WhatIfEffects {
  requirePatient(model, values);
  for (const { feature, value } of changes) requireValue(model, feature, value);
  const state = createPatientState(model, members);
  state.set(values);
  const riskOf = (patient: PatientValues): number => {
    state.change(patient);
    return state.assess().risk;
  };
  const before = riskOf(values);
  const current = Float64Array.from(values);
  let after = before;
  const effects = changes.map(({ feature, value }) => {
    const alone = riskOf(Float64Array.from(values).fill(value, feature, feature + 1)) - before;
    current[feature] = value;
    const risk = riskOf(current);
    const inOrder = risk - after;
    after = risk;
    return { feature, value, alone, inOrder };
  });
  return { before, after, effects };
}
