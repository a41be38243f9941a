import { max, scaleLinear } from 'd3';
import { formatRisk } from '../format';
import { coordinate, type Frame } from './frame';
import { riskScale } from './risk-scale';

export interface RiskHistogramInput {
  /** Patients in equal bins of the risk from 0 to 1. */
  readonly counts: readonly number[];
  readonly threshold: number;
  /** The patient to mark; null for the cohort alone. */
  readonly patient: { readonly risk: number; readonly low: number; readonly high: number } | null;
  /** The patient's risk before a change; null where nothing changed. */
  readonly before?: number | null;
}

export interface RiskHistogramGeometry {
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly threshold: { readonly x: number; readonly anchor: 'start' | 'end'; readonly label: string };
  readonly patient: { readonly x: number; readonly from: number; readonly to: number } | null;
  readonly before: number | null;
}

const histogramFrame: Frame = { width: 296, height: 92, left: 4, right: 292, top: 4, bottom: 68 };

/** Bars, threshold and patient in pixels of the frame. Pure. */
export function riskHistogramGeometry(input: RiskHistogramInput, frame: Frame = histogramFrame): RiskHistogramGeometry {
  const { counts, threshold, patient, before = null } = input;
  const x = riskScale(frame.left, frame.right);
  const y = scaleLinear()
    .domain([0, max(counts) || 1])
    .range([frame.bottom, frame.top + 6]);
  const at = x(threshold);
  return {
    bars: counts.map((count, bin) => {
      const from = x(bin / counts.length);
      return {
        x: coordinate(from + 1),
        y: coordinate(y(count)),
        width: coordinate(x((bin + 1) / counts.length) - from - 2),
        height: coordinate(frame.bottom - y(count)),
      };
    }),
    threshold: {
      x: coordinate(at),
      anchor: at > frame.right - 110 ? 'end' : 'start',
      label: `threshold ${formatRisk(threshold)}`,
    },
    patient:
      patient === null
        ? null
        : { x: coordinate(x(patient.risk)), from: coordinate(x(patient.low)), to: coordinate(x(patient.high)) },
    before: before === null ? null : coordinate(x(before)),
  };
}

/** Where a patient's risk and its interval stand among the cohort's risks. */
export function RiskHistogramChart({ description, ...input }: RiskHistogramInput & { description: string }) {
  const frame = histogramFrame;
  const { bars, threshold, patient, before } = riskHistogramGeometry(input, frame);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      {bars.map((bar) => (
        <rect key={bar.x} {...bar} rx={1.5} className="chart-bar" />
      ))}
      <line x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} className="chart-baseline" />
      <line x1={threshold.x} x2={threshold.x} y1={frame.top} y2={frame.bottom} className="chart-dashed" />
      <text
        x={threshold.x + (threshold.anchor === 'end' ? -6 : 6)}
        y={frame.top + 9}
        textAnchor={threshold.anchor}
        className="chart-halo"
      >
        {threshold.label}
      </text>
      {before !== null && <circle cx={before} cy={frame.bottom} r={5} className="chart-point-before" />}
      {patient !== null && (
        <>
          <line x1={patient.from} x2={patient.to} y1={frame.bottom} y2={frame.bottom} className="chart-interval" />
          <circle cx={patient.x} cy={frame.bottom} r={5.5} className="chart-point" />
        </>
      )}
      <text x={frame.left} y={frame.height - 5}>
        0{'\u202f'}%
      </text>
      <text x={(frame.left + frame.right) / 2} y={frame.height - 5} textAnchor="middle">
        risk
      </text>
      <text x={frame.right} y={frame.height - 5} textAnchor="end">
        100{'\u202f'}%
      </text>
    </svg>
  );
}
