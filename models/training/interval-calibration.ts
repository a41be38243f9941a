/**
 * How far the spread of the members is from the error of their mean, told from the labels of the training patients. The members' spread is
 * neither: a member varies more than the mean of many does, by its own draw and its own start, and what every member fails to learn is
 * in none of their differences. So the variance of the error on the logit scale is taken to be
 *
 *     spreadFactor * (variance over the members) + addedVariance,
 *
 * where the first part has the error lie in the directions in which the members differ, and the second in functions of one feature or of
 * two that they do not know. Both come from `error-moments.ts` by generalised least squares, neither below zero, and a little is added for
 * the error of such an estimate itself.
 */
import type { CohortData } from '../features';
import { createEnsemble } from '../inference/ensemble';
import { memberLatentQuantiles } from '../inference/forward';
import { networkShape } from '../inference/network-shape';
import { membersThatNeverSaw } from '../inference/unseen-members';
import { nonnegativeMinimum } from '../math/nonnegative-minimum';
import { expit } from '../math/logistic';
import { createRandom } from '../math/random';
import { solvePositiveDefinite } from '../math/solve-positive-definite';
import type { IntervalCalibration, TrainedModel } from '../model';
import { applyPreprocessing } from '../preprocessing/apply';
import { MOST_DEPENDENT_FEATURES } from './dependence';
import { errorMoments, type ErrorMoments, type ErrorSample } from './error-moments';
import { createLikeness } from './feature-likeness';
import { planRun } from './plan';

/** Pairs grow with the square of the patients: this many are drawn where there are more. */
const MOST_PATIENTS = 800;

/** From fewer members their covariances say next to nothing, and the spread is left as it is. */
export const FEWEST_MEMBERS = 20;

/** Before any label was seen: the spread is right, give or take half; nothing is added, give or take the spread. */
const PRIOR = { spreadFactor: 1, factorScale: 0.5, addedScale: 1 };

/** Standard errors of the estimated variance that are added to it: too narrow an interval loses more than too wide a one gains. */
const SAFETY = 0.25;

/** An interval is never less than half as wide as the members' spread alone would have it. */
const SMALLEST_FACTOR = 0.25;

/**
 * @returns undefined where the members are fewer than 20, or all of them say the same.
 */
export function fitIntervalCalibration(model: TrainedModel, cohort: CohortData): IntervalCalibration | undefined {
  if (model.members.length < FEWEST_MEMBERS) return undefined;
  const rows = drawRows(model);
  const sample = sampleOf(model, cohort, rows);
  const spread = meanVariance(sample.logits);
  if (!(spread > 0)) return undefined;
  const hasTooMany = cohort.table.features.length > MOST_DEPENDENT_FEATURES;
  if (hasTooMany) return calibrationOf(errorMoments(sample), spread);
  const likeness = createLikeness(cohort.table, model.summaries, rows);
  return calibrationOf(errorMoments(sample, likeness), spread);
}

/**
 * From the moments to the two numbers: (products - design x)' noise^-1 (products - design x) plus the squares of x's distances from the
 * prior in its scales, at its least over x >= 0. A covariance that is zero for all pairs has no part. Of the standard error that
 * this leaves to the variance of the error at the mean spread, a quarter is added.
 *
 * @param spread mean over the patients of the variance of the members' logits.
 * @returns undefined where the moments tell nothing of the members' covariance.
 */
export function calibrationOf(moments: ErrorMoments, spread: number): IntervalCalibration | undefined {
  const told = moments.products.map((_, k) => k).filter((k) => moments.noise[k]![k]! > 0);
  if (told[0] !== 0) return undefined;
  const form = quadraticForm(moments, told, spread) ?? quadraticForm(moments, [0], spread)!; // likenesses can be one and the same
  const [spreadFactor, ...added] = nonnegativeMinimum(form.hessian, form.right);
  const slopes = form.right.map((_, k) => (k === 0 ? spread : 1));
  const error = Math.sqrt(dot(slopes, solvePositiveDefinite(form.hessian, slopes)!));
  return {
    spreadFactor: Math.max(spreadFactor!, SMALLEST_FACTOR),
    addedVariance: added.reduce((sum, value) => sum + value, SAFETY * error),
  };
}

/** x'Hx/2 - b'x over the covariances `used`, the first of which is the members'; null where their noise has no inverse. */
function quadraticForm({ products, design, noise }: ErrorMoments, used: readonly number[], spread: number) {
  const pick = (matrix: readonly (readonly number[])[]): number[][] =>
    used.map((row) => used.map((column) => matrix[row]![column]!));
  const picked = pick(noise);
  const weighted = [used.map((k) => products[k]!), ...pick(design)].map((right) =>
    solvePositiveDefinite(picked, right),
  );
  if (weighted.includes(null)) return null;
  const [ofProducts, ...ofDesign] = weighted as number[][];
  const precisions = used.map((k) => (k === 0 ? PRIOR.factorScale : PRIOR.addedScale * spread) ** -2);
  return {
    hessian: pick(design).map((row, k) =>
      ofDesign.map((column, l) => dot(row, column) + (k === l ? precisions[k]! : 0)),
    ),
    right: pick(design).map((row, k) => dot(row, ofProducts!) + (k === 0 ? PRIOR.spreadFactor * precisions[0]! : 0)),
  };
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}

/** Training patients, ascending. */
function drawRows({ nRows, foldOf, config }: TrainedModel): number[] {
  const training = Int32Array.from({ length: nRows }, (_, row) => row).filter((row) => foldOf[row] !== -1);
  const drawn = createRandom(config.seed).split('interval calibration').shuffle(training);
  return [...drawn.subarray(0, MOST_PATIENTS).sort()];
}

/** A missing value takes each member's own fill here, as in its training. */
function sampleOf(model: TrainedModel, { table, labels }: CohortData, rows: readonly number[]): ErrorSample {
  const nMembers = model.members.length;
  const logits = rows.map(() => new Float64Array(nMembers));
  const counts = rows.map(() => new Float64Array(nMembers));
  const positionOf = new Map(rows.map((row, position) => [row, position]));
  const plan = planRun(model.config, labels);
  model.members.forEach((member, position) => {
    const shape = networkShape(model, member);
    const inputs = applyPreprocessing(member.preprocessing, table, rows);
    const outputs = memberLatentQuantiles(member.weights, shape, inputs, rows.length);
    const judged = createEnsemble(rows.length, { config: model.config });
    for (let row = 0; row < rows.length; row++) {
      judged.add(row, outputs, row * shape.nOutputs);
      logits[row]![position] = judged.sums.spread.means[row]!; // of this member alone: its logit
    }
    for (const row of plan.bootstrapRowsOf(position)) {
      const at = positionOf.get(row);
      if (at !== undefined) counts[at]![position]! += 1;
    }
  });
  const risks = rows.map((row, at) => {
    const unseen = membersThatNeverSaw(model, row);
    return unseen.reduce((sum, member) => sum + expit(logits[at]![member]!), 0) / unseen.length;
  });
  return { logits, counts, risks, labels: rows.map((row) => labels[row]!) };
}

function meanVariance(logits: readonly Float64Array[]): number {
  const variances = logits.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    return row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (row.length - 1);
  });
  return variances.reduce((sum, value) => sum + value, 0) / variances.length;
}
