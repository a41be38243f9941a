/** The decision curve with its intervals, and where acting by the model is better than acting on all and on nobody. */
import { binomialDraw } from '../math/binomial';
import type { Metric } from '../model';
import { runAtOnce } from '../run-at-once';
import { confusionAt } from './confusion';
import { decisionCurve, type DecisionPoint } from './decision-curve';
import { netBenefitMetrics } from './decision-metrics';

export interface DecisionPointWithIntervals extends Omit<DecisionPoint, 'netBenefit'> {
  readonly netBenefit: Metric;
  /** Net benefit less that of treating everybody. */
  readonly overAll: Metric;
}

/**
 * `decisionCurve` with 95 % bootstrap intervals, at each threshold those of `metricsOfDecisions`. Pointwise: they speak of one threshold each,
 * not of the curve as a whole.
 */
export function decisionCurveWithIntervals(
  risks: ArrayLike<number>,
  labels: ArrayLike<number>,
  thresholds?: readonly number[],
): DecisionPointWithIntervals[] {
  return runAtOnce(decisionCurveSteps(risks, labels, thresholds));
}

/** The same in steps, one a threshold, so that whoever computes it can do other things between them. */
export function* decisionCurveSteps(
  risks: ArrayLike<number>,
  labels: ArrayLike<number>,
  thresholds?: readonly number[],
): Generator<undefined, DecisionPointWithIntervals[]> {
  const draw = binomialDraw(risks.length);
  const points: DecisionPointWithIntervals[] = [];
  for (const { threshold, treatAll } of decisionCurve(risks, labels, thresholds)) {
    const values = netBenefitMetrics(confusionAt(risks, labels, threshold), threshold, draw);
    points.push({ threshold, treatAll, netBenefit: values.netBenefit, overAll: values.netBenefitOverAll });
    yield;
  }
  return points;
}

/** A run of thresholds, both ends included. */
export type ThresholdRange = readonly [from: number, to: number];

export interface UsefulThresholds {
  /** Where the net benefit is higher than that of treating all and of treating none. */
  readonly higher: readonly ThresholdRange[];
  /** Where both intervals say so as well: their lower ends are above zero. */
  readonly surely: readonly ThresholdRange[];
}

/**
 * The thresholds, among those of the curve, at which the model is worth using. Not a way to choose one: a threshold follows from what
 * mistakes cost, and net benefits at two thresholds weigh mistakes differently, so that the larger is not the better.
 */
export function usefulThresholds(curve: readonly DecisionPointWithIntervals[]): UsefulThresholds {
  return {
    higher: rangesWhere(curve, ({ netBenefit, overAll }) => above(netBenefit.estimate) && above(overAll.estimate)),
    surely: rangesWhere(curve, ({ netBenefit, overAll }) => above(netBenefit.low) && above(overAll.low)),
  };
}

const above = (value: number | null) => value !== null && value > 0;

function rangesWhere(
  curve: readonly DecisionPointWithIntervals[],
  holds: (point: DecisionPointWithIntervals) => boolean,
): ThresholdRange[] {
  const ranges: [number, number][] = [];
  curve.forEach((point, at) => {
    if (!holds(point)) return;
    const goesOn = at > 0 && holds(curve[at - 1]!);
    if (goesOn) ranges.at(-1)![1] = point.threshold;
    else ranges.push([point.threshold, point.threshold]);
  });
  return ranges;
}
