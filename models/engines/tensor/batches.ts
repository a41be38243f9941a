/** The rows of one epoch, laid out so that every batch is one slice. */
import type { Tensor1D, Tensor3D } from '@tensorflow/tfjs';
import type { MemberTask } from '../types';
import type { TensorFlow } from './tensorflow';

/** One epoch's rows in order on the device: batch after batch, within it member after member. */
export interface EpochRows {
  readonly inputs: Tensor1D;
  readonly labels: Tensor1D;
}

/** Uploads an epoch's rows; each row of inputs gets a trailing 1 for the bias. One upload per epoch instead of one per step. */
export function uploadEpoch(
  tf: TensorFlow,
  tasks: readonly MemberTask[],
  epoch: number,
  nRows: number,
  nInputs: number,
  batchSize: number,
): EpochRows {
  const width = nInputs + 1;
  const inputs = new Float32Array(tasks.length * nRows * width);
  const labels = new Float32Array(tasks.length * nRows);
  let position = 0;
  for (let first = 0; first < nRows; first += batchSize) {
    const last = Math.min(first + batchSize, nRows);
    for (const task of tasks) {
      for (let at = first; at < last; at++, position++) {
        const row = task.batchOrder[epoch * nRows + at]!;
        inputs.set(task.inputs.subarray(row * nInputs, (row + 1) * nInputs), position * width);
        inputs[position * width + nInputs] = 1;
        labels[position] = task.labels[row]!;
      }
    }
  }
  return { inputs: tf.tensor1d(inputs), labels: tf.tensor1d(labels) };
}

/** Batch number `batch`: inputs `[nMembers, size, nInputs + 1]`, labels `[nMembers, size, 1]`; the last batch may be smaller. */
export function sliceBatch(
  tf: TensorFlow,
  rows: EpochRows,
  batch: number,
  nMembers: number,
  nRows: number,
  batchSize: number,
): { inputs: Tensor3D; labels: Tensor3D } {
  const width = rows.inputs.size / rows.labels.size;
  const first = batch * batchSize;
  const size = Math.min(batchSize, nRows - first);
  const cut = (tensor: Tensor1D, columns: number): Tensor3D =>
    tf.reshape(tf.slice(tensor, [first * nMembers * columns], [size * nMembers * columns]), [nMembers, size, columns]);
  return { inputs: cut(rows.inputs, width), labels: cut(rows.labels, 1) };
}
