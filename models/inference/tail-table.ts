/**
 * The tails behind the level probabilities from a table, as atan and exp for every member, level and grid point would cost
 * more than all else along a risk curve. Both distributions have the tail w g(r |Q|) with one function g of x >= 0: the tilted
 * secant (4/pi) atan(e^-x) and r = 1, the asymmetric Laplace e^-x and r = tau or 1 - tau (theory, sections 1 and 2).
 *
 * A cell of width 1/64 holds g's Taylor polynomial of degree 5 about the cell's middle, whose remainder is at most
 * max|g^(6)|/6! (1/128)^6 over the cell. Relative to g, |g^(6)|/6! is 1/720 for e^-x, and below 1/25 for the secant's, whose
 * nearest pole is pi/2 away: 9e-15 at most, to which rounding adds its own 1e-15 or so.
 */
import { asymmetricLaplace } from '../math/asymmetric-laplace';
import type { TiltedDistribution } from '../math/tilted-distribution';

export interface TailTable {
  /** `[cells, 6]`: coefficients of each cell's polynomial in x - (cell + 1/2)/64, from the constant upwards. */
  readonly coefficients: Float64Array;
  /** Beyond `TABLE_END`, g(x) = leading e^-x, to 1e-28. */
  readonly leading: number;
  /** Whether r is 1 - tau for Q >= 0 and tau for Q < 0; else it is 1. */
  readonly ratesFollowTau: boolean;
}

const CELLS_PER_UNIT = 64;
export const TABLE_END = 32;
const COEFFICIENTS_PER_CELL = 6;

const tables = new Map<TiltedDistribution, TailTable>();

/** The table of a distribution, made at the first call. */
export function tailTableOf(distribution: TiltedDistribution): TailTable {
  let table = tables.get(distribution);
  if (!table) {
    table = distribution === asymmetricLaplace ? laplaceTable() : secantTable();
    tables.set(distribution, table);
  }
  return table;
}

/** g(x), x >= 0, from the table's fields: small enough to be inlined into the loops that call it. */
export function evaluateTail(coefficients: Float64Array, leading: number, x: number): number {
  if (!(x < TABLE_END)) return leading * Math.exp(-x);
  const cell = (x * CELLS_PER_UNIT) | 0;
  const d = x - (cell + 0.5) / CELLS_PER_UNIT;
  const from = cell * COEFFICIENTS_PER_CELL;
  const square = d * d; // even and odd powers apart: two short chains instead of a long one
  const even = coefficients[from]! + square * (coefficients[from + 2]! + square * coefficients[from + 4]!);
  const odd = coefficients[from + 1]! + square * (coefficients[from + 3]! + square * coefficients[from + 5]!);
  return even + d * odd;
}

/** The tail of every level at every point, `[nLevels, nPoints]`: P(y=0) where Q >= 0, P(y=1) where Q < 0. */
export function fillTails(
  latentQuantiles: Float64Array,
  taus: readonly number[],
  nPoints: number,
  table: TailTable,
  tails: Float64Array,
): void {
  const { coefficients, leading, ratesFollowTau } = table;
  for (let level = 0, at = 0; level < taus.length; level++) {
    const tau = taus[level]!;
    const rateAbove = ratesFollowTau ? 1 - tau : 1;
    const rateBelow = ratesFollowTau ? tau : 1;
    for (let point = 0; point < nPoints; point++, at++) {
      const latentQuantile = latentQuantiles[at]!;
      tails[at] =
        latentQuantile >= 0
          ? tau * evaluateTail(coefficients, leading, latentQuantile * rateAbove)
          : (1 - tau) * evaluateTail(coefficients, leading, -latentQuantile * rateBelow);
    }
  }
}

/** The tail of one level. */
export function tailAt(latentQuantile: number, tau: number, table: TailTable): number {
  const { coefficients, leading, ratesFollowTau } = table;
  return latentQuantile >= 0
    ? tau * evaluateTail(coefficients, leading, latentQuantile * (ratesFollowTau ? 1 - tau : 1))
    : (1 - tau) * evaluateTail(coefficients, leading, -latentQuantile * (ratesFollowTau ? tau : 1));
}

function laplaceTable(): TailTable {
  return { coefficients: tabulate(exponentialSeries), leading: 1, ratesFollowTau: true };
}

function secantTable(): TailTable {
  return { coefficients: tabulate(secantSeries), leading: 4 / Math.PI, ratesFollowTau: false };
}

function tabulate(seriesAt: (x: number) => number[]): Float64Array {
  const nCells = TABLE_END * CELLS_PER_UNIT;
  const coefficients = new Float64Array(nCells * COEFFICIENTS_PER_CELL);
  for (let cell = 0; cell < nCells; cell++) {
    coefficients.set(seriesAt((cell + 0.5) / CELLS_PER_UNIT), cell * COEFFICIENTS_PER_CELL);
  }
  return coefficients;
}

/** e^-(x + d): each coefficient is the one before, times -1/n. */
function exponentialSeries(x: number): number[] {
  const series = [Math.exp(-x)];
  for (let n = 1; n < COEFFICIENTS_PER_CELL; n++) series.push(-series[n - 1]! / n);
  return series;
}

/** (4/pi) atan(e^-(x + d)), whose slope is -(2/pi) sech; sech' = -sech tanh and tanh' = sech^2, term by term. */
function secantSeries(x: number): number[] {
  const sech = [1 / Math.cosh(x)];
  const tanh = [Math.tanh(x)];
  const series = [(4 / Math.PI) * Math.atan(Math.exp(-x))];
  for (let n = 1; n < COEFFICIENTS_PER_CELL; n++) {
    series.push(((-2 / Math.PI) * sech[n - 1]!) / n);
    const mixed = sech.reduce((sum, s, i) => sum + s * tanh[n - 1 - i]!, 0);
    const square = sech.reduce((sum, s, i) => sum + s * sech[n - 1 - i]!, 0);
    sech.push(-mixed / n);
    tanh.push(square / n);
  }
  return series;
}
