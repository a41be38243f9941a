import { curveMonotoneX, line, max, scaleLinear } from 'd3';
import type { PartEvaluation } from '@/models/trainer/protocol';
import { BottomAxis, LeftAxis } from './axes';
import { coordinate, squareFrame, type Frame, type Tick } from './frame';
import { riskScale, riskTicks } from './risk-scale';

export interface CalibrationInput {
  readonly groups: PartEvaluation['calibrationGroups'];
  readonly curve: PartEvaluation['calibrationCurve'];
  /** Patients in equal bins of the risk from 0 to 1; null where they are not known. */
  readonly counts: readonly number[] | null;
}

export interface CalibrationGeometry {
  readonly diagonal: string;
  readonly smooth: string;
  readonly groups: readonly { readonly x: number; readonly y: number; readonly low: number; readonly high: number }[];
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly horizontal: readonly Tick[];
  readonly vertical: readonly Tick[];
}

/** Share of the plot's height that the risks' histogram may take at its foot. */
const histogramShare = 0.16;

/** Groups, smooth curve, diagonal and the risks' histogram in pixels of the frame. Pure. */
export function calibrationGeometry(
  { groups, curve, counts }: CalibrationInput,
  frame: Frame = squareFrame,
): CalibrationGeometry {
  const x = riskScale(frame.left, frame.right);
  const y = riskScale(frame.bottom, frame.top);
  const heights = scaleLinear()
    .domain([0, max(counts ?? []) || 1])
    .range([0, (frame.bottom - frame.top) * histogramShare]);
  const path = line<readonly [number, number]>()
    .x(([risk]) => x(risk))
    .y(([, observed]) => y(observed))
    .digits(1);
  return {
    diagonal: path([
      [0, 0],
      [1, 1],
    ])!,
    smooth: path.curve(curveMonotoneX)(curve) ?? '',
    groups: groups.map((group) => ({
      x: coordinate(x(group.risk)),
      y: coordinate(y(group.observed)),
      low: coordinate(y(group.low)),
      high: coordinate(y(group.high)),
    })),
    bars: (counts ?? []).map((count, bin, all) => ({
      x: coordinate(x(bin / all.length) + 0.75),
      y: coordinate(frame.bottom - heights(count)),
      width: coordinate(x(1 / all.length) - x(0) - 1.5),
      height: coordinate(heights(count)),
    })),
    horizontal: riskTicks(x),
    vertical: riskTicks(y),
  };
}

/** Whether a stated risk comes true as often as it says: on the diagonal it does. */
export function CalibrationChart({ description, ...input }: CalibrationInput & { description: string }) {
  const frame = squareFrame;
  const shape = calibrationGeometry(input, frame);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <LeftAxis frame={frame} ticks={shape.vertical} baseline={frame.bottom} />
      <BottomAxis frame={frame} ticks={shape.horizontal} />
      {shape.bars.map((bar) => (
        <rect key={bar.x} {...bar} className="chart-bar" />
      ))}
      <path d={shape.diagonal} className="chart-dashed" fill="none" />
      <path d={shape.smooth} className="chart-line" />
      {shape.groups.map((group) => (
        <g key={group.x}>
          <line x1={group.x} x2={group.x} y1={group.low} y2={group.high} className="chart-whisker-strong" />
          <circle cx={group.x} cy={group.y} r={4} className="chart-group" />
        </g>
      ))}
      <text x={frame.left} y={frame.top - 8} className="chart-axis-title">
        Observed
      </text>
      <text x={frame.right} y={frame.height - 3} textAnchor="end" className="chart-axis-title">
        Risk that the model states
      </text>
    </svg>
  );
}
