import type { Tensor } from '@tensorflow/tfjs';

/** A tensor's numbers, and the tensor is no more. `data()`, never `dataSync()`: a GPU in Node can only be waited for. */
export async function takeNumbers(tensor: Tensor): Promise<Float32Array> {
  try {
    return (await tensor.data()) as Float32Array;
  } finally {
    tensor.dispose();
  }
}
