import { targetNames, type FigureReproduction, type Reproduction } from '../reproduction';
import { makingText } from '../words';
import { readingTable, scoreTables, type TextTable } from './tables';

/** Ours beside the published, as GitHub-flavoured Markdown. */
export function renderMarkdown(reproduction: Reproduction): string {
  const { target, paper, departures } = reproduction;
  const parts = reproduction.target === 'table3' ? tableParts(reproduction) : figureParts(reproduction);
  return [
    `# ${targetNames[target]} reproduced`,
    `${paper}. ${makingText(reproduction)}`,
    ...parts,
    '## Departures',
    list(departures),
  ].join('\n\n');
}

function tableParts(reproduction: Extract<Reproduction, { target: 'table3' }>): string[] {
  return [
    'Means over runs ± standard deviation between runs; the published value stands behind each.',
    ...(['fold', 'holdout'] as const).flatMap((part) => scoreTables(reproduction, part).map(table)),
    '## What the printed values say',
    list(reproduction.ofThePublished),
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
