/** Why this patient: the features' shares in the difference between this patient's risk and the reference patient's. */
import type { PatientValues } from '../features';
import { allMembers } from '../inference/assess';
import type { TrainedModel } from '../model';
import { createCoalitionRisks } from './coalitions';
import { exactShapley } from './exact-shapley';
import { nullIfMissing } from './null-if-missing';
import { SAMPLING_LEVEL, sampledShapley } from './sampled-shapley';
import type { Contribution, Contributions, ExplainOptions } from './types';

/** From more features than this that differ from the reference patient, the values are sampled. */
export const MOST_EXACT_FEATURES = 12;

export interface ContributionOptions extends ExplainOptions {
  /** Pairs of an order and its reverse where the values are sampled; 200 by default. */
  readonly nPairs?: number;
  readonly seed?: number;
}

/**
 * Shapley values of the risk, by the model's own estimator on the ensemble of the members that judge. The game: a coalition's
 * features have the patient's values, all others those of `model.reference`, the median or mode (Lundberg and Lee 2017, with one
 * background patient). The contributions add up to the patient's risk less the reference patient's (to 1e-10).
 *
 * A feature whose value is the reference patient's own contributes exactly 0, so only those that differ are players: exact for up
 * to 12 of them, whatever their number in all; else sampled, with an interval for each.
 *
 * A feature that is missing in the patient counts as "not known", a value of its own: a coalition with it has the risk averaged over the
 * plausible values that the assessment averages over. Its contribution says what not knowing does against the reference value.
 *
 * @param values in the order of the model's features, NaN where missing.
 * @throws RangeError where there are too few or too many values, or a member does not exist.
 */
export function contributions(
  model: TrainedModel,
  values: PatientValues,
  { members = allMembers(model), nPairs = 200, seed = 1 }: ContributionOptions = {},
): Contributions {
  const risks = createCoalitionRisks(model, model.reference, values, members);
  const { players } = risks;
  const isExact = players.length <= MOST_EXACT_FEATURES;
  const shapley = isExact
    ? { ...exactShapley(risks), halfWidths: new Float64Array(players.length) }
    : sampledShapley(risks, nPairs, seed);
  const listed = model.features.map((_, feature): Contribution => {
    const player = players.indexOf(feature);
    const contribution = player === -1 ? 0 : shapley.values[player]!;
    const halfWidth = player === -1 ? 0 : shapley.halfWidths[player]!;
    return {
      feature,
      value: nullIfMissing(values[feature]!),
      reference: nullIfMissing(model.reference[feature]!),
      contribution,
      low: contribution - halfWidth,
      high: contribution + halfWidth,
    };
  });
  return {
    method: isExact ? 'exact' : 'sampled',
    risk: shapley.fullRisk,
    referenceRisk: shapley.emptyRisk,
    intervalLevel: isExact ? null : SAMPLING_LEVEL,
    contributions: listed.sort((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution)),
  };
}
