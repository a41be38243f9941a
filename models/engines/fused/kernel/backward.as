/** From the slopes by the latent quantiles back to the slope by every weight. */
import { dropSlopes } from './dropout';
import { paddedRows } from './forward';
import { HiddenLayer, hiddenLayer, Member, Network } from './network';
import { plainProduct, productThroughRelu, productThroughTanh } from './product';
import { sumLevels, transpose } from './sums';

/** Writes `network.slopes` for the batch that `activateHidden` and `slopesOfLoss` have been through. */
export function slopesOfWeights(network: Network, member: Member, nRows: i32): void {
  const last = hiddenLayer(network, network.nHidden - 1);
  const levels = network.levelStride;
  plainProduct(network.nLevels, last.width, nRows, network.latentSlopes, levels, 4, last.outputs, network.slopes + network.headKernel);
  sumLevels(network.nLevels, paddedRows(nRows) << 2, levels, network.latentSlopes, network.slopes + network.headBias);
  throughActivation(network, nRows, last.width, network.nLevels, network.latentSlopes, 4, levels, member.weights + network.headKernel, last, network.slopes + last.bias);
  for (let position = network.nHidden - 1; position >= 0; position--) {
    const layer = hiddenLayer(network, position);
    const inputs = position == 0 ? network.batchInputs : hiddenLayer(network, position - 1).outputs;
    plainProduct(layer.nIn, layer.width, nRows, inputs, 4, layer.inStride, layer.slopes, network.slopes + layer.kernel);
    if (position == 0) return;
    const below = hiddenLayer(network, position - 1);
    transpose(layer.nIn, layer.width, member.weights + layer.kernel, network.transposed);
    throughActivation(network, nRows, below.width, layer.width, layer.slopes, layer.width << 2, 4, network.transposed, below, network.slopes + below.bias);
  }
}

@inline
function throughActivation(network: Network, nRows: i32, width: i32, depth: i32, slopes: usize, row: i32, depthStep: i32, kernel: usize, layer: HiddenLayer, sums: usize): void {
  const rows = paddedRows(nRows);
  if (network.isTanh) productThroughTanh(rows, width, depth, slopes, row, depthStep, kernel, layer.slopes, layer.activations, sums);
  else productThroughRelu(rows, width, depth, slopes, row, depthStep, kernel, layer.slopes, layer.activations, sums);
  if (network.dropThreshold) dropSlopes(layer, nRows, sums);
}
