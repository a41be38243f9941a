/** The masks of `models/math/dropout-mask.ts`, for all members of a stack. */
import type { Tensor3D } from '@tensorflow/tfjs';
import { fillDropoutMask, maskKey } from '../../math/dropout-mask';
import type { TrainingConfig } from '../../training/config';
import type { MemberTask } from '../types';
import type { TensorFlow } from './tensorflow';

/** One mask `[nMembers, nRows, nUnits]` for each hidden layer in a step counted from 0; none where nothing is dropped. */
export function uploadMasks(
  tf: TensorFlow,
  { dropout, hiddenUnits }: TrainingConfig,
  tasks: readonly MemberTask[],
  step: number,
  nRows: number,
): Tensor3D[] {
  if (!dropout) return [];
  return hiddenUnits.map((nUnits, layer) => {
    const mask = new Float32Array(tasks.length * nRows * nUnits);
    tasks.forEach(({ dropoutKey }, member) => {
      fillDropoutMask(mask, member * nRows * nUnits, maskKey(dropoutKey!, step, layer), nRows, nUnits, dropout);
    });
    return tf.tensor3d(mask, [tasks.length, nRows, nUnits]);
  });
}
