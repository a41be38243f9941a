/** The four numbers of table 3, of one network and over runs. */
import { accuracy, cohenKappa, confusionAt, f1, jaccard, type Confusion } from '../metrics/confusion';

export const scoreNames = ['cohenKappa', 'jaccard', 'f1', 'accuracy'] as const;
export type ScoreName = (typeof scoreNames)[number];

/** All as shares: kappa in [-1,1], the others in [0,1]. */
export type Scores = Readonly<Record<ScoreName, number>>;

/** A mean with its spread: the standard deviation between runs (divisor one less), null for a single run. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number | null;
}

/** @throws RangeError where a number is undefined: nobody, or decisions and outcomes all the same. */
export function scoresOf(confusion: Confusion): Scores {
  return {
    cohenKappa: requireKnown('cohenKappa', cohenKappa(confusion)),
    jaccard: requireKnown('jaccard', jaccard(confusion)),
    f1: requireKnown('f1', f1(confusion)),
    accuracy: requireKnown('accuracy', accuracy(confusion)),
  };
}

/** Decided at a risk of one half, as a classifier is. */
export function scoresAtHalf(risks: ArrayLike<number>, labels: ArrayLike<number>): Scores {
  return scoresOf(confusionAt(risks, labels, 0.5));
}

/** Mean over runs of each run's mean over its networks, and the spread of those means. @throws RangeError where there is none. */
export function spreadOverRuns(scores: readonly { readonly run: number; readonly value: number }[]): Spread {
  if (scores.length === 0) throw new RangeError('a spread needs at least one run');
  const byRun = new Map<number, number[]>();
  for (const { run, value } of scores) byRun.set(run, [...(byRun.get(run) ?? []), value]);
  const means = [...byRun.values()].map(meanOf);
  const mean = meanOf(means);
  const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: means.length === 1 ? null : Math.sqrt(squares / (means.length - 1)) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function requireKnown(name: ScoreName, { estimate, reason }: { estimate: number | null; reason?: string }): number {
  if (estimate === null) throw new RangeError(`${name} is undefined: ${reason}`);
  return estimate;
}
