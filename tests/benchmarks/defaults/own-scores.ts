/** Our own side: a whole run as `riskcurve train` makes it, in this process, judged out of fold. */
import { trainMembers } from '@/lib/bench/train-members';
import { chooseEngine } from '@/models/engines/choose';
import type { CohortData } from '@/models/features';
import { pairedDifferences } from '@/models/metrics/paired-differences';
import type { Metric } from '@/models/model';
import { assembleModel } from '@/models/training/assemble';
import type { TrainingConfig } from '@/models/training/config';
import { scoresOf, type Scores } from './scores';

export interface OwnRun {
  readonly scores: Scores;
  /** By the mean over the levels instead of the root; null for a model without levels. */
  readonly levelMean: Scores | null;
  /** Share of held-out rows and members with any level out of order; null for a model without levels. */
  readonly crossingRate: number | null;
  readonly seconds: number;
  /** Out of fold, NaN for the holdout; `[nRows]`. */
  readonly risks: Float64Array;
}

export async function runOwn(cohort: CohortData, config: TrainingConfig): Promise<OwnRun> {
  const engine = await chooseEngine('auto', { order: ['fused', 'wasm'], config });
  const start = performance.now();
  const { predictions, evaluation } = assembleModel(await trainMembers(cohort, config, engine));
  const seconds = (performance.now() - start) / 1000;
  engine.dispose();
  const risks = new Float64Array(cohort.labels.length).fill(NaN);
  const means = risks.slice();
  for (const { rowIndex, part, assessment } of predictions) {
    if (part !== 'outOfFold') continue;
    risks[rowIndex] = assessment.risk;
    means[rowIndex] = assessment.levelMean ?? NaN;
  }
  const { crossingRate } = evaluation.outOfFold.metrics;
  const levelMean = crossingRate!.estimate === null ? null : scoresOf(means, cohort.labels);
  return { scores: scoresOf(risks, cohort.labels), levelMean, crossingRate: crossingRate!.estimate, seconds, risks };
}

export interface PairedScores {
  readonly brierScore: Metric;
  readonly logLoss: Metric;
}

/** What one run's scores are above another's on the same patients, with the 95 % interval of the paired bootstrap over patients. */
export function differenceOf(own: OwnRun, other: OwnRun, labels: Uint8Array, seed: number): PairedScores {
  const rows = Array.from(labels.keys()).filter((row) => !Number.isNaN(own.risks[row]));
  const of = ({ risks }: OwnRun): number[] => rows.map((row) => risks[row]!);
  const outcomes = rows.map((row) => labels[row]!);
  const [difference] = pairedDifferences({
    risks: [of(own), of(other)],
    labels: outcomes,
    baseline: 1,
    threshold: 0.5,
    seed,
  });
  return { brierScore: difference!.brierScore, logLoss: difference!.logLoss };
}
