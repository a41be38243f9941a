/** Words and tables as the XHTML that FHIR allows in a narrative. */
import type { Table } from '../tables';
import { markup, type Markup } from '../html/markup';

export type Block = { readonly words: string } | Table;

/** A generated narrative. FHIR wants well-formed XHTML without script, form or reference to anything outside. */
export function narrative(blocks: readonly Block[]) {
  const div = markup`<div xmlns="http://www.w3.org/1999/xhtml">${blocks.map(blockMarkup)}</div>`;
  return { status: 'generated', div: div.text };
}

function blockMarkup(block: Block): Markup {
  if ('words' in block) return markup`<p>${block.words}</p>`;
  return markup`<table><thead><tr>${block.heads.map((head) => markup`<th>${head}</th>`)}</tr></thead><tbody>${block.rows.map(
    (row) => markup`<tr>${row.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}
