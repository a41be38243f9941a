/** A patient's risk along one feature, everything else held (an individual conditional expectation curve). */
import type { PatientValues } from '../features';
import type { RiskCurve, TrainedModel } from '../model';
import { assembleCurve } from './assemble-curve';
import { allMembers } from './assess';
import { createPatientState } from './patient-state';
import { riskCurveGrid } from './risk-curve-grid';
import { createWhatIf } from './what-if';

export interface RiskCurveOptions {
  /** Values of the feature to judge, ascending; by default a grid over what the cohort showed, and the patient's own. */
  readonly grid?: readonly number[];
  /** Positions into `model.members`; all by default. */
  readonly members?: readonly number[];
}

/** The curve of the feature at position `feature`, whose other values are `values` (NaN where missing). */
export function riskCurve(
  model: TrainedModel,
  values: PatientValues,
  feature: number,
  options: RiskCurveOptions = {},
): RiskCurve {
  const summary = model.summaries[feature];
  const own = values[feature];
  if (!summary || own === undefined) throw new RangeError(`the model has no feature at position ${feature}`);
  const state = createPatientState(model, options.members ?? allMembers(model));
  state.set(values);
  const at = Number.isNaN(own) ? null : own;
  const grid = options.grid ?? riskCurveGrid(summary, at);
  const assessed = { values: grid, assessments: state.assessAlong(feature, grid) };
  return assembleCurve(feature, summary, assessed, at, state.valuesOf(feature));
}

/** The curves of all features, the one with the largest swing first. */
export function riskCurves(
  model: TrainedModel,
  values: PatientValues,
  options: Omit<RiskCurveOptions, 'grid'> = {},
): RiskCurve[] {
  return createWhatIf(model, values, options).curves.toSorted((a, b) => b.swing - a.swing);
}
