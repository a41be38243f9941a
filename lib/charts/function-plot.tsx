import { BottomAxis } from './axes';
import type { Frame, Tick } from './frame';
import {
  functionPlotFrame,
  functionPlotGeometry,
  type FunctionPlotGeometry,
  type FunctionPlotInput,
  type MarkLook,
  type SeriesLook,
} from './function-plot-geometry';

const lineClass: Record<SeriesLook, string> = {
  main: 'chart-line',
  thin: 'fill-none stroke-mark',
  dashed: 'chart-dashed fill-none',
};

const markClass: Record<MarkLook, { name: string; radius: number }> = {
  own: { name: 'chart-point', radius: 5 },
  level: { name: 'chart-dot', radius: 4 },
  open: { name: 'chart-root', radius: 3 },
};

/** One or more functions of a number, with marks; draws and computes nothing. */
export function FunctionPlot({ description, ...input }: FunctionPlotInput & { description: string }) {
  const frame = functionPlotFrame(input.namesAt);
  const shape = functionPlotGeometry(input);
  const valuesAtRight = input.namesAt === 'left';
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <ValueAxis frame={frame} ticks={shape.vertical} atRight={valuesAtRight} />
      <BottomAxis frame={frame} ticks={shape.horizontal} />
      <text
        x={valuesAtRight ? frame.right : frame.left}
        y={frame.top - 11}
        textAnchor={valuesAtRight ? 'end' : 'start'}
        className="chart-axis-title"
      >
        {input.y.title}
      </text>
      <text x={frame.right} y={frame.height - 4} textAnchor="end" className="chart-axis-title">
        {input.x.title}
      </text>
      {shape.zero !== null && (
        <line x1={frame.left} x2={frame.right} y1={shape.zero} y2={shape.zero} className="chart-baseline" />
      )}
      {shape.area !== null && <path d={shape.area} className="chart-band" />}
      {shape.series.map((series, index) => (
        <path key={index} d={series.path} className={lineClass[series.look]} />
      ))}
      <Names frame={frame} series={shape.series} atLeft={valuesAtRight} />
      <Marks marks={shape.marks} />
    </svg>
  );
}

function ValueAxis({ frame, ticks, atRight }: { frame: Frame; ticks: readonly Tick[]; atRight: boolean }) {
  return ticks.map((tick) => (
    <g key={tick.at}>
      <line x1={frame.left} x2={frame.right} y1={tick.at} y2={tick.at} className="chart-grid" />
      <text x={atRight ? frame.right + 7 : frame.left - 7} y={tick.at + 4} textAnchor={atRight ? 'start' : 'end'}>
        {tick.label}
      </text>
    </g>
  ));
}

function Names({ frame, series, atLeft }: { frame: Frame; series: FunctionPlotGeometry['series']; atLeft: boolean }) {
  const [edge, side] = atLeft ? [frame.left, -1] : [frame.right, 1];
  return series.map(({ name, look }) =>
    name === null ? null : (
      <g key={name.text}>
        <polyline
          points={`${edge + side},${name.lineY} ${edge + side * 6},${name.y} ${edge + side * 9},${name.y}`}
          className="chart-leader"
        />
        <text
          x={edge + side * 12}
          y={name.y + 4}
          textAnchor={atLeft ? 'end' : 'start'}
          className={look === 'main' ? 'chart-own-label' : 'chart-label'}
        >
          {name.text}
        </text>
      </g>
    ),
  );
}

function Marks({ marks }: { marks: FunctionPlotGeometry['marks'] }) {
  return (
    <>
      {marks.map(({ x, y, look }, index) => (
        <circle key={index} cx={x} cy={y} r={markClass[look].radius} className={markClass[look].name} />
      ))}
      {marks.map(({ label }, index) =>
        label === null ? null : (
          <text key={index} x={label.x} y={label.y} textAnchor={label.anchor} className="chart-value">
            {label.text}
          </text>
        ),
      )}
    </>
  );
}
