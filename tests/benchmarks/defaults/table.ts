/** The results as tables in Markdown, and how many cohorts are won. */
import type { BenchmarkCohort } from './cohorts';
import type { PairedScores } from './own-scores';
import { peerNames, type PeerName } from './peer-scores';
import type { Scores } from './scores';

export const ownNames = ['sbqc', 'bce', 'logistic'] as const;

/** Means over the seeds. */
export interface CohortResult extends Pick<BenchmarkCohort, 'name' | 'purpose' | 'isOfThePaper'> {
  readonly nRows: number;
  readonly nEvents: number;
  readonly own: Readonly<Record<(typeof ownNames)[number], Scores>>;
  /** sBQC by the mean over the levels instead of the root. */
  readonly levelMean: Scores;
  readonly peers: Readonly<Record<PeerName, Scores>>;
  /** Standard deviation over seeds of sBQC's log loss; null for a single seed. */
  readonly seedSpread: number | null;
  readonly crossingRate: number;
  readonly seconds: number;
  /** sBQC less our logistic regression, of the first seed. */
  readonly lessLogistic: PairedScores;
}

/** Whether sBQC's Brier score and log loss are both at most as high as each of the others', as printed: to four digits. */
export function wins({ own, peers }: CohortResult, over: readonly PeerName[] = peerNames): boolean {
  const printed = (value: number): number => Math.round(value * 1e4);
  return over.every((name) =>
    (['brierScore', 'logLoss'] as const).every((score) => printed(own.sbqc[score]) <= printed(peers[name][score])),
  );
}

export function isCalibrated({ own }: CohortResult): boolean {
  return own.sbqc.slope !== null && own.sbqc.slope >= 0.9 && own.sbqc.slope <= 1.1;
}

const columns = [
  'cohort',
  'n (events)',
  'sBQC',
  'sBQC, level mean',
  'BCE',
  'logistic, bagged (ours)',
  'logistic (sklearn)',
  'MLP (sklearn)',
  'MLP, 50 epochs (sklearn)',
];

/** One table a score; the lowest value of a row is bold. */
export function scoreTable(results: readonly CohortResult[], score: keyof Scores): string {
  const rows = results.map((result) => {
    const { own, levelMean, peers } = result;
    const scores = [own.sbqc, levelMean, own.bce, own.logistic, ...peerNames.map((name) => peers[name])];
    const values = scores.map((entry) => entry[score]);
    const lowest = Math.min(...values.map((value) => round(value) ?? Infinity));
    const cells = values.map((value) => {
      if (score === 'slope') return value === null ? 'none' : value.toFixed(2);
      return round(value) === lowest ? `**${value!.toFixed(4)}**` : value!.toFixed(4);
    });
    return [result.name, `${result.nRows} (${result.nEvents})`, ...cells];
  });
  return markdown(columns, rows);
}

/** What was won, how surely, and what it cost. */
export function summaryTable(results: readonly CohortResult[]): string {
  const rows = results.map((result) => [
    result.name,
    wins(result, ['logistic']) ? 'yes' : 'no',
    wins(result, ['mlp', 'mlp50']) ? 'yes' : 'no',
    withInterval(result.lessLogistic.brierScore),
    withInterval(result.lessLogistic.logLoss),
    result.seedSpread?.toFixed(4) ?? 'one seed',
    `${(100 * result.crossingRate).toFixed(2)} %`,
    result.seconds.toFixed(1),
  ]);
  const head = ['cohort', 'beats logistic', 'beats both MLPs', 'Brier, sBQC − logistic (95 %)'];
  return markdown([...head, 'log loss, sBQC − logistic (95 %)', 'seed spread', 'crossings', 's'], rows);
}

function withInterval({
  estimate,
  low,
  high,
}: {
  estimate: number | null;
  low: number | null;
  high: number | null;
}): string {
  const signed = (value: number | null): string =>
    value === null ? 'unknown' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
  return `${signed(estimate)} (${signed(low)} to ${signed(high)})`;
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}
