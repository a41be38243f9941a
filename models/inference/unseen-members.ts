import type { TrainedModel } from '../model';

/**
 * Positions into `model.members` of those that never saw this patient of the cohort during training: the members whose
 * fold left the patient out, all of them for a holdout patient or for `null` (a patient who is not in the cohort).
 */
export function membersThatNeverSaw(
  model: Pick<TrainedModel, 'members' | 'foldOf' | 'nRows'>,
  rowIndex: number | null,
): number[] {
  if (rowIndex !== null && !(Number.isInteger(rowIndex) && rowIndex >= 0 && rowIndex < model.nRows)) {
    throw new RangeError(`row must be a whole number below ${model.nRows}, but it is ${rowIndex}`);
  }
  const positions: number[] = [];
  model.members.forEach((member, position) => {
    const fold = rowIndex === null ? -1 : model.foldOf[member.repeat * model.nRows + rowIndex]!;
    if (fold === -1 || fold === member.fold) positions.push(position);
  });
  return positions;
}

/**
 * The model as it judges a patient of the cohort, by row, or with `null` one who is not in it: where it is recalibrated, with the
 * intercept and slope that were fitted without the patient's fold. A model as trained, and for a holdout patient, is itself.
 */
export function modelForPatient(model: TrainedModel, rowIndex: number | null): TrainedModel {
  const fold = rowIndex === null ? -1 : model.foldOf[rowIndex]!;
  return model.recalibration && fold !== -1
    ? { ...model, recalibration: { ...model.recalibration, judgesFold: fold } }
    : model;
}
