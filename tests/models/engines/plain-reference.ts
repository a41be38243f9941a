/** The training step in plain float64 loops, written from the formulas: what the tensor engine is held to. */
import { crossingPenaltySlope, crossingPenaltyValue } from '@/models/losses/crossing-penalty';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { sbqc } from '@/models/losses/sbqc';
import type { TrainingConfig } from '@/models/training/config';

const losses = { sbqc, bqc, bce, logistic: bce };

export interface Row {
  readonly inputs: readonly number[];
  readonly label: number;
  /** What dropout multiplies each unit of each hidden layer by; 1 where missing. */
  readonly masks?: readonly ArrayLike<number>[];
}

/** Outputs of every layer for one row, inputs first, after dropout; the last is the head's (no activation). */
function forwardRow(
  config: TrainingConfig,
  widths: number[],
  weights: number[],
  { inputs, masks }: Omit<Row, 'label'>,
): number[][] {
  const layers: number[][] = [[...inputs]];
  let start = 0;
  for (let layer = 1; layer < widths.length; layer++) {
    const [nIn, nOut] = [widths[layer - 1]!, widths[layer]!];
    const below = layers[layer - 1]!;
    const isHead = layer === widths.length - 1;
    layers.push(
      Array.from({ length: nOut }, (_, unit) => {
        let sum = weights[start + nIn * nOut + unit]!;
        for (let from = 0; from < nIn; from++) sum += below[from]! * weights[start + from * nOut + unit]!;
        if (isHead) return sum;
        const kept = masks?.[layer - 1]?.[unit] ?? 1;
        return kept * (config.activation === 'relu' ? Math.max(sum, 0) : Math.tanh(sum));
      }),
    );
    start += (nIn + 1) * nOut;
  }
  return layers;
}

/** What the head makes of a row's outputs. */
function levelsOf(config: TrainingConfig, outputs: number[]): number[] {
  if (config.head !== 'monotone') return outputs;
  let level = outputs[0]!;
  return outputs.map((output, at) => (at === 0 ? level : (level += Math.log1p(Math.exp(output)))));
}

/** Slope with respect to the outputs from that with respect to the levels: an output moves its own level and all above. */
function slopeOfOutputs(config: TrainingConfig, outputs: number[], slopeOfLevels: number[]): number[] {
  if (config.head !== 'monotone') return slopeOfLevels;
  return outputs.map((output, at) => {
    const above = slopeOfLevels.slice(at).reduce((sum, slope) => sum + slope, 0);
    return at === 0 ? above : above / (1 + Math.exp(-output));
  });
}

function widthsOf(config: TrainingConfig, nInputs: number): number[] {
  return [nInputs, ...config.hiddenUnits, config.taus.length];
}

/** Outputs of the last hidden layer, `[nRows, nUnits]` row-major. */
export function plainActivations(config: TrainingConfig, weights: number[], rows: readonly Row[]): number[] {
  const widths = widthsOf(config, rows[0]!.inputs.length);
  return rows.flatMap((row) => forwardRow(config, widths, weights, row).at(-2)!);
}

/** Mean loss over rows and levels plus the penalty. */
export function plainLoss(config: TrainingConfig, weights: number[], rows: readonly Row[]): number {
  const widths = widthsOf(config, rows[0]!.inputs.length);
  const latent = rows.flatMap((row) => levelsOf(config, forwardRow(config, widths, weights, row).at(-1)!));
  const nLevels = config.taus.length;
  let sum = 0;
  rows.forEach(({ label }, row) => {
    config.taus.forEach((tau, level) => (sum += losses[config.loss].value(label, latent[row * nLevels + level]!, tau)));
  });
  return sum / (rows.length * nLevels) + config.crossingPenalty * crossingPenaltyValue(latent, nLevels);
}

/** Slope of `plainLoss` by backpropagation with the plain losses' own slopes. */
export function plainSlope(config: TrainingConfig, weights: number[], rows: readonly Row[]): number[] {
  const widths = widthsOf(config, rows[0]!.inputs.length);
  const nLevels = config.taus.length;
  const passes = rows.map((row) => forwardRow(config, widths, weights, row));
  const penalty = crossingPenaltySlope(
    passes.flatMap((layers) => levelsOf(config, layers.at(-1)!)),
    nLevels,
  );
  const slope = new Array<number>(weights.length).fill(0);
  rows.forEach(({ label, masks }, row) => {
    const layers = passes[row]!;
    const levels = levelsOf(config, layers.at(-1)!);
    const slopeOfLevels = config.taus.map((tau, level) => {
      const own = losses[config.loss].slope(label, levels[level]!, tau) / (rows.length * nLevels);
      return own + (nLevels === 1 ? 0 : config.crossingPenalty * penalty[row * nLevels + level]!);
    });
    let upstream = slopeOfOutputs(config, layers.at(-1)!, slopeOfLevels);
    let end = weights.length;
    for (let layer = widths.length - 1; layer >= 1; layer--) {
      const [nIn, nOut] = [widths[layer - 1]!, widths[layer]!];
      const start = end - (nIn + 1) * nOut;
      const below = layers[layer - 1]!;
      const next = new Array<number>(nIn).fill(0);
      for (let unit = 0; unit < nOut; unit++) {
        slope[start + nIn * nOut + unit]! += upstream[unit]!;
        for (let from = 0; from < nIn; from++) {
          slope[start + from * nOut + unit]! += upstream[unit]! * below[from]!;
          next[from]! += upstream[unit]! * weights[start + from * nOut + unit]!;
        }
      }
      upstream = next.map((value, unit) => {
        const kept = masks?.[layer - 2]?.[unit] ?? 1;
        if (kept === 0) return 0;
        const activation = below[unit]! / kept;
        return kept * value * (config.activation === 'relu' ? (activation > 0 ? 1 : 0) : 1 - activation ** 2);
      });
      end = start;
    }
  });
  return slope;
}

/** Adam as in Kingma and Ba's algorithm 1, beta 0.9 and 0.999, epsilon 1e-8; decay shrinks the weights beforehand. */
export function plainAdam(
  weights: number[],
  moments: { first: number[]; second: number[]; step: number },
  slope: number[],
  learningRate: number,
  decays: number[],
): void {
  moments.step += 1;
  weights.forEach((weight, at) => {
    moments.first[at] = 0.9 * moments.first[at]! + 0.1 * slope[at]!;
    moments.second[at] = 0.999 * moments.second[at]! + 0.001 * slope[at]! ** 2;
    const firstHat = moments.first[at] / (1 - 0.9 ** moments.step);
    const secondHat = moments.second[at] / (1 - 0.999 ** moments.step);
    weights[at] = weight * (1 - learningRate * decays[at]!) - (learningRate * firstHat) / (Math.sqrt(secondHat) + 1e-8);
  });
}
