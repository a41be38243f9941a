/** One reproduction, four formats. Shared by the page and the command line. */
import { RiskcurveError } from '../../errors';
import type { Reproduction } from '../reproduction';
import { renderCsv } from './csv';
import { renderMarkdown } from './markdown';
import { renderSvg } from './svg';

export const reproductionFormats = ['markdown', 'csv', 'svg', 'json'] as const;
export type ReproductionFormat = (typeof reproductionFormats)[number];

export const reproductionContentTypes: Readonly<Record<ReproductionFormat, string>> = {
  markdown: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** @throws RiskcurveError `bad-input` for what is no figure as SVG. */
export function renderReproduction(reproduction: Reproduction, format: ReproductionFormat): string {
  if (format === 'markdown') return `${renderMarkdown(reproduction)}\n`;
  if (format === 'csv') return renderCsv(reproduction);
  if (format === 'json') return `${JSON.stringify(reproduction)}\n`;
  const { target } = reproduction;
  if (target === 'table3' || target === 'convergence')
    throw new RiskcurveError('bad-input', `format must be markdown, csv or json for ${target}: svg is for the figures`);
  return renderSvg(reproduction);
}
