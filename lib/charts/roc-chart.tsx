import { line } from 'd3';
import { BottomAxis, LeftAxis } from './axes';
import { squareFrame, type Frame, type Tick } from './frame';
import { riskScale, riskTicks } from './risk-scale';

export interface RocGeometry {
  readonly line: string;
  readonly diagonal: string;
  readonly horizontal: readonly Tick[];
  readonly vertical: readonly Tick[];
}

/** The ROC curve `[1 - specificity, sensitivity]` as a staircase of straight lines, in pixels of the frame. Pure. */
export function rocGeometry(roc: readonly (readonly [number, number])[], frame: Frame = squareFrame): RocGeometry {
  const x = riskScale(frame.left, frame.right);
  const y = riskScale(frame.bottom, frame.top);
  const path = line<readonly [number, number]>()
    .x(([falsePositives]) => x(falsePositives))
    .y(([, sensitivity]) => y(sensitivity))
    .digits(1);
  return {
    line: path(roc) ?? '',
    diagonal: path([
      [0, 0],
      [1, 1],
    ])!,
    horizontal: riskTicks(x),
    vertical: riskTicks(y),
  };
}

/** How well the risk tells positive from negative patients, at every threshold. */
export function RocChart({ roc, description }: { roc: readonly (readonly [number, number])[]; description: string }) {
  const frame = squareFrame;
  const shape = rocGeometry(roc, frame);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <LeftAxis frame={frame} ticks={shape.vertical} baseline={frame.bottom} />
      <BottomAxis frame={frame} ticks={shape.horizontal} lines />
      <path d={shape.diagonal} className="chart-dashed" fill="none" />
      <path d={shape.line} className="chart-line" />
      <text x={frame.left} y={frame.top - 8} className="chart-axis-title">
        Sensitivity
      </text>
      <text x={frame.right} y={frame.height - 3} textAnchor="end" className="chart-axis-title">
        1 − specificity
      </text>
    </svg>
  );
}
