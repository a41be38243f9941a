/** The numbers of a reproduction as tables of text, for every format that shows tables. */
import { goals } from '@/models/reproduction/convergence';
import { arms } from '@/models/reproduction/protocol';
import { scoreNames } from '@/models/reproduction/scores';
import type { Part } from '@/models/reproduction/table';
import { formatNumber, formatQuantity, formatShare } from '../../format';
import type { Cell, ConvergenceRow, FigureReproduction, TableReproduction, TableRow } from '../reproduction';
import { goalLabels, reachedText, ruleName, timeText } from '../convergence-words';
import {
  armName,
  differenceText,
  optimizerLabels,
  partLabels,
  rowName,
  scoreLabels,
  scoreText,
  spreadText,
} from '../words';

export interface TextTable {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One table an arm: ours, then the published value, of every score. */
export function scoreTables({ rows }: TableReproduction, part: Part): TextTable[] {
  return arms.map((arm) => ({
    caption: `${armName(arm)}, ${partLabels[part]}`,
    heads: ['Data set', ...scoreNames.flatMap((name) => [scoreLabels[name], 'published'])],
    rows: rows.map((row) => {
      const { ours, published } = cellOf(row, arm);
      const cells = scoreNames.flatMap((name) => [
        spreadText(name, ours[part][name]),
        scoreText(name, published[name]),
      ]);
      return [rowName(row), ...cells];
    }),
  }));
}

/** One table an optimizer: sBQC less BCE with its interval; none where the result was made before there were any. */
export function pairedTables({ rows }: TableReproduction, part: Part): TextTable[] {
  const optimizers = rows[0]?.paired?.map(({ optimizer }) => optimizer) ?? [];
  return optimizers.map((optimizer, at) => ({
    caption: `sBQC less BCE, ${optimizerLabels[optimizer]}, ${partLabels[part]}`,
    heads: ['Data set', ...scoreNames.map((name) => scoreLabels[name])],
    rows: rows.map((row) => [
      rowName(row),
      ...scoreNames.map((name) => differenceText(name, row.paired![at]![part][name])),
    ]),
  }));
}

/** A rule a line: its rate, and for either goal epochs and time. */
export function convergenceTable({ name, rules, epochs }: ConvergenceRow): TextTable {
  return {
    caption: `${name}: epochs until the goal, of ${epochs}`,
    heads: [
      'Rule',
      'Rate, first to last epoch',
      ...goals.flatMap((goal) => [
        `To the ${goalLabels[goal]}`,
        `time to this ${goal === 'accuracy' ? 'accuracy' : 'log loss'}`,
      ]),
    ],
    rows: rules.map((rule) => [
      ruleName(rule),
      rateText(rule.rates),
      ...goals.flatMap((goal) => {
        const reached = rule.reached[goal];
        return [reachedText(reached), timeText(reached, rule.secondsPerEpoch)];
      }),
    ]),
  };
}

function rateText(rates: readonly number[]): string {
  const [first, last] = [rates[0]!, rates.at(-1)!].map((rate) => formatNumber(Number(rate.toPrecision(3))));
  return first === last ? first! : `${first} to ${last}`;
}

/** @throws RangeError where the row was not trained by that arm. */
export function cellOf(row: TableRow, { loss, optimizer }: Pick<Cell, 'loss' | 'optimizer'>): Cell {
  const found = row.cells.find((cell) => cell.loss === loss && cell.optimizer === optimizer);
  if (found === undefined) throw new RangeError(`${row.name} has no column ${loss} with ${optimizer}`);
  return found;
}

/** tau* of every panel where the figure is read, with the values that the paper's text reads. */
export function readingTable({ panels, publishedReadings, feature }: FigureReproduction): TextTable {
  const readAt = panels[0]?.readings.map(({ at }) => at) ?? [];
  const share = (negative: number | undefined): string => (negative === undefined ? '–' : formatShare(negative));
  const rowOf = (title: string, readings: readonly { at: number; negative: number }[]): string[] => [
    title,
    ...readAt.map((at) => share(readings.find((reading) => reading.at === at)?.negative)),
  ];
  return {
    caption: `Probability of ${panels[0]?.negativeMeans ?? ''}, τ* at two values`,
    heads: ['', ...readAt.map((at) => `at ${formatQuantity(at, feature.unit)}`)],
    rows: [
      ...(publishedReadings.length === 0 ? [] : [rowOf('The paper’s text', publishedReadings)]),
      ...panels.map(({ title, readings }) => rowOf(title, readings)),
    ],
  };
}

/** The curves of a panel in numbers. */
export function curveTable({ panels, taus }: FigureReproduction, panel: number): TextTable {
  const { curve, title } = panels[panel]!;
  return {
    caption: title,
    heads: ['Value', 'τ*', ...taus.map((tau) => `Q(${formatNumber(tau)})`)],
    rows: curve.values.map((value, at) => [
      formatNumber(value),
      formatNumber(1 - curve.risk[at]!, 3),
      ...curve.latentQuantiles[at]!.map((quantile) => formatNumber(quantile, 3)),
    ]),
  };
}
