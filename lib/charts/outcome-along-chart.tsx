import type { Bin } from '@/models/metrics/bin-counts';
import type { OutcomeStretch } from '@/models/metrics/outcome-along';
import { max, scaleLinear } from 'd3';
import { formatShare } from '../format';
import { BottomAxis, LeftAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';
import { shareScale, shareTicks } from './outcome-scale';
import { valueScale, valueTicks } from './value-scale';

export interface OutcomeAlongInput {
  readonly bins: readonly Bin[];
  readonly along: readonly OutcomeStretch[];
  /** Share with the outcome among all; `null` before the outcome is chosen. */
  readonly prevalence: number | null;
  /** End of the axis of shares. */
  readonly top: number;
}

export interface OutcomeAlongGeometry {
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly low: number;
    readonly high: number;
    /** The values that the point stands for. */
    readonly from: number;
    readonly to: number;
  }[];
  readonly prevalence: { readonly y: number; readonly label: string } | null;
  readonly horizontal: readonly Tick[];
  readonly vertical: readonly Tick[];
}

const alongFrame: Frame = { width: 440, height: 236, left: 46, right: 428, top: 24, bottom: 192 };
/** Share of the height that the patients' histogram takes at the foot; all of it before there is an outcome. */
const histogramShare = 0.3;

/** Histogram at the foot, observed shares with their intervals above, in pixels of the frame. Pure. */
export function outcomeAlongGeometry(
  { bins, along, prevalence, top }: OutcomeAlongInput,
  frame: Frame = alongFrame,
): OutcomeAlongGeometry {
  const x = valueScale(bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1, frame);
  const y = shareScale(top, frame.bottom, frame.top);
  const room = (frame.bottom - frame.top) * (prevalence === null ? 0.95 : histogramShare);
  const heights = scaleLinear()
    .domain([0, max(bins, size) || 1])
    .range([0, room]);
  return {
    bars: bins.map((bin) => ({
      x: coordinate(x(bin.from) + 0.5),
      y: coordinate(frame.bottom - heights(size(bin))),
      width: coordinate(Math.max(0.5, x(bin.to) - x(bin.from) - 1)),
      height: coordinate(heights(size(bin))),
    })),
    points: along.map(({ from, to, mean, share, low, high }) => ({
      x: coordinate(x(mean)),
      y: coordinate(y(share)),
      low: coordinate(y(low)),
      high: coordinate(y(high)),
      from: coordinate(x(from)),
      to: coordinate(x(to)),
    })),
    prevalence:
      prevalence === null ? null : { y: coordinate(y(prevalence)), label: `all patients ${formatShare(prevalence)}` },
    horizontal: valueTicks(x, false),
    vertical: prevalence === null ? [] : shareTicks(top, y),
  };
}

interface OutcomeAlongChartProps extends OutcomeAlongInput {
  /** What stands under the axis: the feature with its unit. */
  readonly title: string;
  readonly description: string;
}

/** The observed share with the outcome along a column of numbers, over the histogram of the patients. */
export function OutcomeAlongChart({ title, description, ...input }: OutcomeAlongChartProps) {
  const frame = alongFrame;
  const { bars, points, prevalence, horizontal, vertical } = outcomeAlongGeometry(input, frame);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <LeftAxis frame={frame} ticks={vertical} baseline={frame.bottom} />
      <BottomAxis frame={frame} ticks={horizontal} />
      {bars.map((bar) => (
        <rect key={bar.x} {...bar} className="chart-density" />
      ))}
      <line x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} className="chart-baseline" />
      {prevalence !== null && (
        <line x1={frame.left} x2={frame.right} y1={prevalence.y} y2={prevalence.y} className="chart-dashed" />
      )}
      {points.map((point) => (
        <g key={point.x}>
          <line x1={point.from} x2={point.to} y1={point.y} y2={point.y} className="chart-whisker" />
          <line x1={point.x} x2={point.x} y1={point.low} y2={point.high} className="chart-whisker-strong" />
          <circle cx={point.x} cy={point.y} r={4.5} className="chart-dot" />
        </g>
      ))}
      {prevalence !== null && (
        <text x={frame.right} y={prevalence.y - 5} textAnchor="end" className="chart-halo">
          {prevalence.label}
        </text>
      )}
      <text x={frame.left} y={frame.top - 11} className="chart-axis-title">
        {prevalence === null ? 'Patients' : 'Observed share positive, 95 % interval'}
      </text>
      <text x={frame.right} y={frame.height - 6} textAnchor="end" className="chart-axis-title">
        {title}
      </text>
    </svg>
  );
}

function size({ nEvents, nOthers }: Bin): number {
  return nEvents + nOthers;
}
