/** What the kernel finds in memory. The host writes these structures (`kernel-memory.ts`) field by field in this order, 4 bytes each. */

/** Points that go through the layers together. */
export const TILE = 32;

/** A layer: kernel `[nIn, nOut]`, then bias `[nOut]`, float64, rows padded to two lanes. */
@unmanaged
export class Layer {
  nIn: i32;
  nOut: i32;
  /** Bytes of a row of the kernel. */
  row: i32;
  /** Bytes from the start of a member's weights. */
  kernel: usize;
  bias: usize;
  /** `[nOut, TILE]` after the activation; of no use for the head. */
  outputs: usize;
}

/** How one column becomes inputs for one member. */
@unmanaged
export class Column {
  fill: f64;
  mean: f64;
  scale: f64;
  /** First input. */
  from: i32;
  /** Number of levels, 0 for a numeric column. */
  nLevels: i32;
}

/** What the tail of a quantile level needs; see `tail-table.ts`. */
@unmanaged
export class Level {
  tau: f64;
  /** 1 - tau. */
  rest: f64;
  rateAbove: f64;
  rateBelow: f64;
}

@unmanaged
export class Network {
  nMembers: i32;
  nFeatures: i32;
  nInputs: i32;
  nLayers: i32;
  nOut: i32;
  isTanh: i32;
  isMonotone: i32;
  /** One output, a logit, and no quantile levels. */
  isLogit: i32;
  /** Whether a member's risk is the root, else the mean over the levels. */
  usesRoot: i32;
  /** Bytes of a member's weights, and where the first member's lie. */
  weightBytes: i32;
  weights: usize;
  /** `[nMembers, nFeatures]` of `Column`. */
  columns: usize;
  /** `[nOut]` of `Level`. */
  levels: usize;
  /** `[cells, 6]`, and where the table ends and what it is multiplied with beyond. */
  tailTable: usize;
  tailEnds: usize;
  /** `[nFeatures, points]`: patients, or in its first row the grid of a curve. */
  values: usize;
  /** `[nInputs, TILE]`. */
  inputs: usize;
  /** `[nMembers, nInputs]` and `[nMembers, width of the first layer]` before activation: the one patient of a curve. */
  patientInputs: usize;
  patientFirst: usize;
  /** `[width of the first layer]`: without the share of the curve's feature. */
  others: usize;
  /** Room for `lines.as`. */
  unitsOn: usize;
  unitsBending: usize;
  line: usize;
  bends: usize;
  rows: usize;
  /** `[points]`: the grid as a member has it. */
  grid: usize;
  /** `[nFeatures, points]`: the grids of `individual.as` as the first member has them, and `[nFeatures]` their lengths. */
  grids: usize;
  gridLengths: usize;
  /** `[nOut, points]`: a member's outputs. */
  outputs: usize;
  /** `[nOut, 2]`: tails of two points. */
  tails: usize;
  /** Bytes of a row of `values`, `outputs` and the sums. */
  pointBytes: i32;
  /** Sums over members, `[nOut, points]`; for a logit the first is the sum of risks. */
  negativeSums: usize;
  positiveSums: usize;
  /** `[points]`: mean and sum of squares of the members' logits. */
  means: usize;
  squares: usize;
  /** Members added so far. */
  nAdded: i32;
  /** `[grids, patients, points]`: risks of `individual.as`. */
  risks: usize;
}

/** Layers follow the network's structure. */
@inline
export function layerOf(network: Network, position: i32): Layer {
  return changetype<Layer>(changetype<usize>(network) + offsetof<Network>() + position * offsetof<Layer>());
}

@inline
export function levelOf(network: Network, level: i32): Level {
  return changetype<Level>(network.levels + level * offsetof<Level>());
}

@inline
export function columnOf(network: Network, member: i32, feature: i32): Column {
  return changetype<Column>(network.columns + (member * network.nFeatures + feature) * offsetof<Column>());
}

@inline
export function weightsOf(network: Network, member: i32): usize {
  return network.weights + member * network.weightBytes;
}
