import { BottomAxis, LeftAxis } from './axes';
import { cardFrame, type Frame } from './frame';
import { HoverLayer } from './hover-layer';
import { interpolate } from './interpolate';
import { curveDomain, riskCurveGeometry, type RiskCurveGeometry, type RiskCurveInput } from './risk-curve-geometry';
import { valueScale } from './value-scale';

interface RiskCurveChartProps extends RiskCurveInput {
  readonly description: string;
  /** Called with the value and its risk under the pointer, with null once it has left. */
  readonly onPoint?: (pointed: { readonly value: number; readonly risk: number } | null) => void;
}

/** A patient's risk along a number: curve with its interval, the patient, the cohort along the foot. */
export function RiskCurveChart({ description, onPoint, ...input }: RiskCurveChartProps) {
  const frame = cardFrame;
  const shape = riskCurveGeometry(input, frame);
  const pointAt = ({ x }: { x: number }) => {
    const value = valueScale(...curveDomain(input), frame).invert(x);
    return { value, risk: interpolate(input.curve.values, input.curve.risk, value) };
  };
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      {shape.sparse.map((zone) => (
        <rect
          key={zone.x}
          x={zone.x}
          y={frame.top}
          width={zone.width}
          height={frame.bottom - frame.top}
          className="chart-sparse"
        />
      ))}
      <LeftAxis frame={frame} ticks={shape.risks} baseline={frame.bottom} />
      <BottomAxis frame={frame} ticks={shape.values} />
      {shape.sparseLabel !== null && (
        <text {...shape.sparseLabel} textAnchor="middle">
          few patients
        </text>
      )}
      {shape.rug.map((tick, index) => (
        <rect
          key={index}
          x={tick.x - 0.5}
          y={frame.bottom - tick.height}
          width={1}
          height={tick.height}
          className="chart-density"
        />
      ))}
      <path d={shape.band} className="chart-band" />
      {shape.before !== null && <path d={shape.before.line} className="chart-before" />}
      <path d={shape.line} className="chart-line" />
      {shape.before !== null && shape.before.own !== null && (
        <circle cx={shape.before.own.x} cy={shape.before.own.y} r={4.5} className="chart-point-before" />
      )}
      {shape.plausible !== null && (
        <>
          <path d={shape.plausible.path} className="chart-plausible" />
          <text x={shape.plausible.x} y={shape.plausible.y} textAnchor="middle" className="chart-halo">
            {shape.plausible.label}
          </text>
        </>
      )}
      {shape.point !== null && (
        <>
          <line x1={shape.point.x} x2={shape.point.x} y1={shape.point.y} y2={frame.bottom} className="chart-drop" />
          <circle cx={shape.point.x} cy={shape.point.y} r={5.5} className="chart-point" />
          <text x={shape.point.labelX} y={shape.point.labelY} textAnchor={shape.point.anchor} className="chart-value">
            {shape.point.label}
          </text>
        </>
      )}
      {shape.pointed !== null && <Pointed frame={frame} pointed={shape.pointed} />}
      {onPoint !== undefined && (
        <HoverLayer frame={frame} onPoint={(place) => onPoint(place === null ? null : pointAt(place))} />
      )}
    </svg>
  );
}

/** The guide that all curves of a page share, and on the one that is pointed at its numbers. */
function Pointed({ frame, pointed }: { frame: Frame; pointed: NonNullable<RiskCurveGeometry['pointed']> }) {
  const { x, y, label, labelY, anchor } = pointed;
  return (
    <g aria-hidden="true">
      <line x1={frame.left} x2={frame.right} y1={y} y2={y} className="chart-guide" />
      {x === null ? (
        <text x={frame.right} y={labelY} textAnchor={anchor} className="chart-halo">
          {label}
        </text>
      ) : (
        <>
          <line x1={x} x2={x} y1={frame.top} y2={frame.bottom} className="chart-guide" />
          <circle cx={x} cy={y} r={3.5} className="chart-dot" />
          <text x={anchor === 'end' ? x - 7 : x + 7} y={labelY} textAnchor={anchor} className="chart-value">
            {label}
          </text>
        </>
      )}
    </g>
  );
}
