/** Adam with decoupled weight decay, as in the tensor engine's `adam.ts`. */
import { hiddenLayer, Member, Network } from './network';
import { all, load4, multiplyAdd } from './vector';

/**
 * One step: weights *= kept for kernels, then weights -= scale * firstMoment / (sqrt(secondMoment) + epsilon); both bias corrections
 * are in `scale` and `epsilon`.
 */
export function stepWeights(network: Network, member: Member, kept: f32, scale: f32, epsilon: f32): void {
  if (kept == 1) {
    stepRange(network, member, 0, network.weightBytes, 1, scale, epsilon);
    return;
  }
  let end: usize = 0;
  for (let position = 0; position < network.nHidden; position++) {
    const layer = hiddenLayer(network, position);
    end = layer.bias + (layer.width << 2);
    stepRange(network, member, layer.kernel, layer.bias, kept, scale, epsilon);
    stepRange(network, member, layer.bias, end, 1, scale, epsilon);
  }
  stepRange(network, member, end, network.headBias, kept, scale, epsilon);
  stepRange(network, member, network.headBias, network.weightBytes, 1, scale, epsilon);
}

function stepRange(network: Network, member: Member, from: usize, to: usize, kept: f32, scale: f32, epsilon: f32): void {
  const weights = member.weights;
  const firstMoment = member.firstMoment;
  const secondMoment = member.secondMoment;
  const slopes = network.slopes;
  for (let at = from; at < to; at += 16) {
    const slope = load4(slopes + at);
    const first = multiplyAdd(load4(firstMoment + at), all(0.9), f32x4.mul(slope, all(0.1)));
    const square = f32x4.mul(f32x4.mul(slope, slope), all(0.001));
    const second = multiplyAdd(load4(secondMoment + at), all(0.999), square);
    v128.store(firstMoment + at, first);
    v128.store(secondMoment + at, second);
    const move = f32x4.div(f32x4.mul(first, all(scale)), f32x4.add(f32x4.sqrt(second), all(epsilon)));
    v128.store(weights + at, f32x4.sub(f32x4.mul(load4(weights + at), all(kept)), move));
  }
}
