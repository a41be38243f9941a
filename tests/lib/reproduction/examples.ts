/** A small reproduction of each kind, with numbers made up. */
import { publishedTable3 } from '@/lib/reproduction/published';
import type { FigureReproduction, TableReproduction } from '@/lib/reproduction/reproduction';

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
