import { scaleLinear, type ScaleLinear } from 'd3';
import { formatNumber } from '../format';
import { coordinate, type Frame, type Tick } from './frame';

/** A feature's values over the width of the plot; a feature that never varies stands in the middle. */
export function valueScale(low: number, high: number, frame: Frame): ScaleLinear<number, number> {
  const room = low === high ? 0.5 : 0;
  return scaleLinear()
    .domain([low - room, high + room])
    .range([frame.left, frame.right]);
}

/** About five ticks at round values; at whole numbers only where the feature has no others. */
export function valueTicks(scale: ScaleLinear<number, number>, integer: boolean): Tick[] {
  return scale
    .ticks(5)
    .filter((tick) => !integer || Number.isInteger(tick))
    .map((tick) => ({ at: coordinate(scale(tick)), label: formatNumber(tick) }));
}
