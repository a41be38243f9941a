import { cardFrame, type Frame } from '@/lib/charts/frame';
import { riskCurveGeometry, type RiskCurveGeometry } from '@/lib/charts/risk-curve-geometry';
import { riskDotsGeometry, type RiskDotsGeometry } from '@/lib/charts/risk-dots-chart';
import type { RowHeights } from '@/lib/charts/rows';
import { hasValues } from '../has-values';
import type { ReportRiskCurve } from '../content';
import { bottomAxis, bottomGrid, leftAxis, rowLabel } from './axes';
import { circle, line, path, rect, text, type Drawing, type Shape } from './drawing';

/**
 * A patient's risk along a feature, as the patient page draws it: a curve (in the frame) for a number, rows of dots for a category.
 * Null where the cohort has no value to draw along.
 */
export function riskCurveDrawing(
  curve: ReportRiskCurve,
  frame: Frame = cardFrame,
  heights?: RowHeights,
): Drawing | null {
  const { definition, summary } = curve.feature;
  if (!hasValues(curve.feature)) return null;
  const description = `Risk along ${definition.label}. ${curve.reading}`;
  const input = { curve: { ...curve, feature: 0, latentQuantiles: [] } };
  if (summary.kind === 'numeric') {
    const shapes = curveShapes(riskCurveGeometry({ ...input, summary }, frame), frame);
    return { width: frame.width, height: frame.height, description, shapes };
  }
  const levelLabels = definition.kind === 'categorical' ? definition.levelLabels : [];
  const geometry = riskDotsGeometry({ ...input, levelLabels, counts: summary.counts }, heights);
  const { width, height } = geometry.frame;
  return { width, height, description, shapes: dotShapes(geometry) };
}

function curveShapes(geometry: RiskCurveGeometry, frame: Frame): Shape[] {
  const { sparse, sparseLabel, point, plausible } = geometry;
  return [
    ...sparse.map(({ x, width }) => rect('sparse', x, frame.top, width, frame.bottom - frame.top)),
    ...leftAxis(frame, geometry.risks, frame.bottom),
    ...bottomAxis(frame, geometry.values),
    ...(sparseLabel === null ? [] : [text('tick', sparseLabel.x, sparseLabel.y, 'middle', 'few patients')]),
    ...geometry.rug.map(({ x, height }) => rect('density', x - 0.5, frame.bottom - height, 1, height)),
    path('band', geometry.band),
    path('line', geometry.line),
    ...(plausible === null
      ? []
      : [path('plausible', plausible.path), text('label', plausible.x, plausible.y, 'middle', plausible.label)]),
    ...(point === null
      ? []
      : [
          line('drop', point.x, point.y, point.x, frame.bottom),
          circle('point', point.x, point.y, 5.5),
          text('value', point.labelX, point.labelY, point.anchor, point.label),
        ]),
  ];
}

const dotRoles = { own: 'point', plausible: 'point-hollow', other: 'dot' } as const;

function dotShapes({ frame, risks, rows }: RiskDotsGeometry): Shape[] {
  return [
    ...rows
      .filter((row) => row.sparse)
      .map((row) => rect('sparse', frame.left, row.y - row.height / 2, frame.right - frame.left, row.height)),
    ...bottomGrid(frame, risks),
    ...rows.flatMap((row) => {
      const own = row.role === 'own';
      return [
        ...rowLabel(frame, row, own),
        line(own ? 'interval' : 'whisker', row.from, row.y, row.to, row.y),
        circle(dotRoles[row.role], row.x, row.y, row.role === 'other' ? 4.5 : 5.5),
        text(own ? 'value' : 'label', row.labelX, row.labelY, row.anchor, row.label),
      ];
    }),
  ];
}
