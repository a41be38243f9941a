import { scaleBand, scaleLinear } from 'd3';
import { formatNumber, formatRisk } from '../format';
import { BottomAxis, LeftAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';
import { wrapLabel } from './wrap-label';

/** One side of the surface. */
export interface InteractionAxis {
  /** With the unit, "Glucose, mg/dl". */
  readonly label: string;
  readonly values: readonly number[];
  /** Words of the levels, in the order of `values`; null for a number. */
  readonly levels: readonly string[] | null;
  /** The patient's own value; null where missing. */
  readonly at: number | null;
}

export interface InteractionInput {
  readonly across: InteractionAxis;
  readonly up: InteractionAxis;
  /** `[values across][values up]`, in [0,1]. */
  readonly risk: readonly (readonly number[])[];
}

export interface InteractionGeometry {
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly risk: number;
    /** Written into the cell where there is room for it. */
    readonly label: string | null;
  }[];
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  readonly patient: { readonly x: number; readonly y: number } | null;
}

export const interactionFrame: Frame = { width: 560, height: 420, left: 96, right: 470, top: 30, bottom: 372 };
const keyFrame = { x: 498, width: 14 };
const roomForLabel = { width: 40, height: 18 };

interface Side {
  readonly from: (index: number) => number;
  readonly size: number;
  readonly at: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** The surface as cells, its axes and the patient's place on it, in pixels of the frame. Pure. */
export function interactionGeometry(
  { across, up, risk }: InteractionInput,
  frame: Frame = interactionFrame,
): InteractionGeometry {
  const x = sideOf(across, frame.left, frame.right, 12);
  const y = sideOf(up, frame.bottom, frame.top, 14);
  const hasRoom = x.size >= roomForLabel.width && y.size >= roomForLabel.height;
  return {
    cells: risk.flatMap((column, i) =>
      column.map((share, j) => ({
        x: coordinate(x.from(i)),
        y: coordinate(y.from(j)),
        width: coordinate(x.size),
        height: coordinate(y.size),
        risk: share,
        label: hasRoom ? formatRisk(share) : null,
      })),
    ),
    across: x.ticks,
    up: y.ticks,
    patient:
      across.at === null || up.at === null ? null : { x: coordinate(x.at(across.at)), y: coordinate(y.at(up.at)) },
  };
}

/** Cells along one side; of numbers each lies around its value, and the ticks stand at round ones. */
function sideOf({ values, levels, at }: InteractionAxis, start: number, end: number, labelWidth: number): Side {
  const size = Math.abs(end - start) / values.length;
  const isUp = end < start;
  const band = scaleBand<number>()
    .domain(values.map((_, index) => index))
    .range([start, end]);
  const from = (index: number) => band(index)!;
  if (levels !== null) {
    const middle = (index: number) => from(index) + size / 2;
    const ticks = levels.map((label, index) => ({
      at: coordinate(middle(index)),
      label: wrapLabel(label, labelWidth, 1)[0] ?? '',
    }));
    return { from, size, at: (value) => middle(Math.max(0, values.indexOf(value))), ticks };
  }
  const [low, high] = [values[0]!, values.at(-1)!];
  const room = high > low ? 0 : 0.5;
  const half = (isUp ? -1 : 1) * (size / 2);
  const scale = scaleLinear()
    .domain([low - room, high + room])
    .range([start + half, end - half])
    .clamp(true);
  const ticks = scale.ticks(5).map((tick) => ({ at: coordinate(scale(tick)), label: formatNumber(tick) }));
  return { from, size, at: (value) => scale(at === null ? low : value), ticks };
}

/** Risk over two features at once: the darker, the higher; the ring is this patient. */
export function InteractionChart({ description, ...input }: InteractionInput & { description: string }) {
  const frame = interactionFrame;
  const { cells, across, up, patient } = interactionGeometry(input, frame);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      {cells.map((cell) => (
        <g key={`${cell.x} ${cell.y}`}>
          <rect
            x={cell.x}
            y={cell.y}
            width={cell.width}
            height={cell.height}
            className="chart-heat"
            fillOpacity={0.04 + 0.92 * cell.risk}
          />
          {cell.label !== null && (
            <text
              x={cell.x + cell.width / 2}
              y={cell.y + cell.height / 2 + 4}
              textAnchor="middle"
              className={cell.risk > 0.55 ? 'chart-on-heat' : 'chart-label'}
            >
              {cell.label}
            </text>
          )}
        </g>
      ))}
      <LeftAxis frame={{ ...frame, right: frame.left }} ticks={up} />
      <BottomAxis frame={frame} ticks={across} />
      <text x={frame.left} y={frame.top - 12} className="chart-axis-title">
        {input.up.label}
      </text>
      <text x={frame.right} y={frame.bottom + 38} textAnchor="end" className="chart-axis-title">
        {input.across.label}
      </text>
      {patient !== null && <circle cx={patient.x} cy={patient.y} r={7} className="chart-point" />}
      <HeatKey frame={frame} />
    </svg>
  );
}

/** What a shade means, from 0 to 100 %. */
function HeatKey({ frame }: { frame: Frame }) {
  const steps = 20;
  const height = (frame.bottom - frame.top) / steps;
  return (
    <g>
      {Array.from({ length: steps }, (_, step) => (
        <rect
          key={step}
          x={keyFrame.x}
          y={frame.bottom - (step + 1) * height}
          width={keyFrame.width}
          height={height}
          className="chart-heat"
          fillOpacity={0.04 + (0.92 * (step + 0.5)) / steps}
        />
      ))}
      {[0, 0.5, 1].map((share) => (
        <text key={share} x={keyFrame.x + keyFrame.width + 6} y={frame.bottom - share * (frame.bottom - frame.top) + 4}>
          {share * 100}
          {'\u202f'}%
        </text>
      ))}
      <text x={keyFrame.x} y={frame.top - 12} className="chart-axis-title">
        risk
      </text>
    </g>
  );
}
