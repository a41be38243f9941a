/** What the host calls. Nothing here allocates; all memory is laid out by the host (`memory-layout.ts`). */
import { stepWeights } from './adam';
import { slopesOfWeights } from './backward';
import { activateHidden, gatherBatch, outputsOfHead } from './forward';
import { countCrossings, slopesOfLoss } from './losses';
import { accumulateLevels, slopesOfOutputs } from './monotone-head';
import { hiddenLayer, Member, Network } from './network';
import { all, load4, multiplyAdd, sumOfLanes } from './vector';

export { applyArctangentRatio, applyExponential, applyHyperbolicTangent, applyLogarithm } from './elementary';
export { plainProduct } from './product';
export { slopesOfLoss } from './losses';

/** First byte that the host may use. */
export function memoryStart(): usize {
  return (__heap_base + 15) & ~15;
}

/** From the rows to their latent quantiles; `drops` as in `activateHidden`. */
function forwardBatch(network: Network, member: Member, first: i32, nRows: i32, drops: bool): void {
  gatherBatch(network, member, first, nRows);
  activateHidden(network, member, nRows, drops);
  outputsOfHead(network, member, nRows);
  if (network.isMonotone) accumulateLevels(network, nRows);
}

/** Loss of rows `first` to `first + nRows` of the epoch's order; leaves its slope by every weight in `network.slopes`. */
export function slopeOfBatch(network: Network, member: Member, first: i32, nRows: i32): f32 {
  forwardBatch(network, member, first, nRows, true);
  const loss = slopesOfLoss(network, nRows);
  if (network.isMonotone) slopesOfOutputs(network, nRows);
  slopesOfWeights(network, member, nRows);
  return loss;
}

/** One step of Adam on a batch; returns the loss before it. */
export function trainBatch(network: Network, member: Member, first: i32, nRows: i32, kept: f32, scale: f32, epsilon: f32): f32 {
  const loss = slopeOfBatch(network, member, first, nRows);
  stepWeights(network, member, kept, scale, epsilon);
  return loss;
}

/** Rows of a batch with any level out of order, by the weights as they stand. */
export function crossingRows(network: Network, member: Member, first: i32, nRows: i32): i32 {
  forwardBatch(network, member, first, nRows, false);
  return countCrossings(network, nRows);
}

/** Mean loss of a batch without penalty and dropout, by the weights as they stand, its latent quantiles times `tempering`. */
export function lossOfBatch(network: Network, member: Member, first: i32, nRows: i32, tempering: f32): f32 {
  forwardBatch(network, member, first, nRows, false);
  const end = network.latent + network.nLevels * network.levelStride;
  for (let at = network.latent; at < end; at += 16) v128.store(at, f32x4.mul(load4(at), all(tempering)));
  const penalty = network.penalty;
  network.penalty = 0;
  const loss = slopesOfLoss(network, nRows);
  network.penalty = penalty;
  return loss;
}

/** Sum of the squared lengths of a batch's last hidden rows, a 1 for the bias with each; raises `network.largestSquare` to the largest. */
export function measureRows(network: Network, member: Member, first: i32, nRows: i32): f64 {
  gatherBatch(network, member, first, nRows);
  activateHidden(network, member, nRows, true);
  const layer = hiddenLayer(network, network.nHidden - 1);
  let total: f64 = 0;
  let row = layer.outputs;
  for (let i = 0; i < nRows; i++) {
    let squares = all(0);
    for (let end = row + (layer.width << 2); row < end; row += 16) squares = multiplyAdd(load4(row), load4(row), squares);
    const length: f32 = 1 + sumOfLanes(squares);
    network.largestSquare = max(network.largestSquare, length);
    total += length;
  }
  return total;
}
