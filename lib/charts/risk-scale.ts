import { scaleLinear, type ScaleLinear } from 'd3';
import { coordinate, type Tick } from './frame';

/** Risk from 0 to 100 % over the given pixels: the whole range, always, so that all charts of a page compare. */
export function riskScale(from: number, to: number): ScaleLinear<number, number> {
  return scaleLinear().domain([0, 1]).range([from, to]);
}

/** A tick at each quarter, the halves labelled in percent. */
export function riskTicks(scale: ScaleLinear<number, number>): Tick[] {
  const labels = ['0', '', '50', '', '100\u202f%'];
  return labels.map((label, quarter) => ({ at: coordinate(scale(quarter / 4)), label }));
}
