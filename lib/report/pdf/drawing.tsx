/** A drawing as vector graphics of a PDF; roles become paints. */
import { Circle, G, Line, Path, Rect, Svg, Text, type RectProps } from '@react-pdf/renderer';
import type { Drawing, Shape, ShapeRole, TextRole } from '../charts/drawing';
import { family } from './fonts';
import { mergeShapes } from './merge-shapes';
import { colors } from './style';

const { accent, ink, mark, paper, patient, patientSoft, rule, soft, sparse, wash } = colors;

type Paint = Pick<
  RectProps,
  'fill' | 'fillOpacity' | 'stroke' | 'strokeWidth' | 'strokeOpacity' | 'strokeDasharray' | 'strokeLinecap'
>;

const paints: Readonly<Record<ShapeRole, Paint>> = {
  band: { fill: accent, fillOpacity: 0.16 },
  bar: { fill: wash },
  baseline: { stroke: mark, strokeWidth: 1 },
  dashed: { stroke: soft, strokeWidth: 1.25, strokeDasharray: '4 3' },
  density: { fill: mark, fillOpacity: 0.55 },
  dot: { fill: accent, stroke: paper, strokeWidth: 1.5 },
  drop: { stroke: patient, strokeWidth: 1.25, strokeDasharray: '2 3' },
  expected: { fill: patient },
  grid: { stroke: rule, strokeWidth: 1 },
  interval: { stroke: patient, strokeWidth: 3, strokeLinecap: 'round' },
  latent: { fill: accent, stroke: accent, strokeWidth: 1.5 },
  'latent-below': { fill: paper, stroke: accent, strokeWidth: 1.5 },
  'latent-own': { fill: patient, stroke: patient, strokeWidth: 1.5 },
  'latent-own-below': { fill: paper, stroke: patient, strokeWidth: 1.5 },
  leader: { stroke: mark, strokeWidth: 0.75 },
  level: { fill: 'none', stroke: accent, strokeWidth: 1.6 },
  line: { fill: 'none', stroke: accent, strokeWidth: 2 },
  none: { fill: rule },
  'own-level': { fill: patient },
  point: { fill: patient, stroke: paper, strokeWidth: 2 },
  plausible: { fill: 'none', stroke: patient, strokeWidth: 1.6 },
  'point-hollow': { fill: paper, stroke: patient, strokeWidth: 2 },
  possible: { fill: patientSoft, stroke: patient, strokeWidth: 1.2 },
  raises: { fill: patient },
  lowers: { fill: accent },
  root: { fill: paper, stroke: accent, strokeWidth: 1.5 },
  sparse: { fill: sparse },
  whisker: { stroke: accent, strokeWidth: 3, strokeLinecap: 'round', strokeOpacity: 0.4 },
  zero: { stroke: ink, strokeWidth: 1.25 },
};

const letters: Readonly<Record<TextRole, { fontSize: number; fontWeight: 400 | 700; fill: string }>> = {
  tick: { fontSize: 11, fontWeight: 400, fill: colors.faint },
  label: { fontSize: 11.5, fontWeight: 400, fill: soft },
  'own-label': { fontSize: 11.5, fontWeight: 700, fill: ink },
  value: { fontSize: 12, fontWeight: 700, fill: ink },
};

/** Drawn `width` points wide; nothing for a drawing that could not be made. */
export function DrawingSvg({ drawing, width }: { drawing: Drawing | null; width: number }) {
  if (drawing === null) return null;
  return (
    <Svg
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      style={{ width, height: (width * drawing.height) / drawing.width }}
    >
      {mergeShapes(drawing.shapes).map((shape, position) => (
        <ShapeSvg key={position} shape={shape} />
      ))}
    </Svg>
  );
}

function ShapeSvg({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case 'line':
      return <Line x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} {...paints[shape.role]} />;
    case 'rect':
      return <Rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} {...paints[shape.role]} />;
    case 'path':
      return (
        <Path d={shape.d} {...paints[shape.role]} {...(shape.opacity !== null && { strokeOpacity: shape.opacity })} />
      );
    case 'circle':
      return <Circle cx={shape.x} cy={shape.y} r={shape.r} {...paints[shape.role]} />;
    case 'text':
      return <Words shape={shape} />;
  }
}

function Words({ shape }: { shape: Extract<Shape, { kind: 'text' }> }) {
  const { fill, ...style } = letters[shape.role];
  const words = (
    <Text x={shape.x} y={shape.y} textAnchor={shape.anchor} fill={fill} style={{ fontFamily: family, ...style }}>
      {shape.words}
    </Text>
  );
  if (shape.role !== 'value') return words;
  // A PDF cannot paint a halo under letters: a pale ground keeps a value readable where it stands on a line.
  const width = 6.2 * shape.words.length + 4;
  const shift = { start: 2, middle: width / 2, end: width - 2 }[shape.anchor];
  return (
    <G>
      <Rect x={shape.x - shift} y={shape.y - 11} width={width} height={14} rx={3} fill={paper} fillOpacity={0.72} />
      {words}
    </G>
  );
}
