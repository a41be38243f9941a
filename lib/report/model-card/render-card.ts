/** One card, four formats. Shared by the web and the command line. */
import { canonicalJson } from '../canonical-json';
import { fileNamePart } from '../file-name';
import { modelCardSchema, type ModelCard } from './content';

export const cardFormats = ['pdf', 'html', 'markdown', 'json'] as const;
export type CardFormat = (typeof cardFormats)[number];

export const cardContentTypes: Readonly<Record<CardFormat, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The compiler refuses a format that is not listed here. The renderers load only when they are asked for. */
const renderers: Readonly<Record<CardFormat, (card: ModelCard) => Promise<string | Uint8Array<ArrayBuffer>>>> = {
  pdf: async (card) => (await import('./render/pdf')).renderCardPdf(card),
  html: async (card) => (await import('./render/html')).renderCardHtml(card),
  markdown: async (card) => (await import('./render/markdown')).renderMarkdown(card),
  json: (card) => Promise.resolve(`${canonicalJson(card)}\n`),
};

/** The bytes of a card in a format. */
export async function renderCard(card: ModelCard, format: CardFormat): Promise<Uint8Array<ArrayBuffer>> {
  const rendered = await renderers[format](modelCardSchema.parse(card));
  return typeof rendered === 'string' ? new TextEncoder().encode(rendered) : rendered;
}

/** "riskcurve-card-Pima-sbqc-3f9c21ab-20260131.md". */
export function cardFileName(card: ModelCard, format: CardFormat): string {
  const day = card.createdAt.slice(0, 10).replaceAll('-', '');
  const ending = format === 'markdown' ? 'md' : format;
  return `riskcurve-card-${fileNamePart(card.model.name, 'model')}-${card.model.version.slice(0, 8)}-${day}.${ending}`;
}
