/** Adam with decoupled weight decay, as in the tensor engine's `adam.ts`. */
import { hiddenLayer, Member, Network } from './network';
import { constant, load4, multiplyAdd } from './vector';

/** 1 - 0.9 and 1 - 0.999; then, of the range at hand, what is kept of a weight, the scale and epsilon. */
const ofStep = memory.data<f32>([0.1, 0.001, 1, 0, 0], 16);
const KEPT = 2;
const SCALE = 3;
const EPSILON = 4;

/**
 * One step: weights *= kept for kernels, then weights -= scale * firstMoment / (sqrt(secondMoment) + epsilon); both bias corrections
 * are in `scale` and `epsilon`.
 */
export function stepWeights(network: Network, member: Member, kept: f32, scale: f32, epsilon: f32): void {
  store<f32>(ofStep + (SCALE << 2), scale);
  store<f32>(ofStep + (EPSILON << 2), epsilon);
  if (kept == 1) {
    stepRange(network, member, 0, network.weightBytes, 1);
    return;
  }
  let end: usize = 0;
  for (let position = 0; position < network.nHidden; position++) {
    const layer = hiddenLayer(network, position);
    end = layer.bias + (layer.width << 2);
    stepRange(network, member, layer.kernel, layer.bias, kept);
    stepRange(network, member, layer.bias, end, 1);
  }
  stepRange(network, member, end, network.headBias, kept);
  stepRange(network, member, network.headBias, network.weightBytes, 1);
}

function stepRange(network: Network, member: Member, from: usize, to: usize, kept: f32): void {
  store<f32>(ofStep + (KEPT << 2), kept);
  const slopes = network.slopes, weights = member.weights, firsts = member.firstMoment, seconds = member.secondMoment;
  let at = from;
  for (; at + 32 <= to; at += 32) {
    const first = follow(firsts + at, load4(slopes + at), 0);
    const nextFirst = follow(firsts + at + 16, load4(slopes + at + 16), 0);
    const root = rootOfSecond(seconds + at, slopes + at);
    const nextRoot = rootOfSecond(seconds + at + 16, slopes + at + 16);
    const both = f32x4.div(constant(ofStep, SCALE), f32x4.mul(root, nextRoot)); // one division for the two
    move(weights + at, f32x4.mul(f32x4.mul(first, nextRoot), both));
    move(weights + at + 16, f32x4.mul(f32x4.mul(nextFirst, root), both));
  }
  if (at == to) return;
  const first = follow(firsts + at, load4(slopes + at), 0);
  const step = f32x4.div(constant(ofStep, SCALE), rootOfSecond(seconds + at, slopes + at));
  move(weights + at, f32x4.mul(first, step));
}

/** Moves four running means towards what is new; `rate` is a place in `ofStep`. */
@inline
function follow(mean: usize, value: v128, rate: i32): v128 {
  const old = load4(mean);
  const moved = multiplyAdd(f32x4.sub(value, old), constant(ofStep, rate), old);
  v128.store(mean, moved);
  return moved;
}

/** sqrt(secondMoment) + epsilon, after the moment has followed the square of the slope. */
@inline
function rootOfSecond(second: usize, slopes: usize): v128 {
  const slope = load4(slopes);
  return f32x4.add(f32x4.sqrt(follow(second, f32x4.mul(slope, slope), 1)), constant(ofStep, EPSILON));
}

@inline
function move(weights: usize, by: v128): void {
  v128.store(weights, f32x4.sub(f32x4.mul(load4(weights), constant(ofStep, KEPT)), by));
}
