/** One member's outputs at many points, added to the sums over members: `curve-ensemble.ts`, two points at a time, to the same bits. */
import { expit, log } from './host';
import { Level, levelOf, Network } from './network';
import { tailsOf } from './tail';
import { both, load2, spread } from './vector';

/** A probability closer than this to 0 or 1 says nothing a cohort could show (`spread.ts`). */
const SMALLEST_RISK: f64 = 1e-9;

/** No members yet, for points up to `bytes` of each row. */
export function clearSums(network: Network, bytes: i32): void {
  network.nAdded = 0;
  memory.fill(network.means, 0, bytes);
  memory.fill(network.squares, 0, bytes);
  for (let level = 0; level < network.nOut; level++) {
    memory.fill(network.negativeSums + level * network.pointBytes, 0, bytes);
    memory.fill(network.positiveSums + level * network.pointBytes, 0, bytes);
  }
}

/** Adds the member whose levels lie in `network.outputs`; they are sorted in place. `bytes` of each row, a whole number of vectors. */
export function addMember(network: Network, bytes: i32): void {
  network.nAdded++;
  for (let at = 0; at < bytes; at += 16) {
    if (network.isLogit) addLogits(network, at);
    else {
      sortLevels(network, at);
      addLevels(network, at);
    }
  }
}

/** Rearrangement; most points have their levels in order. */
@inline
function sortLevels(network: Network, at: i32): void {
  const row = network.pointBytes;
  let address = network.outputs + at;
  let before = load2(address);
  let crossed = both(0);
  for (let level = 1; level < network.nOut; level++) {
    address += row;
    const next = load2(address);
    crossed = v128.or(crossed, f64x2.lt(next, before));
    before = next;
  }
  if (!v128.any_true(crossed)) return;
  sortColumn(network.outputs + at, row, network.nOut);
  sortColumn(network.outputs + at + 8, row, network.nOut);
}

/** Insertion sort of one point's levels. */
function sortColumn(start: usize, row: i32, nLevels: i32): void {
  const end = start + nLevels * row;
  for (let next = start + row; next < end; next += row) {
    const value = load<f64>(next);
    let at = next;
    while (at > start && load<f64>(at - row) > value) {
      store<f64>(at, load<f64>(at - row));
      at -= row;
    }
    store<f64>(at, value);
  }
}

@inline
function addLevels(network: Network, at: i32): void {
  const row = network.pointBytes;
  let from = network.outputs + at;
  let negative = network.negativeSums + at;
  let positive = network.positiveSums + at;
  const table = network.tailTable;
  const end = spread(network.tailEnds);
  let levelAt = network.levels;
  let tails = network.tails;
  let nBelow = i64x2.splat(0);
  let total = both(0);
  for (const last = levelAt + network.nOut * offsetof<Level>(); levelAt < last; levelAt += offsetof<Level>()) {
    const level = changetype<Level>(levelAt);
    const latentQuantile = load2(from);
    const isBelow = f64x2.lt(latentQuantile, both(0));
    const rate = v128.bitselect(both(level.rateBelow), both(level.rateAbove), isBelow);
    const weight = v128.bitselect(both(level.rest), both(level.tau), isBelow);
    const tail = f64x2.mul(weight, tailsOf(network, table, end, f64x2.mul(f64x2.abs(latentQuantile), rate)));
    const rest = f64x2.sub(both(1), tail);
    const above = v128.bitselect(tail, rest, isBelow);
    v128.store(negative, f64x2.add(load2(negative), v128.bitselect(rest, tail, isBelow)));
    v128.store(positive, f64x2.add(load2(positive), above));
    v128.store(tails, tail);
    tails += 16;
    nBelow = i64x2.sub(nBelow, isBelow);
    total = f64x2.add(total, above);
    from += row;
    negative += row;
    positive += row;
  }
  const risks = network.usesRoot
    ? f64x2.replace_lane(
        both(rootRisk(network, 0, <i32>i64x2.extract_lane(nBelow, 0))),
        1,
        rootRisk(network, 8, <i32>i64x2.extract_lane(nBelow, 1)),
      )
    : f64x2.div(total, both(<f64>network.nOut));
  addToSpread(network, at, risks);
}

/** Of one of the two points in `network.tails`, the first at byte 0, the second at byte 8. */
@inline
function rootRisk(network: Network, lane: i32, nBelow: i32): f64 {
  const tails = network.tails + lane;
  if (nBelow == 0) return 1 - load<f64>(tails);
  const below = tails + ((nBelow - 1) << 4);
  if (nBelow == network.nOut) return load<f64>(below);
  return riskBetween(
    levelOf(network, nBelow - 1).tau,
    levelOf(network, nBelow).tau,
    1 - load<f64>(below),
    load<f64>(below + 16),
  );
}

/** As in `tau-star.ts`. */
@inline
export function riskBetween(tauBelow: f64, tauAbove: f64, negativeBelow: f64, negativeAbove: f64): f64 {
  const excess = negativeBelow - tauBelow;
  const shortage = tauAbove - negativeAbove;
  const share: f64 = excess + shortage > 0 ? excess / (excess + shortage) : 0.5;
  return 1 - (tauBelow + share * (tauAbove - tauBelow));
}

function addLogits(network: Network, at: i32): void {
  const outputs = network.outputs + at;
  const risks = f64x2.replace_lane(both(expit(load<f64>(outputs))), 1, expit(load<f64>(outputs + 8)));
  const sums = network.positiveSums + at;
  v128.store(sums, f64x2.add(load2(sums), risks));
  addToSpread(network, at, risks);
}

/** Welford's step on the logit scale. */
@inline
function addToSpread(network: Network, at: i32, risks: v128): void {
  const kept = f64x2.min(f64x2.max(risks, both(SMALLEST_RISK)), both(1 - SMALLEST_RISK));
  const odds = f64x2.div(kept, f64x2.sub(both(1), kept));
  const logits = f64x2.replace_lane(both(log(f64x2.extract_lane(odds, 0))), 1, log(f64x2.extract_lane(odds, 1)));
  const means = network.means + at;
  const squares = network.squares + at;
  const difference = f64x2.sub(logits, load2(means));
  const mean = f64x2.add(load2(means), f64x2.div(difference, both(<f64>network.nAdded)));
  v128.store(means, mean);
  v128.store(squares, f64x2.add(load2(squares), f64x2.mul(difference, f64x2.sub(logits, mean))));
}
