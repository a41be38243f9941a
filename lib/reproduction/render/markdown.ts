import {
  targetNames,
  type ConvergenceReproduction,
  type FigureReproduction,
  type Reproduction,
  type TableReproduction,
} from '../reproduction';
import { makingText, pairedAbout } from '../words';
import { convergenceTable, pairedTables, readingTable, scoreTables, type TextTable } from './tables';

/** Ours beside the published, as GitHub-flavoured Markdown. */
export function renderMarkdown(reproduction: Reproduction): string {
  const { target, paper, departures } = reproduction;
  const parts =
    reproduction.target === 'table3'
      ? tableParts(reproduction)
      : reproduction.target === 'convergence'
        ? convergenceParts(reproduction)
        : figureParts(reproduction);
  return [
    `# ${targetNames[target]} reproduced`,
    `${paper}. ${makingText(reproduction)}`,
    ...parts,
    '## Departures',
    list(departures),
  ].join('\n\n');
}

function tableParts(reproduction: TableReproduction): string[] {
  const { rows } = reproduction;
  return [
    'Means over runs ± standard deviation between runs; the published value stands behind each.',
    ...(['fold', 'holdout'] as const).flatMap((part) => scoreTables(reproduction, part).map(table)),
    ...(rows.some(({ paired }) => paired) ? ['## sBQC less BCE', pairedAbout] : []),
    ...(['fold', 'holdout'] as const).flatMap((part) => pairedTables(reproduction, part).map(table)),
    '## What the printed values say',
    list(reproduction.ofThePublished),
  ];
}

function convergenceParts({ rows, published, summary }: ConvergenceReproduction): string[] {
  return [
    list(published),
    summary,
    'Epochs until the goal: median (quartiles) over the runs; behind it the seconds of training one network so far.',
    ...rows.flatMap((row) => [`## ${row.name}`, list(row.readings), table(convergenceTable(row))]),
  ];
}

function figureParts(reproduction: FigureReproduction): string[] {
  const { panels } = reproduction;
  return [table(readingTable(reproduction)), list(panels.map(({ title, reading }) => `${title}. ${reading}`))];
}

function table({ caption, heads, rows }: TextTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = heads.map((_, position) => (position === 0 ? '---' : '--:'));
  return [`**${caption}**`, '', line(heads), line(rule), ...rows.map(line)].join('\n');
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}`).join('\n');
}
