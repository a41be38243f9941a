/**
 * Where everything lies in the kernel's memory. The structures are those of `kernel/network.as`, field by field in the same order.
 *
 * Rows are padded to four lanes: units of a layer, rows of a batch, inputs of a row. A padded unit has weights of zero, gets a slope of
 * zero and so stays zero; a padded row has the sign zero, which takes it out of the loss.
 */
import type { TrainingConfig } from '../../training/config';
import { dropThreshold, keepScale } from '../../math/dropout-mask';
import { layersOf, networkShapeOf } from '../../inference/network-shape';

const LANES = 4;
const BYTES = 4;
const PAGE = 65_536;
const MOST_PAGES = 65_536;
const NETWORK_FIELDS = 24;
const LAYER_FIELDS = 11;

/** Numbers of the loss functions in `kernel/losses.as`. */
const lossNumbers = { sbqc: 0, bqc: 1, bce: 2, logistic: 2 } as const;

export const roundUp = (count: number): number => Math.ceil(count / LANES) * LANES;

/** A layer's matrix within a padded weight vector, in numbers (not bytes). The head lies level by level, hidden layers input by input. */
export interface PaddedLayer {
  readonly nIn: number;
  readonly nOut: number;
  readonly isHead: boolean;
  /** Numbers from one row of the kernel to the next. */
  readonly row: number;
  readonly kernel: number;
  readonly bias: number;
}

export interface PaddedWeights {
  readonly layers: readonly PaddedLayer[];
  readonly length: number;
}

/** Places of the layers in a padded weight vector. */
export function padLayers(config: TrainingConfig, nInputs: number): PaddedWeights {
  const plain = layersOf(networkShapeOf(config, nInputs));
  const layers: PaddedLayer[] = [];
  let length = 0;
  plain.forEach(({ nIn, nOut }, position) => {
    const isHead = position === plain.length - 1;
    const row = roundUp(isHead ? nIn : nOut);
    const kernel = length;
    const bias = kernel + row * (isHead ? nOut : nIn);
    layers.push({ nIn, nOut, isHead, row, kernel, bias });
    length = bias + roundUp(nOut);
  });
  return { layers, length };
}

/** Addresses in bytes. */
export interface MemberAddresses {
  /** The member's structure. */
  readonly at: number;
  readonly weights: number;
  readonly firstMoment: number;
  readonly secondMoment: number;
  readonly inputs: number;
  readonly signs: number;
}

export interface MemoryLayout {
  readonly weights: PaddedWeights;
  /** Numbers of a row of inputs. */
  readonly inputWidth: number;
  /** The network's structure: what is to be written there, and where some of it points. */
  readonly network: number;
  readonly networkFields: ArrayBuffer;
  readonly taus: number;
  readonly order: number;
  readonly batchSigns: number;
  readonly latent: number;
  readonly latentSlopes: number;
  readonly slopes: number;
  readonly largestSquare: number;
  /** Where the two words of each hidden layer's mask key are to be written. */
  readonly maskKeys: readonly number[];
  /** Numbers of a level of `latent`: the rows of a batch, padded. */
  readonly levelWidth: number;
  readonly members: readonly MemberAddresses[];
  readonly end: number;
}

/** Lays out a network and the members that a kernel trains, from the byte `start` on; validation rows lie behind a member's `nRows`. */
export function layOutMemory(
  config: TrainingConfig,
  nRows: number,
  nInputs: number,
  nMembers: number,
  start: number,
  nValidationRows = 0,
): MemoryLayout {
  let end = start;
  const reserve = (numbers: number): number => {
    const at = end;
    end += roundUp(numbers) * BYTES;
    return at;
  };
  const weights = padLayers(config, nInputs);
  const hidden = weights.layers.slice(0, -1);
  const head = weights.layers.at(-1)!;
  const inputWidth = roundUp(nInputs);
  const batchRows = roundUp(Math.min(config.batchSize, nRows));

  const network = reserve(NETWORK_FIELDS + LAYER_FIELDS * hidden.length);
  const taus = reserve(2 * head.nOut); // the levels, then 1 - tau
  const nAllRows = nRows + nValidationRows;
  const order = reserve(nAllRows);
  const batchInputs = reserve(batchRows * inputWidth);
  const batchSigns = reserve(batchRows);
  const latent = reserve(head.nOut * batchRows);
  const latentSlopes = reserve(head.nOut * batchRows);
  const transposed = reserve(Math.max(0, ...hidden.slice(1).map(({ nIn, row }) => roundUp(nIn) * row)));
  const slopes = reserve(weights.length);
  const isMonotone = config.head === 'monotone';
  const stepSlopes = reserve(isMonotone ? head.nOut * batchRows : 0);
  const tailRatios = reserve(config.loss === 'sbqc' ? head.nOut * batchRows : 0);
  const drops = (config.dropout ?? 0) > 0;
  const hiddenFields = hidden.flatMap(({ nIn, row, kernel, bias }, position) => {
    const inStride = position === 0 ? inputWidth : hidden[position - 1]!.row;
    const [outputs, layerSlopes] = [reserve(batchRows * row), reserve(batchRows * row)];
    const [activations, masks] = drops ? [reserve(batchRows * row), reserve(batchRows * row)] : [outputs, 0];
    const places = [nIn, inStride * BYTES, row, kernel * BYTES, bias * BYTES, outputs, layerSlopes, activations, masks];
    return [...places, 0, 0];
  });
  const fields = [
    ...[hidden.length, head.nOut, inputWidth * BYTES, batchRows * BYTES],
    ...[config.activation === 'tanh' ? 1 : 0, isMonotone ? 1 : 0, lossNumbers[config.loss], 0, weights.length * BYTES],
    ...[head.kernel * BYTES, head.bias * BYTES, taus, order, batchInputs, batchSigns],
    ...[latent, latentSlopes, transposed, slopes, stepSlopes, tailRatios, dropThreshold(config.dropout ?? 0), 0, 0],
  ];
  const networkFields = Int32Array.from([...fields, ...hiddenFields]);
  const numbers = new Float32Array(networkFields.buffer);
  numbers[7] = config.crossingPenalty;
  numbers[NETWORK_FIELDS - 2] = keepScale(config.dropout ?? 0);
  const largestSquare = network + (NETWORK_FIELDS - 1) * BYTES;
  const maskKeys = hidden.map((_, position) => network + (NETWORK_FIELDS + LAYER_FIELDS * (position + 1) - 2) * BYTES);

  const members = Array.from({ length: nMembers }, () => {
    const at = reserve(5);
    const [first, second, third] = [reserve(weights.length), reserve(weights.length), reserve(weights.length)];
    return {
      at,
      weights: first,
      firstMoment: second,
      secondMoment: third,
      inputs: reserve(nAllRows * inputWidth),
      signs: reserve(nAllRows),
    };
  });
  return {
    weights,
    inputWidth,
    network,
    networkFields: networkFields.buffer,
    taus,
    order,
    batchSigns,
    latent,
    latentSlopes,
    slopes,
    largestSquare,
    maskKeys,
    levelWidth: batchRows,
    members,
    end,
  };
}

/** Makes a kernel's memory at least `bytes` large. @throws RangeError where that is more than WebAssembly can address */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) {
    throw new RangeError(
      `the fused engine needs ${Math.ceil(bytes / 2 ** 20)} MiB on one thread, but WebAssembly has 4096; ` +
        'use smaller networks or the engine tensor',
    );
  }
  const missing = pages - memory.buffer.byteLength / PAGE;
  if (missing > 0) memory.grow(missing);
}
