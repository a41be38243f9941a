/** One patient before the members, whatever is missing: each question is put to the patient's completions, and the answers are pooled. */
import type { PatientValues } from '../features';
import type { Assessment, TrainedModel } from '../model';
import { completionsOf, distinctCompletions, type Completions } from './completions';
import { createCompleter } from './plausible-values';
import { createPool, type MemberSums } from './pool';

export interface PatientState {
  /**
   * Puts the patient as recorded before the members; values in the order of the model's features, NaN where missing: what is missing is
   * averaged over, given these values (`plausible-values.ts`).
   */
  set(values: PatientValues): void;
  /**
   * The patient just put, with other values. What is missing in the record keeps its plausible values: they rest on what was measured, and
   * to suppose a value is not to measure it. A value that is taken away no longer counts as measured.
   */
  change(values: PatientValues): void;
  /** The same numbers as `assessPatient` gives for the patient as recorded. */
  assess(): Assessment;
  /** One assessment for each value that the feature at position `feature` takes, as `change` would have it; NaN for missing. */
  assessAlong(feature: number, grid: readonly number[]): Assessment[];
  /** The completions' values of a feature, each as often as it came: what it could be where it is missing. */
  valuesOf(feature: number): number[];
}

/** What members say of patients without gaps. Sums are good until the next call. */
export interface CompletePatients {
  /** Adds up what all members say of each patient, at most `N_COMPLETIONS` of them. */
  sumPatients(patients: readonly PatientValues[]): MemberSums;
  /** Takes the patient whose curves are asked for from now on. */
  put(patient: PatientValues): void;
  /** Adds up what all members say once the feature takes each value of the grid. */
  sumAlong(feature: number, grid: readonly number[]): MemberSums;
}

export function createCompletedState(model: TrainedModel, members: CompletePatients): PatientState {
  const complete = createCompleter(model);
  let recorded: PatientValues = new Float64Array(0);
  let current: PatientValues = recorded;
  let completions: Completions = { patients: [], weights: [] };
  let put: PatientValues | null = null;
  let drawnFor = { evidence: recorded, drawn: [recorded] as readonly PatientValues[] };

  /** Given what is recorded and still counts, with the values that are now supposed. */
  function completionsFor(values: PatientValues): Completions {
    const evidence = recorded.map((value, feature) => (Number.isNaN(values[feature]) ? NaN : value));
    if (!areSame(evidence, drawnFor.evidence)) drawnFor = { evidence, drawn: complete(evidence) };
    return completionsOf(
      drawnFor.drawn.map((drawn) => values.map((value, feature) => (Number.isNaN(value) ? drawn[feature]! : value))),
    );
  }
  function change(values: PatientValues): void {
    current = Float64Array.from(values);
    completions = completionsFor(current);
    put = null;
  }
  function assessAll({ patients, weights }: Completions): Assessment {
    const pool = createPool(1, model);
    const sums = members.sumPatients(patients);
    put = null;
    patients.forEach((_, completion) => pool.add(0, sums, completion, weights[completion]!));
    return pool.assess(0);
  }
  function assessMissing(feature: number): Assessment {
    return assessAll(completionsFor(current.with(feature, NaN)));
  }

  return {
    set(values) {
      recorded = Float64Array.from(values);
      change(values);
    },
    change,
    assess: () => assessAll(completions),
    valuesOf: (feature) =>
      completions.patients.flatMap((patient, at) =>
        new Array<number>(completions.weights[at]!).fill(patient[feature]!),
      ),
    assessAlong(feature, grid) {
      const pool = createPool(grid.length, model);
      const { patients, weights } = distinctCompletions(completions, feature);
      const missing = grid.some(Number.isNaN) ? assessMissing(feature) : null;
      patients.forEach((patient, completion) => {
        if (put !== patient) members.put((put = patient));
        const sums = members.sumAlong(feature, grid);
        for (let point = 0; point < grid.length; point++) pool.add(point, sums, point, weights[completion]!);
      });
      return grid.map((value, point) => (Number.isNaN(value) ? missing! : pool.assess(point)));
    },
  };
}

function areSame(one: PatientValues, other: PatientValues): boolean {
  return one.length === other.length && one.every((value, at) => Object.is(value, other[at]));
}
