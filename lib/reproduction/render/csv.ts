import { sheetText } from '@/lib/report/csv/sheet';
import { scoreNames, type ScoreName } from '@/models/reproduction/scores';
import type { Part } from '@/models/reproduction/table';
import type { ConvergenceReproduction, FigureReproduction, Reproduction, TableReproduction } from '../reproduction';
import { rowName } from '../words';

/** Every number in full: a line for each score of a table, for each level at each value of a figure. */
export function renderCsv(reproduction: Reproduction): string {
  if (reproduction.target === 'table3') return tableCsv(reproduction);
  return reproduction.target === 'convergence' ? convergenceCsv(reproduction) : figureCsv(reproduction);
}

/** The paired differences stand below, as lines of the loss `sbqc-bce`, with their interval. */
function tableCsv({ rows }: TableReproduction): string {
  const names = ['dataSet', 'loss', 'optimizer', 'part', 'score'] as const;
  const columns = [...names, 'ours', 'deviation', 'published', 'low', 'high'] as const;
  const none = { deviation: null, published: null, low: null, high: null };
  const forEachScore = <Line>(of: (part: Part, score: ScoreName) => Line): Line[] =>
    (['fold', 'holdout'] as const).flatMap((part) => scoreNames.map((score) => of(part, score)));
  const cells = rows.flatMap((row) =>
    row.cells.flatMap(({ loss, optimizer, ours, published }) =>
      forEachScore((part, score) => {
        const { mean, deviation } = ours[part][score];
        const where = { dataSet: rowName(row), loss, optimizer, part, score };
        return { ...none, ...where, ours: mean, deviation, published: published[score] };
      }),
    ),
  );
  const paired = rows.flatMap((row) =>
    (row.paired ?? []).flatMap((pair) =>
      forEachScore((part, score) => {
        const { mean, low, high } = pair[part][score];
        const where = { dataSet: rowName(row), loss: 'sbqc-bce', optimizer: pair.optimizer, part, score };
        return { ...none, ...where, ours: mean, low, high };
      }),
    ),
  );
  return sheetText(columns, [...cells, ...paired]);
}

/** A line for each run of each rule. */
function convergenceCsv({ rows }: ConvergenceReproduction): string {
  const columns = [
    ...(['dataSet', 'loss', 'optimizer', 'learningRate', 'run'] as const),
    ...(['epochsToAccuracy', 'epochsToLogLoss', 'secondsPerEpoch'] as const),
  ];
  const lines = rows.flatMap(({ name, rules }) =>
    rules.flatMap(({ loss, optimizer, learningRate = null, reached, secondsPerEpoch }) =>
      reached.accuracy.epochs.map((epochsToAccuracy, run) => {
        const epochsToLogLoss = reached.logLoss.epochs[run]!;
        return {
          ...{ dataSet: name, loss, optimizer, learningRate, run: run + 1 },
          ...{ epochsToAccuracy, epochsToLogLoss, secondsPerEpoch },
        };
      }),
    ),
  );
  return sheetText(columns, lines);
}

function figureCsv({ panels, taus }: FigureReproduction): string {
  const columns = ['panel', 'value', 'tauStar', 'tau', 'latentQuantile'] as const;
  const lines = panels.flatMap(({ title, curve }) =>
    curve.values.flatMap((value, at) =>
      taus.map((tau, level) => {
        const latentQuantile = curve.latentQuantiles[at]![level]!;
        return { panel: title, value, tauStar: 1 - curve.risk[at]!, tau, latentQuantile };
      }),
    ),
  );
  return sheetText(columns, lines);
}
