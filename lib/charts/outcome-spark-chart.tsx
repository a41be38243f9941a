import { line } from 'd3';
import { coordinate, type Frame } from './frame';
import { shareScale } from './outcome-scale';

export interface OutcomeSparkInput {
  /** Observed shares from the lowest value to the highest, or level by level. */
  readonly shares: readonly number[];
  readonly prevalence: number;
  /** End of the axis, the same for all columns. */
  readonly top: number;
  /** Whether the values are numbers, so that a line may lead from one to the next. */
  readonly joined: boolean;
}

const sparkFrame: Frame = { width: 120, height: 34, left: 5, right: 115, top: 4, bottom: 30 };

/** Points evenly spaced, a line through them where there is an order. Pure. */
export function outcomeSparkGeometry(
  { shares, prevalence, top, joined }: OutcomeSparkInput,
  frame: Frame = sparkFrame,
) {
  const y = shareScale(top, frame.bottom, frame.top);
  const step = (frame.right - frame.left) / Math.max(1, shares.length - 1);
  const points = shares.map((share, index) => ({
    x: coordinate(shares.length === 1 ? (frame.left + frame.right) / 2 : frame.left + index * step),
    y: coordinate(y(share)),
  }));
  const path = line<{ x: number; y: number }>()
    .x((point) => point.x)
    .y((point) => point.y)
    .digits(1);
  return { points, path: joined ? (path(points) ?? '') : '', prevalence: coordinate(y(prevalence)) };
}

/** How the outcome goes along a column, small enough to stand in a row of a table; the dashed line is the share among all. */
export function OutcomeSparkChart({ description, ...input }: OutcomeSparkInput & { description: string }) {
  const { width, height, left, right } = sparkFrame;
  const { points, path, prevalence } = outcomeSparkGeometry(input);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description} className="chart max-w-[120px]">
      <line x1={left - 4} x2={right + 4} y1={prevalence} y2={prevalence} className="chart-dashed" />
      {path !== '' && <path d={path} className="chart-line" />}
      {points.map((point, index) => (
        <circle key={index} cx={point.x} cy={point.y} r={2.6} className="chart-dot" />
      ))}
    </svg>
  );
}
