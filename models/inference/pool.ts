/**
 * From the members' judgements of several completions of one patient to one judgement. Level by level the probability is averaged over
 * members and completions alike, and the ensemble's latent quantile is the one whose probability that is, as without anything
 * missing (`ensemble.ts`): so root, levels and curves agree here too.
 *
 * The interval takes Rubin's rule for the combination of multiple imputations (Rubin 1987, section 3.1) on the logit scale: with L_mk the
 * logit of member m's risk of completion k of K, the variance is W + (1 + 1/K) B, where W is the mean over the completions of the
 * variance over the members, made into that of their mean's error (`spread.ts`), and B the variance over the completions of the mean over the members.
 */
import type { Assessment, IntervalCalibration } from '../model';
import { distributionOf } from './distribution';
import { createLevelJudge, createLogitJudge } from './level-judge';
import type { Judging } from './recalibrate';
import { errorVariance, halfWidths, intervalOf, type Spread, type SpreadReading } from './spread';

/** Sums over members at several points: level k of a point at `point * pointStride + k * levelStride`. */
export interface MemberSums {
  /** Of P(y=0) and of P(y=1); for a logit, whose only level is the risk itself, the latter counts. */
  readonly negativeSums: Float64Array;
  readonly positiveSums: Float64Array;
  readonly spread: Pick<Spread, 'means' | 'squares' | 'count'>;
  readonly pointStride: number;
  readonly levelStride: number;
}

export interface Pool {
  /** Adds one completion of a patient, found at `from` in the sums; it counts `weight` times. All of the same members. */
  add(point: number, sums: MemberSums, from: number, weight: number): void;
  /** What all completions together say. Throws where there is none. */
  assess(point: number): Assessment;
}

/** Room for `nPoints` patients, or for as many places of one patient on a curve. */
export function createPool(nPoints: number, model: Judging): Pool {
  const { config } = model;
  const distribution = distributionOf(config.loss);
  const nLevels = distribution ? config.taus.length : 1;
  const negativeMeans = new Float64Array(nPoints * nLevels);
  const positiveMeans = new Float64Array(nPoints * nLevels);
  const spread = createPooledSpread(nPoints, model.intervalCalibration);
  const judge = distribution && createLevelJudge(model, distribution);
  const judgeLogits = createLogitJudge(model);
  return {
    add(point, sums, from, weight) {
      const share = spread.add(point, sums, from, weight);
      let at = point * nLevels;
      let source = from * sums.pointStride;
      for (let level = 0; level < nLevels; level++, at++, source += sums.levelStride) {
        negativeMeans[at]! += share * (sums.negativeSums[source]! - negativeMeans[at]!);
        positiveMeans[at]! += share * (sums.positiveSums[source]! - positiveMeans[at]!);
      }
    },
    assess: (point) =>
      judge
        ? judge.assess(negativeMeans, positiveMeans, point * nLevels, 1, spread, point)
        : judgeLogits(positiveMeans[point]!, spread, point),
  };
}

interface PooledSpread extends SpreadReading {
  /** Takes a completion; the share it has in the means from now on. */
  add(point: number, sums: MemberSums, from: number, weight: number): number;
}

function createPooledSpread(nPoints: number, calibration: IntervalCalibration | undefined): PooledSpread {
  const nMembers = new Int32Array(nPoints);
  const weights = new Float64Array(nPoints);
  const means = new Float64Array(nPoints);
  const within = new Float64Array(nPoints);
  const between = new Float64Array(nPoints); // sum of squared deviations
  return {
    add(point, { spread }, from, weight) {
      const count = (nMembers[point] = spread.count(from));
      const total = (weights[point]! += weight);
      const share = weight / total;
      const difference = spread.means[from]! - means[point]!;
      means[point]! += share * difference;
      between[point]! += weight * difference * (spread.means[from]! - means[point]!);
      const variance = count > 1 ? spread.squares[from]! / (count - 1) : 0;
      within[point]! += share * (variance - within[point]!);
      return share;
    },
    count(point) {
      if (!nMembers[point]) throw new RangeError('an assessment needs at least one completion of the patient');
      return nMembers[point];
    },
    interval(point, risk) {
      const total = weights[point]!;
      const error = errorVariance(within[point]!, calibration);
      const factor = halfWidths(nMembers[point]!, calibration);
      if (total === 1) return intervalOf(risk, means[point]!, error, factor);
      const added = (1 + 1 / total) * (between[point]! / (total - 1));
      const variance = error + added;
      return {
        ...intervalOf(risk, means[point]!, variance, factor),
        missingShare: variance > 0 ? added / variance : 0,
      };
    },
  };
}
