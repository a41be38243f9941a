/** The logistic map of risks that fits the outcomes best: Cox's recalibration (Cox 1958), as in logistic regression on one column. */
import { expit } from '../math/logistic';
import { logisticRegression } from '../math/logistic-regression';
import { normalQuantile } from '../math/normal';
import { isSeparated, logitsOf } from '../metrics/calibration';
import type { RiskMap } from '../model';

/** Ten patients of the rarer outcome for each of the two numbers: below that, chance moves the map further than it mends. */
export const FEWEST_OF_EITHER_OUTCOME = 20;

/** Level of the Wald intervals. */
const INTERVAL = 0.95;

export interface RecalibrationFit extends RiskMap {
  /** Wald intervals at a level of 0.95, lower end first. */
  readonly interceptInterval: readonly [number, number];
  readonly slopeInterval: readonly [number, number];
  readonly nPatients: number;
  readonly nEvents: number;
}

type Numbers = ArrayLike<number>;

/**
 * Maximum likelihood of logit P(y=1) = intercept + slope logit(risk), with Wald intervals from the information at the maximum.
 *
 * @param risks in (0,1), `[nPatients]`; `labels` 1 with the outcome, 0 without.
 * @throws RangeError in one sentence for fewer than 20 patients of either outcome, and as `fitRiskMap` does.
 */
export function fitRecalibration(risks: Numbers, labels: Numbers): RecalibrationFit {
  const nPatients = labels.length;
  const nEvents = Array.from(labels).reduce((sum, label) => sum + label, 0);
  refuseFew(nEvents, 'with');
  refuseFew(nPatients - nEvents, 'without');
  const map = fitRiskMap(risks, labels);
  const [interceptError, slopeError] = standardErrors(map, logitsOf(risks)!);
  return {
    ...map,
    interceptInterval: around(map.intercept, interceptError),
    slopeInterval: around(map.slope, slopeError),
    ...{ nPatients, nEvents },
  };
}

/**
 * The map alone, of any number of patients.
 *
 * @throws RangeError in one sentence where a risk is 0 or 1, the risks are all equal or separate the outcomes, or the best slope is not above 0.
 */
export function fitRiskMap(risks: Numbers, labels: Numbers): RiskMap {
  const logits = logitsOf(risks);
  if (!logits)
    throw new RangeError('a risk is exactly zero or one and has no logit, so the model cannot be recalibrated');
  if (logits.every((value) => value === logits[0]))
    throw new RangeError('all risks are equal, so there is no slope to recalibrate by; train another model');
  if (isSeparated(logits, labels))
    throw new RangeError(
      'the risks separate the outcomes entirely, so the slope of a recalibration is infinite; more patients would show how sure the risks are',
    );
  const coefficients = logisticRegression([new Float64Array(logits.length).fill(1), logits], labels);
  if (!coefficients) throw new RangeError('the recalibration has no finite estimate; train on more patients');
  const [intercept, slope] = coefficients as [number, number];
  if (!(slope > 0))
    throw new RangeError(
      `the risks run against the outcomes (slope ${slope.toFixed(2)}), and a recalibration would turn the patients' order round; look for what is wrong with the model instead`,
    );
  return { intercept, slope };
}

function refuseFew(count: number, which: 'with' | 'without'): void {
  if (count >= FEWEST_OF_EITHER_OUTCOME) return;
  throw new RangeError(
    `a recalibration needs at least ${FEWEST_OF_EITHER_OUTCOME} patients with the outcome and as many without, outside the holdout, but there are ${count} ${which}; train on more patients`,
  );
}

/** Of intercept and slope: the roots of the diagonal of the inverse information. */
function standardErrors({ intercept, slope }: RiskMap, logits: Float64Array): [number, number] {
  let [ofOne, ofLogit, ofSquare] = [0, 0, 0];
  for (const logit of logits) {
    const predictor = intercept + slope * logit;
    const weight = expit(predictor) * expit(-predictor);
    ofOne += weight;
    ofLogit += weight * logit;
    ofSquare += weight * logit * logit;
  }
  const determinant = ofOne * ofSquare - ofLogit * ofLogit;
  return [Math.sqrt(ofSquare / determinant), Math.sqrt(ofOne / determinant)];
}

function around(estimate: number, error: number): [number, number] {
  const reach = normalQuantile((1 + INTERVAL) / 2) * error;
  return [estimate - reach, estimate + reach];
}
