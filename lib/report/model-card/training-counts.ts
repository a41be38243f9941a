import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';

/** Patients and events that the networks were trained on: all but the holdout, each judged out of fold. */
export function trainingCounts({ outOfFold }: Evaluation): { nPatients: number; nEvents: number } {
  return { nPatients: outOfFold.nPatients, nEvents: outOfFold.nEvents };
}

/** Candidate parameters as sample size rules count them: one for a number, one fewer than its levels for a category. */
export function nCandidateParameters({ features }: Pick<TrainedModel, 'features'>): number {
  return features.reduce((sum, feature) => sum + (feature.kind === 'numeric' ? 1 : feature.levels.length - 1), 0);
}
