import type { Frame, Tick } from './frame';

/** Lines across the plot with their labels at the left edge. */
export function LeftAxis({ frame, ticks, baseline }: { frame: Frame; ticks: readonly Tick[]; baseline?: number }) {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick.at}>
          <line
            x1={frame.left}
            x2={frame.right}
            y1={tick.at}
            y2={tick.at}
            className={tick.at === baseline ? 'chart-baseline' : 'chart-grid'}
          />
          {tick.label !== '' && (
            <text x={frame.left - 7} y={tick.at + 4} textAnchor="end">
              {tick.label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Labels under the plot; `lines` draws a line up from each. */
export function BottomAxis({ frame, ticks, lines = false }: { frame: Frame; ticks: readonly Tick[]; lines?: boolean }) {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick.at}>
          {lines && <line x1={tick.at} x2={tick.at} y1={frame.top} y2={frame.bottom} className="chart-grid" />}
          <text x={tick.at} y={frame.bottom + 17} textAnchor="middle">
            {tick.label}
          </text>
        </g>
      ))}
    </g>
  );
}
