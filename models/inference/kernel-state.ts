import type { TrainedModel } from '../model';
import { loadKernelMembers } from './kernel-members';
import { requireMembers } from './members';
import type { PatientState } from './patient-state';

/**
 * A patient's state in the kernel: the same numbers as `createPatientState`'s, several times faster. For grids of up to `maxPoints` values.
 *
 * @returns null where the kernel is not for this model. Throws as `createPatientState` does.
 */
export function createKernelState(
  module: WebAssembly.Module,
  model: TrainedModel,
  positions: readonly number[],
  maxPoints: number,
): PatientState | null {
  const loaded = loadKernelMembers(module, model, requireMembers(model, positions), maxPoints);
  if (!loaded) return null;
  const patient = model.features.map(() => new Float64Array(1));
  return {
    set(values) {
      patient.forEach((column, feature) => (column[0] = values[feature]!));
      loaded.setPatient(values);
    },
    assess: () => loaded.assessPatients(patient, 1)[0]!,
    assessAlong: (feature, grid) => loaded.assessAlong(feature, grid),
  };
}
