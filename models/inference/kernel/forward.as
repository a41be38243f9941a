/** The forward pass of a tile of points. */
import { denseTile } from './dense';
import { softplus, tanh } from './host';
import { layerOf, Network, TILE, weightsOf } from './network';
import { both, load2 } from './vector';

/** From a tile's inputs to the member's outputs, written from byte `start` of each row on. */
export function forwardTile(network: Network, member: i32, start: i32): void {
  const first = layerOf(network, 0);
  denseTile(first, weightsOf(network, member), network.inputs, first.outputs, TILE << 3);
  finishTile(network, member, start);
}

/** The same from the first layer's sums, which lie in its `outputs` before activation. */
export function finishTile(network: Network, member: i32, start: i32): void {
  const weights = weightsOf(network, member);
  const head = network.nLayers - 1;
  for (let position = 1; position <= head; position++) {
    const before = layerOf(network, position - 1);
    activate(network, before.outputs, before.nOut * TILE);
    const layer = layerOf(network, position);
    if (position == head) denseTile(layer, weights, before.outputs, network.outputs + start, network.pointBytes);
    else denseTile(layer, weights, before.outputs, layer.outputs, TILE << 3);
  }
}

function activate(network: Network, values: usize, count: i32): void {
  const end = values + (count << 3);
  if (network.isTanh) {
    for (; values < end; values += 8) store<f64>(values, tanh(load<f64>(values)));
  } else {
    // a > b ? a : b, and so 0 for what is not a number, as in TypeScript
    for (; values < end; values += 16) v128.store(values, f64x2.pmax(both(0), load2(values)));
  }
}

/** A monotone head's outputs to levels (`monotone-levels.ts`), for the first points of each row, up to `bytes`. */
export function accumulateLevels(network: Network, bytes: i32): void {
  for (let level = 1; level < network.nOut; level++) {
    const row = network.outputs + level * network.pointBytes;
    for (let at = 0; at < bytes; at += 8) {
      store<f64>(row + at, load<f64>(row + at - network.pointBytes) + softplus(load<f64>(row + at)));
    }
  }
}
