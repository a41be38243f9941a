import { latentDotsGeometry, type LatentDotsGeometry } from '@/lib/charts/latent-dots-chart';
import { latentFrame, latentQuantileGeometry, type LatentQuantileGeometry } from '@/lib/charts/latent-quantile-chart';
import type { Frame } from '@/lib/charts/frame';
import type { RowHeights } from '@/lib/charts/rows';
import { formatNumber } from '@/lib/format';
import type { ReportLatentQuantileCurve } from '../content';
import { hasValues } from '../has-values';
import { bottomAxis, bottomGrid, leftAxis, rowLabel } from './axes';
import { circle, line, path, text, type Drawing, type Shape } from './drawing';

/** The latent quantiles along a feature, as the patient page draws them: a line a level, or a row of dots for each category; null where the cohort has no value. */
export function latentQuantileDrawing(
  report: ReportLatentQuantileCurve,
  taus: readonly number[],
  tauStar: number | null,
  frame: Frame = latentFrame,
  heights?: RowHeights,
): Drawing | null {
  const { definition } = report.feature;
  if (!hasValues(report.feature)) return null;
  const description = `Latent quantiles Q(τ) along ${definition.label}, for ${taus.length} quantile levels`;
  const curve = { ...report, feature: 0, risk: [], riskLow: [], riskHigh: [], swing: 0 };
  if (definition.kind === 'categorical') {
    const geometry = latentDotsGeometry({ curve, levelLabels: definition.levelLabels, taus }, heights);
    const { width, height } = geometry.frame;
    return { width, height, description, shapes: dotShapes(geometry) };
  }
  const geometry = latentQuantileGeometry({ curve, taus, tauStar }, frame);
  const shapes = levelShapes(geometry, frame);
  return { width: frame.width, height: frame.height, description, shapes };
}

/** Lines, roots and labels of the levels, and the own point where there is one. */
export function levelShapes(geometry: LatentQuantileGeometry, frame: Frame): Shape[] {
  const { levels, zero, quantiles, values, own } = geometry;
  return [
    ...leftAxis(frame, quantiles),
    ...bottomAxis(frame, values),
    line('zero', frame.left, zero, frame.right, zero),
    ...levels.map((level, index) => path('level', level.path, 0.4 + (0.6 * (index + 1)) / levels.length)),
    ...levels.flatMap((level) => [
      line('leader', frame.right + 1, level.endY, frame.right + 9, level.labelY),
      text('tick', frame.right + 12, level.labelY + 4, 'start', formatNumber(level.tau)),
    ]),
    ...(own === null ? [] : [line('drop', own.x, frame.top, own.x, frame.bottom)]),
    ...levels.flatMap((level) => [
      ...level.roots.map((root) => circle('root', root, zero, 3)),
      ...(own === null || level.ownY === null ? [] : [circle('own-level', own.x, level.ownY, 2)]),
    ]),
    ...(own === null
      ? []
      : [
          circle('point', own.x, zero, 5.5),
          text('value', own.anchor === 'end' ? own.x - 10 : own.x + 10, zero - 9, own.anchor, own.label),
        ]),
  ];
}

function dotShapes({ frame, zero, quantiles, rows }: LatentDotsGeometry): Shape[] {
  return [
    ...bottomGrid(frame, quantiles),
    line('zero', zero, frame.top, zero, frame.bottom),
    ...rows.flatMap((row) => [
      ...rowLabel(frame, row, row.own),
      line('leader', row.dots[0]?.x ?? zero, row.y, row.dots.at(-1)?.x ?? zero, row.y),
      ...row.dots.map((dot) =>
        circle(`latent${row.own ? '-own' : ''}${dot.negative ? '-below' : ''}` as const, dot.x, row.y, 3.6),
      ),
    ]),
  ];
}
