/** The panels that explain the risk. */
import { formatCount } from '@/lib/format';
import { contributionsDrawing, mostBars } from '../charts/contributions';
import type { PanelOf } from '../content';
import {
  changesTable,
  contributionsTable,
  counterfactualsTable,
  rangesTable,
  similarPatientsTable,
  surprisesTable,
  type Table,
} from '../tables';
import { drawingMarkup } from './drawing';
import { markup, type Markup } from './markup';

export function contributionsMarkup(panel: PanelOf<'contributions'>): Markup {
  const nRest = panel.contributions.length - mostBars;
  const shown = tableMarkup(contributionsTable(panel, mostBars));
  return markup`<p class="lead">${panel.reading}</p><div class="beside"><div class="scroll" tabindex="0" role="region" aria-label="Contributions, drawn">${drawingMarkup(contributionsDrawing(panel))}</div>${shown}</div>${
    nRest > 0
      ? folded(`Show all ${formatCount(panel.contributions.length)} contributions`, contributionsTable(panel))
      : null
  }<p class="soft small">${panel.explanation}</p>`;
}

export function counterfactualsMarkup(panel: PanelOf<'counterfactuals'>): Markup {
  const table = panel.found.length === 0 ? null : tableMarkup(counterfactualsTable(panel));
  return markup`<p class="lead">${panel.sentence}</p>${table}<p class="soft small">${panel.explanation}</p>`;
}

export function similarPatientsMarkup(panel: PanelOf<'similarPatients'>): Markup {
  const table = panel.patients.length === 0 ? null : tableMarkup(similarPatientsTable(panel));
  return markup`<p class="lead">${panel.sentence}</p>${table}<p class="soft small">${panel.explanation}</p>`;
}

export function withinDataMarkup(panel: PanelOf<'withinData'>): Markup {
  const surprises = surprisesTable(panel);
  return markup`<p>${panel.sentence}</p><p>${panel.combinationSentence}</p>${folded('Show each value', rangesTable(panel))}${
    surprises.rows.length === 0 ? null : folded('Show what the others lead to expect', surprises)
  }<p class="soft small">${panel.rule}</p>`;
}

/** The changes of a what-if; nothing where there are none. */
export function changesMarkup(panel: PanelOf<'patient'>): Markup | null {
  const table = changesTable(panel);
  if (table === null) return null;
  return markup`<div class="changes"><p><strong>${panel.changesSentence}</strong></p>${tableMarkup(table)}</div>`;
}

function tableMarkup({ heads, rows }: Table): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${heads.join(', ')}"><table><thead><tr>${heads.map(
    (head) => markup`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first = '', ...rest]) =>
      markup`<tr><th scope="row">${first}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function folded(summary: string, table: Table): Markup {
  return markup`<details><summary>${summary}</summary>${tableMarkup(table)}</details>`;
}
