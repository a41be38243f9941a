import { scaleLinear } from 'd3';
import { formatPoints, formatRisk } from '../format';
import { coordinate, type Frame, type Tick } from './frame';
import { BottomAxis } from './axes';
import { wrapLabel } from './wrap-label';

export interface ContributionBar {
  readonly label: string;
  /** The patient's value and the reference's, in words: "148 mg/dl, not 117". */
  readonly detail: string;
  /** Difference of risk, in [-1,1]. */
  readonly contribution: number;
}

export interface ContributionInput {
  readonly referenceRisk: number;
  readonly risk: number;
  /** In the order drawn; they add up to `risk - referenceRisk`. */
  readonly bars: readonly ContributionBar[];
}

export interface ContributionGeometry {
  readonly frame: Frame;
  readonly ticks: readonly Tick[];
  readonly reference: { readonly x: number; readonly label: string };
  readonly patient: { readonly x: number; readonly label: string };
  readonly rows: readonly {
    readonly key: string;
    readonly y: number;
    /** Where the bar begins and ends: each begins where the one before ended. */
    readonly x: number;
    readonly width: number;
    readonly raises: boolean;
    readonly end: number;
    readonly lines: readonly string[];
    readonly detail: string;
    readonly label: string;
    readonly labelX: number;
    readonly anchor: 'start' | 'end';
  }[];
}

const rowHeight = 38;

/** A waterfall from the reference patient's risk to this patient's, in pixels of the frame. Pure. */
export function contributionGeometry({ referenceRisk, risk, bars }: ContributionInput): ContributionGeometry {
  const height = 64 + rowHeight * bars.length;
  const frame: Frame = { width: 640, height, left: 210, right: 600, top: 30, bottom: height - 30 };
  const ends = [referenceRisk];
  for (const { contribution } of bars) ends.push(ends.at(-1)! + contribution);
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(1, ...ends)])
    .range([frame.left, frame.right]);
  return {
    frame,
    ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: coordinate(x(share)), label: axisLabel(share) })),
    reference: { x: coordinate(x(referenceRisk)), label: `reference ${formatRisk(referenceRisk)}` },
    patient: { x: coordinate(x(risk)), label: `this patient ${formatRisk(risk)}` },
    rows: bars.map(({ label, detail, contribution }, index) => {
      const [from, to] = [x(ends[index]!), x(ends[index + 1]!)];
      const raises = contribution >= 0;
      const room = raises ? frame.right - to : to - frame.left;
      const outside = room > 70;
      const points = formatPoints(contribution);
      return {
        key: label,
        y: coordinate(frame.top + rowHeight * (index + 0.5)),
        x: coordinate(Math.min(from, to)),
        width: coordinate(Math.max(1, Math.abs(to - from))),
        raises,
        end: coordinate(to),
        lines: wrapLabel(label, 30, 1),
        detail,
        label: points,
        labelX: coordinate(outside === raises ? Math.max(from, to) + 7 : Math.min(from, to) - 7),
        anchor: outside === raises ? 'start' : 'end',
      };
    }),
  };
}

const axisLabel = (share: number) => ['0', '', '50', '', '100\u202f%'][share * 4]!;

/** How the patient's values lead from the reference patient's risk to this one, the largest step first. */
export function ContributionChart({ description, ...input }: ContributionInput & { description: string }) {
  const { frame, ticks, reference, patient, rows } = contributionGeometry(input);
  const refersLeft = reference.x <= patient.x;
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={ticks} lines />
      <line x1={reference.x} x2={reference.x} y1={frame.top} y2={frame.bottom} className="chart-dashed" />
      <line x1={patient.x} x2={patient.x} y1={frame.top} y2={frame.bottom} className="chart-drop" />
      <text x={reference.x} y={16} textAnchor={anchorAt(reference.x, refersLeft, frame)} className="chart-label">
        {reference.label}
      </text>
      <text x={patient.x} y={16} textAnchor={anchorAt(patient.x, !refersLeft, frame)} className="chart-own-label">
        {patient.label}
      </text>
      {rows.map((row) => (
        <g key={row.key}>
          <text x={frame.left - 12} y={row.y - 1} textAnchor="end" className="chart-own-label">
            {row.lines[0]}
          </text>
          <text x={frame.left - 12} y={row.y + 12} textAnchor="end">
            {row.detail}
          </text>
          <rect
            x={row.x}
            y={row.y - 8}
            width={row.width}
            height={16}
            rx={2}
            className={row.raises ? 'chart-raises' : 'chart-lowers'}
          />
          <line x1={row.end} x2={row.end} y1={row.y - 8} y2={row.y + rowHeight - 8} className="chart-leader" />
          <text x={row.labelX} y={row.y + 4} textAnchor={row.anchor} className="chart-value">
            {row.label}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Of two labels side by side the left one ends, the right one begins at its line, unless that leaves the frame. */
function anchorAt(x: number, isLeft: boolean, frame: Frame): 'start' | 'middle' | 'end' {
  if (isLeft) return x < frame.left + 80 ? 'start' : 'end';
  return x > frame.right - 80 ? 'end' : 'start';
}
