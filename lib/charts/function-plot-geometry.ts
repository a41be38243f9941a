import { area, line, scaleLinear } from 'd3';
import { formatNumber } from '../format';
import { coordinate, type Frame, type Tick } from './frame';
import type { PlotPoint } from './sample-function';
import { spreadLabels } from './spread-labels';

export type SeriesLook = 'main' | 'thin' | 'dashed';
/** `own`: where the reader's slider stands; `open`: a limit that the function does not take there. */
export type MarkLook = 'own' | 'level' | 'open';

export type LabelPlace = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

export interface PlotSeries {
  /** Read at the end of the line; null for a line that needs no name. */
  readonly name: string | null;
  readonly pieces: readonly (readonly PlotPoint[])[];
  readonly look: SeriesLook;
}

export interface PlotMark {
  readonly at: PlotPoint;
  readonly look: MarkLook;
  readonly label?: string;
  /** Where the label stands from the point; it changes the side where it would leave the plot. */
  readonly place?: LabelPlace;
}

export interface FunctionPlotInput {
  readonly x: { readonly title: string; readonly domain: readonly [number, number] };
  readonly y: { readonly title: string; readonly domain: readonly [number, number] };
  readonly series: readonly PlotSeries[];
  readonly marks?: readonly PlotMark[];
  /** Fills between this line and y = 0. */
  readonly area?: readonly PlotPoint[];
  /** The side on which the lines part and are named; the values of y stand on the other. */
  readonly namesAt?: 'left' | 'right';
}

export interface FunctionPlotGeometry {
  readonly series: readonly {
    readonly look: SeriesLook;
    readonly path: string;
    readonly name: { readonly text: string; readonly y: number; readonly lineY: number } | null;
  }[];
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    readonly look: MarkLook;
    readonly label: {
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'end';
    } | null;
  }[];
  readonly horizontal: readonly Tick[];
  readonly vertical: readonly Tick[];
  /** Height of y = 0; null where it lies outside. */
  readonly zero: number | null;
  readonly area: string | null;
}

/** The frame of a function's plot, with room for the names of its lines on one side. */
export function functionPlotFrame(namesAt: 'left' | 'right' | undefined): Frame {
  const size = { width: 368, height: 236, top: 24, bottom: 196 };
  if (namesAt === undefined) return { ...size, left: 36, right: 358 };
  return namesAt === 'right' ? { ...size, left: 36, right: 314 } : { ...size, left: 54, right: 332 };
}

/** Lines, marks and ticks of one or more functions, in pixels of the frame. Pure. */
export function functionPlotGeometry(input: FunctionPlotInput): FunctionPlotGeometry {
  const frame = functionPlotFrame(input.namesAt);
  const x = scaleLinear(input.x.domain, [frame.left, frame.right]);
  const y = scaleLinear(input.y.domain, [frame.bottom, frame.top]);
  const path = line<PlotPoint>()
    .x(([at]) => x(at))
    .y(([, value]) => y(value))
    .digits(1);
  const below = area<PlotPoint>()
    .x(([at]) => x(at))
    .y0(y(0))
    .y1(([, value]) => y(value))
    .digits(1);
  const ends = input.series.map(({ name, pieces }) => {
    const end = input.namesAt === 'left' ? pieces[0]?.[0] : pieces.at(-1)?.at(-1);
    return name === null || input.namesAt === undefined || end === undefined
      ? null
      : { text: name, lineY: coordinate(y(end[1])) };
  });
  const named = ends.filter((end) => end !== null);
  const places = spreadLabels(
    named.map((end) => end.lineY),
    13,
    frame.top,
    frame.bottom,
  );
  const [low, high] = input.y.domain;
  return {
    series: input.series.map(({ look, pieces }, index) => {
      const end = ends[index]!;
      return {
        look,
        path: pieces.map((piece) => path(piece) ?? '').join(''),
        name: end && { ...end, y: coordinate(places[named.indexOf(end)]!) },
      };
    }),
    marks: (input.marks ?? []).map(({ at, look, label, place }) => {
      const [px, py] = [coordinate(x(at[0])), coordinate(y(at[1]))];
      return { x: px, y: py, look, label: label === undefined ? null : labelAt(px, py, label, place, frame) };
    }),
    horizontal: ticksOf(x.ticks(5), x),
    vertical: ticksOf(y.ticks(5), y),
    zero: low <= 0 && high >= 0 ? coordinate(y(0)) : null,
    area: input.area === undefined ? null : below(input.area),
  };
}

/** About the width of a character of a label. */
const CHARACTER = 6.5;

function labelAt(x: number, y: number, text: string, place: LabelPlace = 'top-right', frame: Frame) {
  const width = 9 + text.length * CHARACTER;
  const toRight = place.endsWith('right') ? x + width <= frame.width : x - width < 0;
  return {
    text,
    x: coordinate(toRight ? x + 9 : x - 9),
    y: coordinate(place.startsWith('top') ? y - 8 : y + 16),
    anchor: toRight ? ('start' as const) : ('end' as const),
  };
}

function ticksOf(values: readonly number[], scale: (value: number) => number): Tick[] {
  return values.map((value) => ({ at: coordinate(scale(value)), label: formatNumber(value) }));
}
