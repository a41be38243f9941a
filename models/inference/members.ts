import type { Member, TrainedModel } from '../model';
import { networkShape } from './network-shape';

/**
 * The members at these positions into `model.members`, all of one network shape.
 *
 * @throws RangeError where there is none, one that the model has not, or two that differ in their inputs.
 */
export function requireMembers(model: TrainedModel, positions: readonly number[]): Member[] {
  const members = positions.map((position) => {
    const member = model.members[position];
    if (!member) throw new RangeError(`the model has ${model.members.length} members, so there is none at ${position}`);
    return member;
  });
  if (!members[0]) throw new RangeError('a risk needs at least one member of the ensemble');
  const { nInputs } = networkShape(model, members[0]);
  if (members.some(({ preprocessing }) => preprocessing.nInputs !== nInputs)) {
    throw new RangeError('the members differ in their inputs');
  }
  return members;
}
