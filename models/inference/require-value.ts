import type { TrainedModel } from '../model';

/** Throws a RangeError for a feature or a level that the model has not, and for an infinite number; NaN, missing, is allowed. */
export function requireValue(model: Pick<TrainedModel, 'features'>, feature: number, value: number): void {
  const described = model.features[feature];
  if (!described) throw new RangeError(`the model has no feature at position ${feature}`);
  if (Number.isNaN(value)) return;
  if (described.kind === 'categorical' && described.levels[value] === undefined) {
    throw new RangeError(`${described.label} has ${described.levels.length} levels, so there is none at ${value}`);
  }
  if (!Number.isFinite(value)) throw new RangeError(`${described.label} must be a finite number, but it is ${value}`);
}

/** Throws a RangeError unless the patient has one value for each feature of the model. */
export function requirePatient(model: Pick<TrainedModel, 'features'>, { length }: ArrayLike<number>): void {
  const { features } = model;
  if (length !== features.length)
    throw new RangeError(`a patient of this model has ${features.length} values, but there are ${length}`);
}
