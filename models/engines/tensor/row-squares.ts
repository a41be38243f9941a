/** How long the rows are that the head sees: what an adaptive learning rate is set by. */
import type { Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs';
import type { RowSquares } from '../../optimizers/lalr';
import { takeNumbers } from './read';
import type { TensorFlow } from './tensorflow';

/**
 * Squared row lengths of every member over all batches of an epoch.
 *
 * @param hiddenOf last hidden layer of a batch with its 1 for the bias, `[nMembers, size, nUnits + 1]`; called within a tidy.
 */
export async function measureRowSquares(
  tf: TensorFlow,
  nBatches: number,
  nRows: number,
  hiddenOf: (batch: number) => Tensor3D,
): Promise<RowSquares[]> {
  const found = tf.tidy(() => {
    const ofBatches = Array.from({ length: nBatches }, (_, batch) =>
      tf.tidy(() => {
        const squares = tf.sum<Tensor2D>(tf.square(hiddenOf(batch)), 2); // [nMembers, size]
        return tf.stack([tf.max<Tensor1D>(squares, 1), tf.sum<Tensor1D>(squares, 1)]); // [2, nMembers]
      }),
    );
    const all = tf.stack(ofBatches); // [nBatches, 2, nMembers]
    return tf.stack([tf.max(all, 0), tf.sum(all, 0)]); // [2, 2, nMembers]: the largest of the largest, the sum of the sums
  });
  const nMembers = found.shape[2]!;
  const numbers = await takeNumbers(found);
  return Array.from({ length: nMembers }, (_, member) => {
    return { largest: numbers[member]!, mean: numbers[3 * nMembers + member]! / nRows };
  });
}
