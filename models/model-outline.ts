import type { TrainedModel } from './model';

/** What a page shows of a model: all but its networks and its folds, so small enough to be sent along. */
export type ModelOutline = Omit<TrainedModel, 'members' | 'foldOf'> & {
  /** Networks of the whole ensemble. */
  readonly nMembers: number;
};

/** The outline of a model; shares the model's own arrays. */
export function outlineOf({ members, foldOf, ...rest }: TrainedModel): ModelOutline {
  return { ...rest, nMembers: members.length };
}
