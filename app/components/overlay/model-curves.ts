import { calibrationCurve } from '@/models/metrics/calibration-curve';
import { decisionCurve } from '@/models/metrics/decision-curve';
import { precisionRecallCurve } from '@/models/metrics/precision-recall-curve';
import { rocCurve } from '@/models/metrics/roc-curve';

type Point = readonly [number, number];

export interface ModelCurves {
  readonly roc: readonly Point[];
  readonly precisionRecall: readonly Point[];
  readonly calibration: readonly Point[];
  /** `[threshold, net benefit]`. */
  readonly decision: readonly Point[];
}

/** The four curves of one model on one part. */
export function curvesOf(risks: ArrayLike<number>, labels: ArrayLike<number>): ModelCurves {
  return {
    roc: rocCurve(risks, labels),
    precisionRecall: precisionRecallCurve(risks, labels),
    calibration: calibrationCurve(risks, labels),
    decision: decisionCurve(risks, labels).map(({ threshold, netBenefit }) => [threshold, netBenefit]),
  };
}

/** From a little below zero, where treating all soon leads, to a little above the best: the prevalence. */
export function decisionDomain(curves: readonly Pick<ModelCurves, 'decision'>[], prevalence: number): [number, number] {
  const best = Math.max(prevalence, ...curves.flatMap(({ decision }) => decision.map(([, value]) => value)));
  return [-best / 4, 1.1 * best];
}

/** Height of a line of ascending points at a place, straight between them; null outside of them. */
export function valueAt(points: readonly Point[], at: number): number | null {
  const after = points.findIndex(([x]) => x >= at);
  if (after === -1) return null;
  const [toX, toY] = points[after]!;
  if (toX === at) return toY;
  if (after === 0) return null;
  const [fromX, fromY] = points[after - 1]!;
  return fromY + ((at - fromX) / (toX - fromX)) * (toY - fromY);
}

const mostDrawn = 400;

/** As many of a long line's points as a chart can show, both ends among them. */
export function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= mostDrawn) return points;
  const step = (points.length - 1) / (mostDrawn - 1);
  return Array.from({ length: mostDrawn }, (_, at) => points[Math.round(at * step)]!);
}
