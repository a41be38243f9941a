/** A small reproduction of each kind, with numbers made up. */
import { reachedBy, type ConvergenceResult, type RuleResult } from '@/models/reproduction/convergence';
import { publishedTable3 } from '@/lib/reproduction/published';
import { readConvergence, summarizeConvergence } from '@/lib/reproduction/convergence-words';
import type { ConvergenceReproduction, FigureReproduction, TableReproduction } from '@/lib/reproduction/reproduction';

const spread = { mean: 0.5, deviation: 0.1 };
const ours = { cohenKappa: spread, jaccard: spread, f1: spread, accuracy: { mean: 0.75, deviation: null } };
const made: Omit<TableReproduction, 'target' | 'rows' | 'ofThePublished'> = {
  schema: 'riskcurve-reproduction-1',
  ...{ paper: 'A paper', createdAt: '2026-01-02T03:04:05.678Z', seed: 1 },
  ...{ runs: 2, publishedRuns: 20, quick: true, engine: 'fused', seconds: 1.5, load: { before: 1, after: 2 } },
  departures: ['One thing differs.'],
};
export const table: TableReproduction = {
  ...made,
  target: 'table3',
  ofThePublished: ['They do not fit.'],
  rows: [
    {
      ...{ key: 'heart', name: 'Heart', remark: 'label as published', nPatients: 303, nPositive: 165 },
      cells: (['sbqc', 'bce'] as const).flatMap((loss) =>
        (['adam', 'lalr-published'] as const).map((optimizer) => ({
          ...{ loss, optimizer, published: publishedTable3.heart.scores['sbqc/adam'] },
          ours: { fold: ours, holdout: ours },
        })),
      ),
    },
  ],
};
/** The same with sBQC set against BCE. */
const apart = { mean: 0.02, low: -0.01, high: 0.05 };
const pairedPart = { cohenKappa: apart, jaccard: apart, f1: apart, accuracy: { mean: -0.004, low: null, high: null } };
export const pairedTable: TableReproduction = {
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    paired: (['adam', 'lalr-published'] as const).map((optimizer) => {
      return { optimizer, fold: pairedPart, holdout: pairedPart };
    }),
  })),
};

/** Two runs of every rule: the epochs to the accuracy, to the log loss too. */
const epochsOf: Readonly<Record<string, readonly (number | null)[]>> = {
  'sbqc 0.001': [9, 12],
  'sbqc 0.01': [4, 6],
  'sbqc 0.03': [2, 3],
  'sbqc lalr': [3, null],
  'sbqc lalr-published': [2, 8],
  'bce 0.001': [20, null],
  'bce 0.01': [4, 7],
  'bce 0.03': [null, null],
  'bce lalr': [5, 5],
  'bce lalr-published': [null, 3],
};
const convergenceResult: ConvergenceResult = {
  ...{ nHeldOut: 36, epochs: 2, goal: { accuracy: 0.875, logLoss: 0.4 } },
  rules: Object.entries(epochsOf).map(([key, epochs]): RuleResult => {
    const [loss, rule] = key.split(' ') as ['sbqc' | 'bce', string];
    const rate = Number(rule);
    const training = rate > 0 ? { optimizer: 'adam' as const, learningRate: rate } : { optimizer: rule as 'lalr' };
    const reached = reachedBy(epochs);
    return {
      ...{ loss, ...training, secondsPerEpoch: 0.0005, reached: { accuracy: reached, logLoss: reached } },
      ...{ mean: { accuracy: [0.8, 0.9], logLoss: [0.5, 0.39] }, rates: rate > 0 ? [rate, rate] : [0.11234, 0.0812] },
    };
  }),
};
export const convergence: ConvergenceReproduction = {
  ...made,
  target: 'convergence',
  published: ['The paper says so.'],
  summary: summarizeConvergence([convergenceResult]),
  rows: [
    { key: 'wbc', name: 'WBC', nPatients: 100, ...convergenceResult, readings: readConvergence(convergenceResult) },
  ],
};
const curve = {
  ...{ feature: 0, values: [100, 120, 140], risk: [0.2, 0.3, 0.4], riskLow: [0, 0, 0], riskHigh: [1, 1, 1] },
  ...{ latentQuantiles: [[-2, -1], [-1, 0.5], [0.2, 1]], at: 120, swing: 0.2 }, // prettier-ignore
};
export const figure: FigureReproduction = {
  ...made,
  target: 'figure3',
  ...{ taus: [0.25, 0.75], networks: 10 },
  feature: { label: 'Heart rate <b>', unit: 'beats/min', integer: true },
  publishedReadings: [{ at: 120, negative: 0.9 }],
  panels: [
    {
      ...{ title: 'As published', negativeMeans: 'no disease', reading: 'It falls.', curve },
      readings: [
        { at: 120, negative: 0.7 },
        { at: 140, negative: 0.6 },
      ],
    },
  ],
};
