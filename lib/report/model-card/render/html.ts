/** The card as one HTML file: no script, no request, the fonts inside. */
import { fontFaces } from '../../html/font-faces';
import { markup, Markup } from '../../html/markup';
import { reportStyle } from '../../html/style';
import { identifierMark } from '../../identifier-mark';
import { utcTime } from '../../words';
import type { CardItem, CardTable, ModelCard } from '../content';
import { blankLabel, blankWords, cardEntries, cardNotice, checklistSource, progressText } from '../words';

const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

const cardStyle = `
main{display:block;max-width:980px}main section{margin-bottom:16px}.item{border-top:1px solid var(--rule);padding:12px 0;display:grid;grid-template-columns:44px minmax(0,1fr);gap:0 8px}
.item:first-of-type{border-top:0}.item h3 span{font-weight:400}.number{font-weight:650;color:var(--accent)}.asks{color:var(--soft);font-size:13px;margin-bottom:6px}.answer{margin:4px 0;overflow-wrap:anywhere}
.blank{border:1px dashed var(--mark);border-radius:8px;padding:8px 12px;margin-top:8px;font-size:13px;color:var(--soft)}.blank b{color:var(--ink);font-weight:600;display:block}
.item table{margin:8px 0;font-size:12.5px}caption{text-align:left;color:var(--soft);font-size:12.5px;padding-bottom:4px}
@container (max-width:760px){.item{grid-template-columns:minmax(0,1fr)}}@media print{main{max-width:none}main section{break-inside:auto}.item{break-inside:auto}.item header,.asks{break-after:avoid}.blank{min-height:48px;break-inside:avoid}}`;

export async function renderCardHtml(card: ModelCard): Promise<string> {
  const notice = cardNotice(card);
  const style = new Markup(`${await fontFaces()}\n${reportStyle}${cardStyle}`);
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="generator" content="Riskcurve"><meta name="identifier" content="${identifierMark(card.identifier)}">
<title>${card.title}</title>
<style>${style}</style></head>
<body><div class="page">
<header class="head"><p class="brand">Riskcurve</p><p>${utcTime(card.createdAt)}</p>
<h1>${card.title}</h1><p>${progressText(card)}</p></header>
${notice === null ? null : markup`<p class="notice" role="note">${notice}</p>`}
<main>
<section><h2>The model</h2><dl>${cardEntries(card).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>
${card.sections.map(({ title, items }) => markup`<section><h2>${title}</h2>${items.map(itemMarkup)}</section>`)}
</main>
<footer><p>${checklistSource}</p><p>Card ${card.identifier} · model ${card.model.name}, version ${card.model.version}</p>
<p>Content sha256 ${card.contentHash} · ${card.schema}</p></footer>
</div></body></html>
`.text;
}

function itemMarkup(shown: CardItem): Markup {
  const { item, topic, appliesTo, asks, answers, tables, blank } = shown;
  return markup`<div class="item" id="item-${item}"><p class="number">${item}</p><div>
<header><h3>${topic} <span>${appliesTo}</span></h3></header><p class="asks">${asks}</p>
${answers.map((answer) => markup`<p class="answer">${answer}</p>`)}${tables.map(tableMarkup)}${
    blank === null ? null : markup`<p class="blank"><b>${blankLabel}</b>${blankWords(shown)}</p>`
  }</div></div>`;
}

function tableMarkup({ caption, heads, rows }: CardTable): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads.map(
    (head) => markup`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first = '', ...rest]) =>
      markup`<tr><th scope="row">${first}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}
