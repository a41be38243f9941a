import { area, line, scaleLinear } from 'd3';
import { formatNumber, formatShare } from '../format';
import { BottomAxis, LeftAxis } from './axes';
import { coordinate, squareFrame, type Frame, type Tick } from './frame';
import { wrapLabel } from './wrap-label';

export interface OverlayLine {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

export interface OverlayAxis {
  readonly title: string;
  readonly domain: readonly [number, number];
  /** Whether the values are shares, shown in percent. */
  readonly share: boolean;
}

export interface OverlayInput {
  /** One a model; each has a line of its own look, by its place in the list. */
  readonly lines: readonly OverlayLine[];
  /** Thin lines to measure by, such as the diagonal. */
  readonly references?: readonly OverlayLine[];
  /** An interval around a line: `[x, low, high]`. */
  readonly band?: readonly (readonly [number, number, number])[];
  /** A place on the axis to mark, such as the chosen threshold. */
  readonly marker?: { readonly at: number; readonly label: string };
  readonly x: OverlayAxis;
  readonly y: OverlayAxis;
  /** The corner where no line runs: there the lines are named. */
  readonly corner: 'top right' | 'bottom right' | 'bottom left';
}

export interface OverlayGeometry {
  readonly lines: readonly KeyedLine[];
  readonly references: readonly KeyedLine[];
  readonly band: string | null;
  readonly marker: { readonly x: number; readonly anchor: 'start' | 'end'; readonly label: string } | null;
  readonly horizontal: readonly Tick[];
  readonly vertical: readonly Tick[];
  /** Height of y = 0; null where it lies outside. */
  readonly zero: number | null;
}

interface KeyedLine {
  readonly path: string;
  readonly name: string;
  /** Where the sample of the line begins beside its name. */
  readonly sample: { readonly x: number; readonly y: number };
}

const keyStep = 17;
const keyWidth = 158;
const sampleWidth = 26;
const longestName = 20;

/** Lines of several models over one another with a key in a free corner, in pixels of the frame; what leaves the plot is cut. Pure. */
export function overlayGeometry(input: OverlayInput, frame: Frame = squareFrame): OverlayGeometry {
  const { lines, references = [], corner } = input;
  const x = scaleLinear(input.x.domain, [frame.left, frame.right]);
  const y = scaleLinear(input.y.domain, [frame.bottom, frame.top]);
  const [lowest, highest] = input.y.domain;
  const path = line<readonly [number, number]>()
    .defined(([, value]) => value >= lowest && value <= highest)
    .x(([at]) => x(at))
    .y(([, value]) => y(value))
    .digits(1);
  const all = [...lines, ...references];
  const left = corner === 'bottom left' ? frame.left + 12 : frame.right - keyWidth;
  const top = corner === 'top right' ? frame.top + 14 : frame.bottom - 12 - keyStep * (all.length - 1);
  const keyed = all.map(({ name, points }, index) => ({
    path: path(points) ?? '',
    name: wrapLabel(name, longestName, 1)[0] ?? '',
    sample: { x: coordinate(left), y: coordinate(top + index * keyStep) },
  }));
  return {
    lines: keyed.slice(0, lines.length),
    references: keyed.slice(lines.length),
    band: input.band === undefined ? null : bandPath(input.band, x, y),
    marker: input.marker === undefined ? null : markerAt(input.marker, x, frame),
    horizontal: ticksOf(x, input.x.share),
    vertical: ticksOf(y, input.y.share),
    zero: lowest < 0 && highest > 0 ? coordinate(y(0)) : null,
  };
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

/** Cut at the edges of the plot, not left out: a band that ends in mid-air would look certain there. */
function bandPath(band: NonNullable<OverlayInput['band']>, x: Scale, y: Scale): string {
  const [lowest, highest] = y.domain() as [number, number];
  const within = (value: number) => y(Math.min(highest, Math.max(lowest, value)));
  return (
    area<readonly [number, number, number]>()
      .defined(([, low, high]) => high >= lowest && low <= highest)
      .x(([at]) => x(at))
      .y0(([, low]) => within(low))
      .y1(([, , high]) => within(high))
      .digits(1)(band) ?? ''
  );
}

function markerAt({ at, label }: NonNullable<OverlayInput['marker']>, x: Scale, frame: Frame) {
  const place = x(at);
  const anchor = place > (frame.left + frame.right) / 2 ? ('end' as const) : ('start' as const);
  return { x: coordinate(place), anchor, label };
}

function ticksOf(scale: Scale, share: boolean): Tick[] {
  const decimals =
    scale
      .tickFormat(5)(scale.ticks(5)[1] ?? 0)
      .split('.')[1]?.length ?? 0;
  return scale.ticks(5).map((value) => ({
    at: coordinate(scale(value)),
    label: share ? formatShare(value) : formatNumber(value, decimals),
  }));
}

/** One curve for each model on common axes; looks differ by dash and weight, not by colour alone. */
export function OverlayChart({ description, ...input }: OverlayInput & { description: string }) {
  const frame = squareFrame;
  const shape = overlayGeometry(input, frame);
  const looks = [
    ...shape.lines.map((entry, index) => ({ ...entry, look: `chart-series chart-series-${(index % 6) + 1}` })),
    ...shape.references.map((entry, index) => ({
      ...entry,
      look: index % 2 === 0 ? 'chart-measure' : 'chart-measure-dotted',
    })),
  ];
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <LeftAxis frame={frame} ticks={shape.vertical} baseline={shape.zero ?? frame.bottom} />
      <BottomAxis frame={frame} ticks={shape.horizontal} />
      {shape.band !== null && <path d={shape.band} className="chart-band" />}
      {looks.toReversed().map(({ path, look }, index) => (
        <path key={index} d={path} className={look} />
      ))}
      {looks.map(({ name, sample, look }, index) => (
        <g key={index}>
          <path d={`M${sample.x},${sample.y}h${sampleWidth}`} className={look} />
          <text x={sample.x + sampleWidth + 8} y={sample.y + 4} className="chart-label chart-halo">
            {name}
          </text>
        </g>
      ))}
      {shape.marker !== null && <Marker frame={frame} marker={shape.marker} />}
      <text x={frame.left} y={frame.top - 8} className="chart-axis-title">
        {input.y.title}
      </text>
      <text x={frame.right} y={frame.height - 3} textAnchor="end" className="chart-axis-title">
        {input.x.title}
      </text>
    </svg>
  );
}

function Marker({ frame, marker }: { frame: Frame; marker: NonNullable<OverlayGeometry['marker']> }) {
  const { x, anchor, label } = marker;
  return (
    <g>
      <line x1={x} x2={x} y1={frame.top} y2={frame.bottom} className="chart-drop" />
      <text x={anchor === 'start' ? x + 6 : x - 6} y={frame.bottom - 8} textAnchor={anchor} className="chart-value">
        {label}
      </text>
    </g>
  );
}
