/**
 * What if one value were another: the assessment and the curves of all features at once, fast enough to follow a slider.
 * Plain arrays, or a kernel that the host hands in, so it runs in a page, in a Web Worker and on the server alike.
 */
import type { PatientValues } from '../features';
import type { Assessment, RiskCurve, TrainedModel } from '../model';
import { assembleCurve, type AssessedGrid } from './assemble-curve';
import { allMembers } from './assess';
import { createKernelState } from './kernel-state';
import type { PatientState } from './completed-state';
import { createPatientState } from './patient-state';
import { requirePatient, requireValue } from './require-value';
import { riskCurveGrid } from './risk-curve-grid';

export interface WhatIfOptions {
  /** Positions into `model.members` of those that judge; all by default. */
  readonly members?: readonly number[];
  /**
   * The compiled kernel of inference, where the host could load it: the same numbers, several times faster. Without it, or where the model
   * is not for it, plain TypeScript answers.
   */
  readonly kernel?: WebAssembly.Module | null;
}

/** What the model says of the patient as now changed. */
export interface WhatIfAnswer {
  readonly assessment: Assessment;
  /** One for each feature, in the order of the model's features, so that they keep their place under the slider. */
  readonly curves: readonly RiskCurve[];
}

export interface WhatIf extends WhatIfAnswer {
  /**
   * Sets the feature at position `feature`: a number, the index of a level, or NaN for missing, which is then averaged over. Changes add
   * up until `reset`; plausible values of what is missing rest on the patient as given, less what was set to missing.
   * Throws a RangeError for a feature or a level that the model has not, and for an infinite number.
   */
  change(feature: number, value: number): WhatIfAnswer;
  /** Back to the patient as given. */
  reset(): WhatIfAnswer;
  /**
   * Takes other values as given: unlike a change they count as measured, so that what is missing is averaged over given these, and `reset`
   * leads back to them. Throws a RangeError as `createWhatIf` does.
   */
  measure(values: PatientValues): WhatIfAnswer;
}

/**
 * @param values in the order of the model's features, NaN where missing; left as they are.
 * @returns the patient as given; `assessment` and `curves` follow each change. A former answer stays as it was.
 */
export function createWhatIf(model: TrainedModel, values: PatientValues, options: WhatIfOptions = {}): WhatIf {
  requirePatient(model, values);
  const grids = model.summaries.map((summary) => riskCurveGrid(summary, null));
  const state = createState(model, options, Math.max(1, ...grids.map((grid) => grid.length)));
  const given = Float64Array.from(values);
  const current = Float64Array.from(values);
  state.set(given);
  let now: Answered = answer(null, -1);
  let original = now;

  /** The curve along the feature that changed stays as it is, but for the patient's place on it; `changed` is -1 where none does. */
  function answer(before: Answered | null, changed: number): Answered {
    state.change(current);
    const assessment = state.assess();
    const assessed = grids.map((values, feature): AssessedGrid => {
      if (before && feature === changed) return before.grids[feature]!;
      return { values, assessments: state.assessAlong(feature, values) };
    });
    const curves = assessed.map((grid, feature) => {
      const own = current[feature]!;
      if (Number.isNaN(own))
        return assembleCurve(feature, model.summaries[feature]!, grid, null, state.valuesOf(feature));
      const isNumeric = model.features[feature]!.kind === 'numeric';
      return assembleCurve(feature, model.summaries[feature]!, withPoint(grid, own, assessment, isNumeric), own);
    });
    return { assessment, curves, grids: assessed };
  }

  return {
    get assessment() {
      return now.assessment;
    },
    get curves() {
      return now.curves;
    },
    change(feature, value) {
      requireValue(model, feature, value);
      // what is recorded of a feature counts for the others' plausible values only as long as it has a value
      const wasMissing = Number.isNaN(current[feature]);
      current[feature] = value;
      const isOnCurve = Number.isNaN(given[feature]) || wasMissing === Number.isNaN(value);
      now = answer(now, isOnCurve ? feature : -1);
      return now;
    },
    reset() {
      current.set(given);
      now = original;
      return now;
    },
    measure(measured) {
      requirePatient(model, measured);
      given.set(measured);
      current.set(measured);
      state.set(given);
      now = answer(null, -1);
      original = now;
      return now;
    },
  };
}

function createState(model: TrainedModel, options: WhatIfOptions, maxPoints: number): PatientState {
  const members = options.members ?? allMembers(model);
  const inKernel = options.kernel ? createKernelState(options.kernel, model, members, maxPoints) : null;
  return inKernel ?? createPatientState(model, members);
}

interface Answered extends WhatIfAnswer {
  /** Without the patient's own value. */
  readonly grids: readonly AssessedGrid[];
}

/** The patient as a point of the curve: in its place on the grid, or between two of its values where `mayInsert`. */
function withPoint(
  { values, assessments }: AssessedGrid,
  own: number,
  assessment: Assessment,
  mayInsert: boolean,
): AssessedGrid {
  const behind = values.findIndex((value) => value >= own);
  const at = behind === -1 ? values.length : behind;
  if (values[at] === own) return { values, assessments: assessments.with(at, assessment) };
  if (!mayInsert) return { values, assessments };
  return { values: values.toSpliced(at, 0, own), assessments: assessments.toSpliced(at, 0, assessment) };
}
