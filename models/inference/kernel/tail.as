/** The function g behind both distributions' tails, from the host's table (`tail-table.ts`), two points at a time. */
import { exp } from './host';
import { Network } from './network';
import { both, load2, multiplyAdd } from './vector';

const CELL_BYTES = 48;

/** g(x) for x >= 0. `table` is the network's, `end` where it ends, in both lanes. */
@inline
export function tailsOf(network: Network, table: usize, end: v128, x: v128): v128 {
  if (!i64x2.all_true(f64x2.lt(x, end))) return beyondTable(network, x);
  return inTable(table, x);
}

@inline
function inTable(table: usize, x: v128): v128 {
  const cells = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(x, both(64)));
  const d = f64x2.sub(x, f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_s(cells), both(0.5)), both(0.015625)));
  const square = f64x2.mul(d, d);
  // even and odd powers apart, one in each lane
  const first = evenAndOdd(table + i32x4.extract_lane(cells, 0) * CELL_BYTES, v128.shuffle<f64>(square, square, 0, 0));
  const second = evenAndOdd(table + i32x4.extract_lane(cells, 1) * CELL_BYTES, v128.shuffle<f64>(square, square, 1, 1));
  const even = v128.shuffle<f64>(first, second, 0, 2);
  const odd = v128.shuffle<f64>(first, second, 1, 3);
  return f64x2.add(even, f64x2.mul(d, odd));
}

@inline
function evenAndOdd(cell: usize, square: v128): v128 {
  const high = multiplyAdd(square, load2(cell + 32), load2(cell + 16));
  return multiplyAdd(square, high, load2(cell));
}

/** Rare: beyond the table, or not a number. */
function beyondTable(network: Network, x: v128): v128 {
  const end = load<f64>(network.tailEnds);
  const leading = load<f64>(network.tailEnds + 8);
  let tails = inTable(network.tailTable, v128.and(x, f64x2.lt(x, both(end))));
  const x0 = f64x2.extract_lane(x, 0);
  const x1 = f64x2.extract_lane(x, 1);
  if (!(x0 < end)) tails = f64x2.replace_lane(tails, 0, leading * exp(-x0));
  if (!(x1 < end)) tails = f64x2.replace_lane(tails, 1, leading * exp(-x1));
  return tails;
}
