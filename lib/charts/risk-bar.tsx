import { coordinate } from './frame';
import { riskScale } from './risk-scale';

export interface RiskBarGeometry {
  readonly risk: number;
  readonly from: number;
  readonly to: number;
}

const width = 96;
const height = 12;

/** A risk and its interval along a bar of 96 units. Pure. */
export function riskBarGeometry(risk: number, low: number, high: number): RiskBarGeometry {
  const x = riskScale(3, width - 3);
  return { risk: coordinate(x(risk)), from: coordinate(x(low)), to: coordinate(x(high)) };
}

/** A risk at a glance in a row of a table; the number stands beside it, so a screen reader passes it by. */
export function RiskBar({ risk, low, high }: { risk: number; low: number; high: number }) {
  const shape = riskBarGeometry(risk, low, high);
  const middle = height / 2;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="h-3 w-24 shrink-0">
      <line
        x1={3}
        x2={width - 3}
        y1={middle}
        y2={middle}
        className="stroke-rule"
        strokeWidth={4}
        strokeLinecap="round"
      />
      <line
        x1={shape.from}
        x2={shape.to}
        y1={middle}
        y2={middle}
        className="stroke-patient-soft"
        strokeWidth={4}
        strokeLinecap="round"
      />
      <circle cx={shape.risk} cy={middle} r={4.2} className="fill-patient stroke-panel" strokeWidth={1.4} />
    </svg>
  );
}
