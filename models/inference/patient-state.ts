/** One patient before several members at once: what an assessment and all the curves have in common is computed once. */
import type { PatientValues } from '../features';
import type { TrainedModel } from '../model';
import { applyToPatient } from '../preprocessing/apply';
import { createAlongFeature, fillAlong, type MemberState } from './along-feature';
import { createCompletedState, type CompletePatients, type PatientState } from './completed-state';
import { createCurveEnsemble } from './curve-ensemble';
import { createEnsemble } from './ensemble';
import { createForwardPass } from './forward';
import { requireMembers } from './members';
import { networkShape } from './network-shape';

/** `positions` into `model.members`. Throws where there are none, or one that the model has not. */
export function createPatientState(model: TrainedModel, positions: readonly number[]): PatientState {
  return createCompletedState(model, createCompletePatients(model, positions));
}

function createCompletePatients(model: TrainedModel, positions: readonly number[]): CompletePatients {
  const members = requireMembers(model, positions);
  const shape = networkShape(model, members[0]!);
  const pass = createForwardPass(shape);
  const along = createAlongFeature(shape);
  const states = members.map((member): MemberState => {
    return { member, inputs: new Float64Array(shape.nInputs), first: new Float64Array(pass.nFirst) };
  });
  function put(values: PatientValues): void {
    // from the start each time: to add differences would save a hundredth of a curve's time, and would drift
    for (const { member, inputs, first } of states) {
      inputs.set(applyToPatient(member.preprocessing, values));
      pass.first(member.weights, inputs, 0, first);
    }
  }
  return {
    put,
    sumPatients(patients) {
      const ensemble = createEnsemble(patients.length, model);
      const outputs = new Float64Array(shape.nOutputs);
      patients.forEach((patient, point) => {
        put(patient);
        for (const { member, first } of states) {
          pass.finish(member.weights, first, outputs, 0);
          ensemble.add(point, outputs, 0);
        }
      });
      return ensemble.sums;
    },
    sumAlong(feature, grid) {
      const ensemble = createCurveEnsemble(grid.length, model);
      const outputs = new Float64Array(shape.nOutputs * grid.length);
      for (const state of states) {
        fillAlong(along, state, feature, grid, outputs);
        ensemble.add(outputs);
      }
      return ensemble.sums;
    },
  };
}
