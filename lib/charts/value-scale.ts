import { scaleLinear, type ScaleLinear } from 'd3';
import type { Frame } from './frame';

/** A feature's values over the width of the plot; a feature that never varies stands in the middle. */
export function valueScale(low: number, high: number, frame: Frame): ScaleLinear<number, number> {
  const room = low === high ? 0.5 : 0;
  return scaleLinear()
    .domain([low - room, high + room])
    .range([frame.left, frame.right]);
}
