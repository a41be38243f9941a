/** The card as GitHub-flavoured Markdown, to be completed in an editor. */
import { identifierMark } from '../../identifier-mark';
import { utcTime } from '../../words';
import type { CardItem, CardTable, ModelCard } from '../content';
import { blankLabel, blankWords, cardEntries, cardNotice, checklistSource, progressText } from '../words';

export function renderMarkdown(card: ModelCard): string {
  const notice = cardNotice(card);
  const lines = [
    `# ${escaped(card.title)}`,
    ...(notice === null ? [] : [`> **${notice}**`]),
    `${utcTime(card.createdAt)}. ${progressText(card)}`,
    table({ caption: '', heads: ['Entry', 'Value'], rows: cardEntries(card) }),
    ...card.sections.flatMap(({ title, items }) => [`## ${title}`, ...items.flatMap(itemBlocks)]),
    '---',
    escaped(checklistSource),
    `Card ${card.identifier} (${identifierMark(card.identifier)}), content sha256 ${card.contentHash}, ${card.schema}`,
  ];
  return `${lines.join('\n\n')}\n`;
}

function itemBlocks(shown: CardItem): string[] {
  const { item, topic, appliesTo, asks, answers, tables, blank } = shown;
  return [
    `### ${item} ${topic}`,
    `_${escaped(asks)}_ (${appliesTo})`,
    ...answers.map(escaped),
    ...tables.map(table),
    ...(blank === null ? [] : [`- [ ] **${blankLabel}:** ${escaped(blankWords(shown))}`.trimEnd()]),
  ];
}

function table({ caption, heads, rows }: CardTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const lines = [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
  return caption === '' ? lines.join('\n') : `**${escaped(caption)}**\n\n${lines.join('\n')}`;
}

/** What people wrote must read as they wrote it: no markup, no new line, no cell of its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, ' ');
}
