/** The smooth calibration curve: observed risk as a smooth function of predicted risk. */
import { expit, logit } from '../math/logistic';
import { logisticRegression } from '../math/logistic-regression';
import { quantileOfSorted, sortedCopy } from '../math/quantile';
import { isSeparated, logitsOf } from './calibration';
import { checkPairs } from './check-pairs';

/** Harrell's positions for four knots. */
const KNOT_POSITIONS = [0.05, 0.35, 0.65, 0.95];
const CURVE_POINTS = 61;

export type CalibrationMap = (risk: number) => number;

/**
 * Logistic regression of the outcome on a restricted cubic spline of logit(risk), four knots at the 5, 35, 65 and 95 %
 * quantiles (Harrell, Regression Modeling Strategies; Van Calster and others 2016); on logit(risk) alone where the spline
 * has no finite fit. `null` where that has none either: one outcome only, separated outcomes, a risk of exactly 0 or 1.
 */
export function fitCalibrationMap(risks: ArrayLike<number>, labels: ArrayLike<number>): CalibrationMap | null {
  checkPairs(risks, labels);
  const logits = logitsOf(risks);
  if (!logits || isSeparated(logits, labels)) return null;
  const sorted = sortedCopy(logits);
  const knots = [...new Set(KNOT_POSITIONS.map((position) => quantileOfSorted(sorted, position)))];
  for (const terms of [splineTerms(knots), splineTerms([])]) {
    const columns = [...terms.map((term) => logits.map(term))];
    const coefficients = logisticRegression(columns, labels);
    if (coefficients) {
      return (risk) => expit(terms.reduce((sum, term, j) => sum + coefficients[j]! * term(logit(risk)), 0));
    }
  }
  return null;
}

/** The fitted map from the 1st to the 99th percentile of the risks, `[risk, observed]`; empty where there is none. */
export function calibrationCurve(risks: ArrayLike<number>, labels: ArrayLike<number>): [number, number][] {
  const map = fitCalibrationMap(risks, labels);
  if (!map) return [];
  const sorted = sortedCopy(risks);
  const low = quantileOfSorted(sorted, 0.01);
  const high = quantileOfSorted(sorted, 0.99);
  return Array.from({ length: CURVE_POINTS }, (_, point) => {
    const risk = low + ((high - low) * point) / (CURVE_POINTS - 1);
    return [risk, map(risk)];
  });
}

/** 1, x and, for three knots or more, k - 2 cubic terms that are linear beyond the outer knots (Stone and Koo 1985). */
function splineTerms(knots: readonly number[]): ((x: number) => number)[] {
  const linear = [() => 1, (x: number) => x];
  if (knots.length < 3) return linear;
  const last = knots.at(-1)!;
  const secondLast = knots.at(-2)!;
  const scale = (last - knots[0]!) ** 2;
  const cube = (x: number): number => (x > 0 ? x * x * x : 0);
  const cubic = knots
    .slice(0, -2)
    .map(
      (knot) => (x: number) =>
        (cube(x - knot) -
          (cube(x - secondLast) * (last - knot)) / (last - secondLast) +
          (cube(x - last) * (secondLast - knot)) / (last - secondLast)) /
        scale,
    );
  return [...linear, ...cubic];
}
