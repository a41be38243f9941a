/** Brier score, log loss and calibration slope of one cross-validation, and means of several. */
import { brierScore } from '@/models/metrics/brier-score';
import { calibrationSlope } from '@/models/metrics/calibration';
import { logLoss } from '@/models/metrics/log-loss';

export interface Scores {
  readonly brierScore: number;
  readonly logLoss: number;
  /** Null where the risks separate the outcomes, so that there is none. */
  readonly slope: number | null;
}

/** @param risks of every row of the cohort; NaN for those that are not judged, which are left out */
export function scoresOf(risks: ArrayLike<number>, labels: ArrayLike<number>): Scores {
  const rows = Array.from({ length: labels.length }, (_, row) => row).filter((row) => !Number.isNaN(risks[row]));
  const [judged, outcomes] = [rows.map((row) => risks[row]!), rows.map((row) => labels[row]!)];
  return {
    brierScore: brierScore(judged, outcomes).estimate!,
    logLoss: logLoss(judged, outcomes).estimate!,
    slope: calibrationSlope(judged, outcomes).estimate,
  };
}

/** Score by score; a slope that one of them lacks is missing. */
export function meanScores(scores: readonly Scores[]): Scores {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const slopes = scores.flatMap(({ slope }) => slope ?? []);
  return {
    brierScore: mean(scores.map((score) => score.brierScore)),
    logLoss: mean(scores.map((score) => score.logLoss)),
    slope: slopes.length === scores.length ? mean(slopes) : null,
  };
}

/** Standard deviation over seeds of the log loss, null for a single seed; a seed draws another holdout, too. */
export function seedSpread(scores: readonly Scores[]): number | null {
  const { logLoss: mean } = meanScores(scores);
  const squares = scores.reduce((sum, score) => sum + (score.logLoss - mean) ** 2, 0);
  return scores.length < 2 ? null : Math.sqrt(squares / (scores.length - 1));
}
