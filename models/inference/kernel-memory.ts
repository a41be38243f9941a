/**
 * Where a model's members and their room lie in the kernel's memory. The structures are those of `kernel/network.as`, field by field
 * in the same order.
 */
import type { Member, TrainedModel } from '../model';
import { columnWidth } from '../preprocessing/apply';
import { distributionOf } from './distribution';
import { layersOf, networkShape, type Layer } from './network-shape';
import { TABLE_END, tailTableOf } from './tail-table';

/** Points that go through the layers together, as in `kernel/network.as`. */
export const KERNEL_TILE = 32;

/** Patients whose individual curves are drawn in one call: enough to make little of the call, few enough for a near cache. */
export const PATIENTS_AT_ONCE = 8;

/** Beyond this a model is left to the plain path: 512 MiB. */
const MOST_BYTES = 2 ** 29;

const COLUMN_BYTES = 32;

/** A layer's rows, padded to two lanes. */
interface PaddedLayer extends Layer {
  /** In numbers, not bytes. */
  readonly row: number;
  readonly kernelAt: number;
  readonly biasAt: number;
}

export interface MemoryPlan {
  readonly layers: readonly PaddedLayer[];
  /** Of one member, in numbers. */
  readonly nWeights: number;
  /** Numbers from one row of values, outputs or sums to the next: room for that many points. */
  readonly stride: number;
  /** Addresses in bytes. */
  readonly network: number;
  readonly fields: readonly number[];
  readonly weights: number;
  readonly columns: number;
  readonly levels: number;
  readonly tailTable: number;
  readonly tailEnds: number;
  readonly values: number;
  readonly negativeSums: number;
  readonly positiveSums: number;
  readonly means: number;
  readonly squares: number;
  readonly risks: number;
  readonly end: number;
}

/**
 * Lays out members and room for `nPoints` points from the byte `start` on; null where the kernel is not for this model: a network
 * without a hidden layer, members that differ in their inputs, or more weights than it should hold.
 */
export function planMemory(
  model: TrainedModel,
  members: readonly Member[],
  nPoints: number,
  start: number,
): MemoryPlan | null {
  const { config } = model;
  if (!members[0]) return null;
  const shape = networkShape(model, members[0]);
  if (shape.hiddenUnits.length === 0) return null;
  if (members.some(({ preprocessing }) => preprocessing.nInputs !== shape.nInputs)) return null;
  const { layers, nWeights } = padLayers(layersOf(shape));
  let end = start;
  const reserve = (numbers: number): number => {
    const at = end;
    end += roundUp(numbers) * 8;
    return at;
  };
  const nFeatures = model.features.length;
  const { nInputs, nOutputs } = shape;
  const stride = Math.ceil(nPoints / KERNEL_TILE) * KERNEL_TILE;
  const first = layers[0]!;
  const headRow = layers.at(-1)!.row;

  const network = reserve(19 + 3 * layers.length); // fields of 4 bytes, two to a number
  const weights = reserve(members.length * nWeights);
  const columns = reserve((members.length * nFeatures * COLUMN_BYTES) / 8);
  const levels = reserve(4 * nOutputs);
  const distribution = distributionOf(config.loss);
  const tailTable = reserve(distribution ? tailTableOf(distribution).coefficients.length : 0);
  const tailEnds = reserve(2);
  const values = reserve(nFeatures * stride);
  const inputs = reserve(nInputs * KERNEL_TILE);
  const patientInputs = reserve(members.length * nInputs);
  const patientFirst = reserve(members.length * first.row);
  const others = reserve(first.row);
  const [unitsOn, unitsBending] = [reserve(4 * first.nOut + 4), reserve(4 * first.nOut + 4)];
  const [line, bends] = [reserve(2 * headRow), reserve(stride / 2)];
  const [rows, grid] = [reserve(2 * headRow), reserve(stride)];
  const [grids, gridLengths] = [reserve(nFeatures * stride), reserve(nFeatures / 2)];
  const outputs = reserve(nOutputs * stride);
  const tails = reserve(2 * nOutputs);
  const [negativeSums, positiveSums] = [reserve(nOutputs * stride), reserve(nOutputs * stride)];
  const [means, squares, risks] = [reserve(stride), reserve(stride), reserve(PATIENTS_AT_ONCE * nFeatures * stride)];
  const layerFields = layers.flatMap(({ nIn, nOut, row, kernelAt, biasAt }) => [
    ...[nIn, nOut, row * 8, kernelAt * 8, biasAt * 8, reserve(nOut * KERNEL_TILE)],
  ]);
  const fields = [
    ...[members.length, nFeatures, nInputs, layers.length, nOutputs],
    ...[config.activation === 'tanh', config.head === 'monotone', distribution === null].map(Number),
    ...[Number(config.riskEstimator === 'root'), nWeights * 8, weights, columns, levels, tailTable, tailEnds],
    ...[values, inputs, patientInputs, patientFirst, others, unitsOn, unitsBending, line, bends, rows, grid],
    ...[grids, gridLengths],
    ...[outputs, tails, stride * 8, negativeSums, positiveSums, means, squares, 0, risks],
    ...layerFields,
  ];
  if (end > MOST_BYTES) return null;
  const tables = { levels, tailTable, tailEnds };
  const sums = { negativeSums, positiveSums, means, squares, risks };
  return { layers, nWeights, stride, network, fields, weights, columns, ...tables, values, ...sums, end };
}

/** Writes all that stays as it is: the network, its members and the tables. */
export function fillMemory(
  memory: ArrayBuffer,
  plan: MemoryPlan,
  model: TrainedModel,
  members: readonly Member[],
): void {
  new Int32Array(memory, plan.network, plan.fields.length).set(plan.fields);
  members.forEach((member, position) => {
    const weights = new Float64Array(memory, plan.weights + position * plan.nWeights * 8, plan.nWeights);
    plan.layers.forEach((layer) => copyLayer(member.weights, layer, weights));
    copyColumns(member, memory, plan.columns + position * model.features.length * COLUMN_BYTES);
  });
  const distribution = distributionOf(model.config.loss);
  if (!distribution) return;
  const { coefficients, leading, ratesFollowTau } = tailTableOf(distribution);
  new Float64Array(memory, plan.tailTable, coefficients.length).set(coefficients);
  new Float64Array(memory, plan.tailEnds, 2).set([TABLE_END, leading]);
  const { taus } = model.config;
  const rates = (tau: number): number[] => (ratesFollowTau ? [1 - tau, tau] : [1, 1]);
  new Float64Array(memory, plan.levels, 4 * taus.length).set(taus.flatMap((tau) => [tau, 1 - tau, ...rates(tau)]));
}

function padLayers(plain: readonly Layer[]): { layers: PaddedLayer[]; nWeights: number } {
  let nWeights = 0;
  const layers = plain.map((layer) => {
    const row = roundUp(layer.nOut);
    const kernelAt = nWeights;
    const biasAt = kernelAt + layer.nIn * row;
    nWeights = biasAt + row;
    return { ...layer, row, kernelAt, biasAt };
  });
  return { layers, nWeights };
}

/** A lane beside the outputs has weights of 0 and an infinite bias, so that no root is found in it. */
function copyLayer(
  from: Float32Array,
  { nIn, nOut, start, row, kernelAt, biasAt }: PaddedLayer,
  to: Float64Array,
): void {
  for (let input = 0; input <= nIn; input++) {
    const source = start + input * nOut; // the bias follows the kernel
    to.set(from.subarray(source, source + nOut), kernelAt + input * row);
  }
  to.fill(Infinity, biasAt + nOut, biasAt + row);
}

function copyColumns({ preprocessing }: Member, memory: ArrayBuffer, start: number): void {
  let from = 0;
  preprocessing.columns.forEach((column, feature) => {
    const at = start + feature * COLUMN_BYTES;
    const isNumeric = column.kind === 'numeric';
    const numbers = isNumeric ? [column.fill, column.mean, column.scale] : [column.fill, 0, 0];
    new Float64Array(memory, at, 3).set(numbers);
    new Int32Array(memory, at + 24, 2).set([from, isNumeric ? 0 : column.nLevels]);
    from += columnWidth(column);
  });
}

/** To two lanes. */
function roundUp(count: number): number {
  return Math.ceil(count / 2) * 2;
}
