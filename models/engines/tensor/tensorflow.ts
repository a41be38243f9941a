import type * as tensorflow from '@tensorflow/tfjs';

/** TensorFlow.js as a type; the library itself is loaded by `backends.ts` and handed on, so that nothing else waits for it. */
export type TensorFlow = typeof tensorflow;
