/** All members along one feature of one patient: `along-feature.ts` and `curve-ensemble.ts` in one call. */
import { encodeLevel, encodeNumber } from './encode';
import { addMember, clearSums } from './ensemble';
import { accumulateLevels, finishTile } from './forward';
import { bookLines, writeLines } from './lines';
import { Column, columnOf, layerOf, Network, TILE, weightsOf } from './network';
import { both, load2, multiplyAdd } from './vector';

/** Takes the patient in a column of `network.values`. */
export function setPatient(network: Network, patient: i32): void {
  for (let member = 0; member < network.nMembers; member++) {
    encodePatient(network, member, patient << 3);
    sumFirst(network, member);
  }
}

function encodePatient(network: Network, member: i32, at: i32): void {
  const inputs = patientInputs(network, member);
  memory.fill(inputs, 0, network.nInputs << 3);
  for (let feature = 0; feature < network.nFeatures; feature++) {
    const column = columnOf(network, member, feature);
    const given = load<f64>(network.values + feature * network.pointBytes + at);
    if (column.nLevels == 0) store<f64>(inputs + (column.from << 3), encodeNumber(column, given));
    else {
      const input = encodeLevel(column, given);
      if (input >= 0) store<f64>(inputs + (input << 3), 1);
    }
  }
}

/** The first layer before activation, `[width]`, from the inputs that are not 0. */
function sumFirst(network: Network, member: i32): void {
  const layer = layerOf(network, 0);
  const to = patientFirst(network, member);
  memory.copy(to, weightsOf(network, member) + layer.bias, layer.row);
  for (let input = 0; input < network.nInputs; input++) {
    addInput(network, member, input, load<f64>(patientInputs(network, member) + (input << 3)), to);
  }
}

@inline
function addInput(network: Network, member: i32, input: i32, value: f64, to: usize): void {
  if (value == 0) return;
  const layer = layerOf(network, 0);
  const x = both(value);
  let kernel = weightsOf(network, member) + layer.kernel + input * layer.row;
  for (const end = kernel + layer.row; kernel < end; kernel += 16, to += 16) {
    v128.store(to, multiplyAdd(x, load2(kernel), load2(to)));
  }
}

@inline
function patientInputs(network: Network, member: i32): usize {
  return network.patientInputs + ((member * network.nInputs) << 3);
}

@inline
function patientFirst(network: Network, member: i32): usize {
  return network.patientFirst + member * layerOf(network, 0).row;
}

/**
 * What all members say once the feature takes each of the `nPoints` values in the first row of `network.values`, added up in the
 * sums. `isAscending` where each value is at least the one before and none is missing.
 */
export function sumAlong(network: Network, feature: i32, nPoints: i32, isAscending: bool): void {
  const bytes = ((nPoints + 1) & ~1) << 3;
  clearSums(network, bytes);
  for (let member = 0; member < network.nMembers; member++) {
    leaveOut(network, member, feature);
    outputsAlong(network, member, feature, nPoints, isAscending);
    if (network.isMonotone) accumulateLevels(network, bytes);
    addMember(network, bytes);
  }
}

/** The first layer without the feature's share. */
export function leaveOut(network: Network, member: i32, feature: i32): void {
  const column = columnOf(network, member, feature);
  const end = column.from + max(column.nLevels, 1);
  const others = network.others;
  memory.copy(others, patientFirst(network, member), layerOf(network, 0).row);
  for (let input = column.from; input < end; input++) {
    addInput(network, member, input, -load<f64>(patientInputs(network, member) + (input << 3)), others);
  }
}

function outputsAlong(network: Network, member: i32, feature: i32, nPoints: i32, isAscending: bool): void {
  const column = columnOf(network, member, feature);
  if (isAscending && column.nLevels == 0 && network.nLayers == 2 && !network.isTanh) {
    encodeGrid(network, column, nPoints, network.grid);
    bookLines(network, member, column.from, network.grid, nPoints);
    writeLines(network, nPoints);
    return;
  }
  for (let start = 0; start < nPoints; start += TILE) {
    fillFirst(network, member, column, start, min(TILE, nPoints - start));
    finishTile(network, member, start << 3);
  }
}

/** The grid in `network.values` as a member has it. */
export function encodeGrid(network: Network, column: Column, nPoints: i32, to: usize): void {
  for (let at = 0; at < nPoints << 3; at += 8) {
    store<f64>(to + at, encodeNumber(column, load<f64>(network.values + at)));
  }
}

/** The first layer's sums for a tile of grid points, column by column. */
function fillFirst(network: Network, member: i32, column: Column, start: i32, nPoints: i32): void {
  const layer = layerOf(network, 0);
  const kernel = weightsOf(network, member) + layer.kernel;
  for (let point = 0; point < nPoints; point++) {
    const given = load<f64>(network.values + ((start + point) << 3));
    const level = column.nLevels == 0 ? -1 : encodeLevel(column, given);
    const input = column.nLevels == 0 ? column.from : level;
    const value: f64 = column.nLevels == 0 ? encodeNumber(column, given) : 1;
    let to = layer.outputs + (point << 3);
    for (let unit = 0; unit < layer.nOut; unit++, to += TILE << 3) {
      const other = load<f64>(network.others + (unit << 3));
      if (input < 0 || value == 0) store<f64>(to, other);
      else store<f64>(to, other + value * load<f64>(kernel + input * layer.row + (unit << 3)));
    }
  }
}
