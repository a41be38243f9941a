import { sheetText } from '@/lib/report/csv/sheet';
import { scoreNames } from '@/models/reproduction/scores';
import type { FigureReproduction, Reproduction, TableReproduction } from '../reproduction';
import { rowName } from '../words';

/** Every number in full: a line for each score of a table, for each level at each value of a figure. */
export function renderCsv(reproduction: Reproduction): string {
  return reproduction.target === 'table3' ? tableCsv(reproduction) : figureCsv(reproduction);
}

function tableCsv({ rows }: TableReproduction): string {
  const columns = ['dataSet', 'loss', 'optimizer', 'part', 'score', 'ours', 'deviation', 'published'] as const;
  const lines = rows.flatMap((row) =>
    row.cells.flatMap(({ loss, optimizer, ours, published }) =>
      (['fold', 'holdout'] as const).flatMap((part) =>
        scoreNames.map((score) => {
          const { mean, deviation } = ours[part][score];
          const names = { dataSet: rowName(row), loss, optimizer, part, score };
          return { ...names, ours: mean, deviation, published: published[score] };
        }),
      ),
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
