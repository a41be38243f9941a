/** Whether the cohort has patients with such a combination of values, though each value for itself is common enough. */
import type { PatientValues } from '../features';
import { createScorer, unusualnessOf } from '../inference/normal-scores';
import type { TrainedModel } from '../model';
import type { CombinationVerdict } from './types';

/** The rule, as a clinician reads it. */
export const UNUSUAL_COMBINATION_RULE =
  'A combination of values is called unusual where the values fit together worse than those of 99 in 100 patients of the cohort, ' +
  'given how the features go together there. The risk then rests on few or no patients like this one.';

const USUAL_PERCENT = 99;

/**
 * A judge of combinations, made once and asked at every change of a what-if (tens of microseconds for a dozen features). It needs no
 * patient's row: the distance is Mahalanobis' on rank-normal scores, by the correlation that the model keeps, and it is unusual
 * beyond the 99th percentile of the cohort's own such distances, each taken by folds that did not hold the patient.
 *
 * Known values only, at least two of them; a distance does not grow for a value beyond the cohort's smallest or largest, which is
 * for the check of single ranges to say. Levels rank in their order, so that of a feature with unordered levels it sees but little.
 *
 * @returns null where the model keeps no dependence (an older one, or one of more than 100 features): then nothing can be said.
 *   The judge answers null for a patient with fewer than two values.
 */
export function createCombinationJudge(
  model: Pick<TrainedModel, 'summaries' | 'dependence'>,
): ((values: PatientValues) => CombinationVerdict | null) | null {
  const { dependence } = model;
  if (!dependence) return null;
  const scoresOf = createScorer(model.summaries, dependence);
  return (values) => {
    const known = scoresOf(values);
    const unusualness = unusualnessOf(dependence, known);
    if (!unusualness) return null;
    const { size, residuals } = unusualness;
    return {
      isUnusual: size > dependence.unusualness[USUAL_PERCENT]!,
      shareMoreUsual: Math.max(0, dependence.unusualness.filter((quantile) => quantile < size).length - 1) / 100,
      surprises: known.features
        .map((feature, at) => ({ feature, residual: residuals[at]! }))
        .sort((one, other) => Math.abs(other.residual) - Math.abs(one.residual)),
    };
  };
}
