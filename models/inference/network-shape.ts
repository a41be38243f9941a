import type { Member, TrainedModel } from '../model';
import type { NetworkShape } from './forward';

/** Shape of a member's network: one output for each quantile level, a single logit for BCE. */
export function networkShape(model: Pick<TrainedModel, 'config'>, member: Pick<Member, 'preprocessing'>): NetworkShape {
  return {
    nInputs: member.preprocessing.nInputs,
    hiddenUnits: model.config.hiddenUnits,
    nOutputs: model.config.loss === 'bce' ? 1 : model.config.taus.length,
    activation: model.config.activation,
  };
}
