import { BottomAxis, LeftAxis } from './axes';
import { curvePairGeometry, type CurvePairInput, type PairedLine } from './curve-pair-geometry';

/** Two models' risk curves over one another: A a full line, B a dashed one, each with its letter at the end. */
export function CurvePairChart({ description, ...input }: CurvePairInput & { description: string }) {
  const { frame, risks, values, first, second, labelX, own, widestX } = curvePairGeometry(input);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <LeftAxis frame={frame} ticks={risks} baseline={frame.bottom} />
      <BottomAxis frame={frame} ticks={values} />
      <path d={first.band} className="chart-band" />
      <path d={second.band} className="chart-band-second" />
      {widestX !== null && first.widestY !== null && second.widestY !== null && (
        <line x1={widestX} x2={widestX} y1={first.widestY} y2={second.widestY} className="chart-whisker-strong" />
      )}
      <path d={first.line} className="chart-line" />
      <path d={second.line} className="chart-line-second" />
      <EndLetter letter="A" line={first} x={labelX} />
      <EndLetter letter="B" line={second} x={labelX} />
      {own !== null && first.ownY !== null && second.ownY !== null && (
        <>
          <line x1={own.x} x2={own.x} y1={frame.top} y2={frame.bottom} className="chart-drop" />
          <circle cx={own.x} cy={first.ownY} r={5} className="chart-point" />
          <circle cx={own.x} cy={second.ownY} r={5} className="chart-point" />
          <text x={own.x} y={frame.top - 2} textAnchor={own.anchor} className="chart-value">
            {own.label}
          </text>
        </>
      )}
    </svg>
  );
}

function EndLetter({ letter, line, x }: { letter: string; line: PairedLine; x: number }) {
  return (
    <text x={x} y={line.labelY + 4} className="chart-own-label">
      {letter}
    </text>
  );
}
