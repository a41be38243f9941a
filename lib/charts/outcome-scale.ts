import { scaleLinear, type ScaleLinear } from 'd3';
import { formatShare } from '../format';
import { coordinate, type Tick } from './frame';

/** Ends of an axis of shares; from zero always, and the same for all columns of a page, so that they compare. */
const tops = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1];

/** The smallest end that holds every share. */
export function shareTop(shares: readonly number[]): number {
  const highest = Math.max(0, ...shares);
  return tops.find((top) => highest <= top) ?? 1;
}

/** Shares from 0 to `top`. */
export function shareScale(top: number, from: number, to: number): ScaleLinear<number, number> {
  return scaleLinear().domain([0, top]).range([from, to]).clamp(true);
}

/** Nought, the middle and the top. */
export function shareTicks(top: number, scale: ScaleLinear<number, number>): Tick[] {
  const digits = top < 0.2 ? 1 : 0;
  return [0, top / 2, top].map((share) => ({
    at: coordinate(scale(share)),
    label: formatShare(share, share === 0 ? 0 : digits),
  }));
}
