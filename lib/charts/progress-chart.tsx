import { extent, line, scaleLinear } from 'd3';
import { formatNumber, formatShare } from '../format';
import { BottomAxis, LeftAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';

/** `[epoch, value]`, epochs 0-based and ascending. */
export type ProgressPoint = readonly [number, number];

export interface ProgressGeometry {
  readonly line: string;
  /** The newest point; null while there is none. */
  readonly newest: { readonly x: number; readonly y: number } | null;
  readonly horizontal: readonly Tick[];
  readonly vertical: readonly Tick[];
}

/** `share`: values in [0,1], shown as percentages on an axis that begins at zero. */
export type ProgressKind = 'number' | 'share';

export const progressFrame: Frame = { width: 368, height: 190, left: 46, right: 360, top: 10, bottom: 166 };

/**
 * One number over the epochs of a run, in pixels of the frame. Pure. `epochs` is the length of the whole run: the axis shows what is
 * still to come. A value that is no finite number leaves a gap.
 */
export function progressGeometry(
  points: readonly ProgressPoint[],
  options: { epochs: number; kind: ProgressKind; frame?: Frame },
): ProgressGeometry {
  const { epochs, kind, frame = progressFrame } = options;
  const x = scaleLinear([1, Math.max(2, epochs)], [frame.left, frame.right]);
  const y = scaleLinear(valueRange(points, kind), [frame.bottom, frame.top]).nice(4);
  const finite = points.filter(([, value]) => Number.isFinite(value));
  const path = line<ProgressPoint>()
    .defined(([, value]) => Number.isFinite(value))
    .x(([epoch]) => x(epoch + 1))
    .y(([, value]) => y(value))
    .digits(1);
  const last = finite.at(-1);
  return {
    line: path(points) ?? '',
    newest: last === undefined ? null : { x: coordinate(x(last[0] + 1)), y: coordinate(y(last[1])) },
    horizontal: epochTicks(epochs).map((epoch) => ({ at: coordinate(x(epoch)), label: formatNumber(epoch, 0) })),
    vertical: y.ticks(4).map((value) => ({ at: coordinate(y(value)), label: progressLabel(value, kind) })),
  };
}

/** A value as the axis and the heading show it. */
export function progressLabel(value: number, kind: ProgressKind): string {
  return kind === 'share' ? formatShare(value, value > 0 && value < 0.1 ? 1 : 0) : formatNumber(value);
}

interface ProgressChartProps {
  readonly title: string;
  readonly points: readonly ProgressPoint[];
  readonly epochs: number;
  readonly kind: ProgressKind;
}

/** The course of a run so far. */
export function ProgressChart({ title, points, epochs, kind }: ProgressChartProps) {
  const frame = progressFrame;
  const shape = progressGeometry(points, { epochs, kind });
  const newest = points.at(-1);
  const words =
    newest === undefined
      ? 'no value yet'
      : `${progressLabel(newest[1], kind)} after epoch ${newest[0] + 1} of ${epochs}; first ${progressLabel(points[0]![1], kind)}`;
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={`${title}: ${words}`} className="chart">
      <LeftAxis frame={frame} ticks={shape.vertical} baseline={frame.bottom} />
      <BottomAxis frame={frame} ticks={shape.horizontal} />
      <path d={shape.line} className="chart-line" />
      {shape.newest !== null && <circle cx={shape.newest.x} cy={shape.newest.y} r={3.5} className="fill-accent" />}
    </svg>
  );
}

function valueRange(points: readonly ProgressPoint[], kind: ProgressKind): [number, number] {
  const [low, high] = extent(points, ([, value]) => (Number.isFinite(value) ? value : undefined));
  const from = kind === 'share' ? 0 : (low ?? 0);
  const to = high ?? from;
  // A flat course, or none yet, still needs a height.
  return [from, to > from ? to : from + (Math.abs(from) * 0.1 || 0.01)];
}

/** Whole epochs, the last one always, none so near to it that the labels touch. */
function epochTicks(epochs: number): number[] {
  const between = scaleLinear([1, Math.max(2, epochs)], [0, 1]).ticks(5);
  return [...between.filter((tick) => Number.isInteger(tick) && tick < epochs * 0.9), epochs];
}
