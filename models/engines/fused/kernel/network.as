/** What the kernel finds in memory. The host writes these structures (`memory-layout.ts`) field by field in this order, 4 bytes each. */

/** A hidden layer. Its kernel is `[nIn, width]`, row after row, where width is the number of units rounded up to four lanes. */
@unmanaged
export class HiddenLayer {
  nIn: i32;
  /** Bytes of a row of the inputs. */
  inStride: i32;
  width: i32;
  /** Bytes from the start of a weight vector to the kernel and to the bias `[width]`. */
  kernel: usize;
  bias: usize;
  /** `[batch, width]` after the activation and dropout. */
  outputs: usize;
  /** `[batch, width]`: slope of the loss by the sums before the activation. */
  slopes: usize;
  /** `[batch, width]` after the activation and before dropout; `outputs` itself where nothing is dropped. */
  activations: usize;
  /** `[batch, width]`: 0 for a unit that is dropped, `keepScale` for one that is kept. */
  masks: usize;
  /** Key of the batch's mask. */
  firstKey: u32;
  secondKey: u32;
}

/** The network and the memory that all members use in turn. Batch sizes here are rounded up to four rows. */
@unmanaged
export class Network {
  nHidden: i32;
  nLevels: i32;
  /** Bytes of a row of inputs. */
  inputStride: i32;
  /** Bytes of a level of `latent`. */
  levelStride: i32;
  isTanh: i32;
  isMonotone: i32;
  loss: i32;
  /** Weight of the crossing penalty. */
  penalty: f32;
  /** Bytes of a weight vector. */
  weightBytes: i32;
  /** Bytes from the start of a weight vector to the head: kernel `[nLevels, width of the last hidden layer]`, bias `[nLevels]`. */
  headKernel: usize;
  headBias: usize;
  taus: usize;
  /** `[nRows]` whole numbers: the rows of this epoch in order. */
  order: usize;
  /** `[batch, inputs]`. */
  batchInputs: usize;
  /** `[batch]`: 1 for a positive label, -1 for a negative one, 0 beside the batch. */
  batchSigns: usize;
  /** `[nLevels, batch]`: level by level, so that four rows of a level lie together. */
  latent: usize;
  latentSlopes: usize;
  /** A hidden kernel the other way round. */
  transposed: usize;
  /** Slope of the loss by each weight, laid out as the weights. */
  slopes: usize;
  /** Of a monotone head, `[nLevels, batch]`: slope of each step by its output. */
  stepSlopes: usize;
  /** `[nLevels, batch]`: of the secant, what its tails are beyond their exponential. */
  tailRatios: usize;
  /** Random bits below it drop a unit; 0 without dropout. */
  dropThreshold: u32;
  keepScale: f32;
  /** Written by `measureRows`. */
  largestSquare: f32;
}

/** A member's own memory. */
@unmanaged
export class Member {
  weights: usize;
  firstMoment: usize;
  secondMoment: usize;
  /** `[nRows, inputs]`. */
  inputs: usize;
  /** `[nRows]`, 1 or -1. */
  signs: usize;
}

/** Hidden layers follow the network's structure. */
@inline
export function hiddenLayer(network: Network, position: i32): HiddenLayer {
  return changetype<HiddenLayer>(changetype<usize>(network) + offsetof<Network>() + position * offsetof<HiddenLayer>());
}
