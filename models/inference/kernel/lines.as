/** `relu-lines.ts`, two outputs at a time, to the same bits: the outputs of one hidden ReLU layer along one input are lines that bend where a unit switches. */
import { Layer, layerOf, Network, weightsOf } from './network';
import { both, load2, multiplyAdd, spread } from './vector';

/** Bytes of a unit: constant, slope, address of its head weights, the unit that switches there before it, whether it starts on. */
const UNIT_BYTES = 32;

/** Books the lines of a member along input `input` for the `nValues` ascending values at `grid`. */
export function bookLines(network: Network, member: i32, input: i32, grid: usize, nValues: i32): void {
  const hidden = layerOf(network, 0);
  const head = layerOf(network, 1);
  const weights = weightsOf(network, member);
  const last = nValues - 1;
  const low = load<f64>(grid);
  const high = load<f64>(grid + (last << 3));
  const stepsPerUnit: f64 = high > low ? <f64>last / (high - low) : 0;
  const slopes = weights + hidden.kernel + input * hidden.row;
  let headRow = weights + head.kernel;
  let on = network.unitsOn;
  let bending = network.unitsBending;
  // Each unit is written to both lists and kept or written over: what it does cannot be guessed, so there is no branch.
  for (let unit = 0; unit < hidden.nOut << 3; unit += 8, headRow += head.row) {
    const constant = load<f64>(network.others + unit);
    const slope = load<f64>(slopes + unit);
    const startsOn = <i32>(constant + slope * low > 0);
    const endsOn = <i32>(constant + slope * high > 0);
    const sign = <i64>startsOn << 63; // a unit that starts on leaves the line
    storeUnit(on, reinterpret<i64>(constant), reinterpret<i64>(slope), headRow);
    storeUnit(bending, reinterpret<i64>(constant) ^ sign, reinterpret<i64>(slope) ^ sign, headRow);
    store<i32>(bending, startsOn, 24);
    on += UNIT_BYTES & -startsOn;
    bending += UNIT_BYTES & -(startsOn ^ endsOn);
  }
  for (let unit = network.unitsBending; unit < bending; unit += UNIT_BYTES) {
    const bend = network.bends + (switchOf(grid, last, low, stepsPerUnit, unit) << 2);
    store<usize>(unit, load<usize>(bend), 20);
    store<usize>(bend, unit);
  }
  sumUnits(network, weights, head, on);
}

@inline
function storeUnit(to: usize, constant: i64, slope: i64, headRow: usize): void {
  store<i64>(to, constant);
  store<i64>(to, slope, 8);
  store<usize>(to, headRow, 16);
}

/** The first value behind a unit's switch: guessed as on an even grid, then settled by the unit's own sign. */
@inline
function switchOf(grid: usize, last: i32, low: f64, stepsPerUnit: f64, unit: usize): i32 {
  const constant = load<f64>(unit);
  const slope = load<f64>(unit, 8);
  const startsOn = load<i32>(unit, 24);
  const guess = f64.ceil((-constant / slope - low) * stepsPerUnit);
  let at = guess >= 1 ? (guess < <f64>last ? <i32>guess : last) : 1;
  while (at > 1 && hasSwitched(constant + slope * load<f64>(grid + ((at - 1) << 3)), startsOn)) at--;
  while (!hasSwitched(constant + slope * load<f64>(grid + (at << 3)), startsOn)) at++;
  return at;
}

/** By the sum as it is booked: of a unit that starts on, its negative, so that at 0 it is off already. */
@inline
function hasSwitched(sum: f64, startsOn: i32): bool {
  return ((<i32>(sum > 0)) | (<i32>(sum == 0) & startsOn)) != 0;
}

/** The line at the first value; four vectors of outputs at a time, whose sums stay in registers, then one by one. */
function sumUnits(network: Network, weights: usize, head: Layer, end: usize): void {
  const row = head.row;
  const bias = weights + head.bias;
  let at = 0;
  for (; at + 64 <= row; at += 64) {
    let a0 = load2(bias + at), a1 = load2(bias + at + 16), a2 = load2(bias + at + 32), a3 = load2(bias + at + 48);
    let b0 = both(0), b1 = b0, b2 = b0, b3 = b0;
    for (let on = network.unitsOn; on < end; on += UNIT_BYTES) {
      const constant = spread(on);
      const slope = spread(on + 8);
      const from = load<usize>(on, 16) + at;
      let weight = load2(from);
      a0 = multiplyAdd(constant, weight, a0);
      b0 = multiplyAdd(slope, weight, b0);
      weight = load2(from + 16);
      a1 = multiplyAdd(constant, weight, a1);
      b1 = multiplyAdd(slope, weight, b1);
      weight = load2(from + 32);
      a2 = multiplyAdd(constant, weight, a2);
      b2 = multiplyAdd(slope, weight, b2);
      weight = load2(from + 48);
      a3 = multiplyAdd(constant, weight, a3);
      b3 = multiplyAdd(slope, weight, b3);
    }
    const to = network.line + at;
    v128.store(to, a0);
    v128.store(to + 16, a1);
    v128.store(to + 32, a2);
    v128.store(to + 48, a3);
    v128.store(to + row, b0);
    v128.store(to + row + 16, b1);
    v128.store(to + row + 32, b2);
    v128.store(to + row + 48, b3);
  }
  for (; at < row; at += 16) {
    let a = load2(bias + at);
    let b = both(0);
    for (let on = network.unitsOn; on < end; on += UNIT_BYTES) {
      const weight = load2(load<usize>(on, 16) + at);
      a = multiplyAdd(spread(on), weight, a);
      b = multiplyAdd(spread(on + 8), weight, b);
    }
    v128.store(network.line + at, a);
    v128.store(network.line + at + row, b);
  }
}

/** Takes the units that switch before a value into the line or out of it, the last booked first. */
@inline
export function bendLine(network: Network, point: i32, row: i32): void {
  const bend = network.bends + (point << 2);
  let unit = load<usize>(bend);
  if (unit == 0) return;
  store<usize>(bend, 0);
  for (; unit != 0; unit = load<usize>(unit, 20)) {
    const constant = spread(unit);
    const slope = spread(unit + 8);
    let weights = load<usize>(unit, 16);
    let line = network.line;
    for (const end = line + row; line < end; line += 16, weights += 16) {
      const weight = load2(weights);
      v128.store(line, multiplyAdd(constant, weight, load2(line)));
      v128.store(line + row, multiplyAdd(slope, weight, load2(line + row)));
    }
  }
}

/** Writes the outputs along booked lines to `network.outputs`. */
export function writeLines(network: Network, nValues: i32): void {
  const row = layerOf(network, 1).row;
  for (let point = 0; point < nValues; point += 2) {
    writeRow(network, point, row, network.rows);
    if (point + 1 < nValues) writeRow(network, point + 1, row, network.rows + row);
    turn(network, point, row);
  }
}

@inline
function writeRow(network: Network, point: i32, row: i32, to: usize): void {
  bendLine(network, point, row);
  const value = spread(network.grid + (point << 3));
  let line = network.line;
  for (const end = line + row; line < end; line += 16, to += 16) {
    v128.store(to, f64x2.add(load2(line), f64x2.mul(load2(line + row), value)));
  }
}

/** Two points' rows of outputs to columns. */
@inline
function turn(network: Network, point: i32, row: i32): void {
  let to = network.outputs + (point << 3);
  for (let at = 0, level = 0; at < row; at += 16, level += 2) {
    const first = load2(network.rows + at);
    const second = load2(network.rows + row + at);
    v128.store(to, v128.shuffle<f64>(first, second, 0, 2));
    if (level + 1 < network.nOut) v128.store(to + network.pointBytes, v128.shuffle<f64>(first, second, 1, 3));
    to += 2 * network.pointBytes;
  }
}
