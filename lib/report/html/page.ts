/** The report as one HTML file that works offline: no request, fonts and charts inside, one small script for the readouts. */
import { panelOf, type PanelName, type PatientReport } from '../content';
import { identifierMark } from '../identifier-mark';
import { renderPanel } from '../panel-renderers';
import { panelTitles, simulatedNotice, utcTime, whatIfNotice } from '../words';
import { fontFaces } from './font-faces';
import { markup, Markup } from './markup';
import { htmlPanels } from './panels';
import { reportScript, reportScriptSource } from './script';
import { reportStyle } from './style';

/** Nothing may be fetched, and nothing run but the page's own script, whatever the content holds. */
const policy = `default-src 'none'; script-src ${reportScriptSource}; style-src 'unsafe-inline'; font-src data:; img-src data:`;

/** Where each panel stands: beside others or across the page. */
const placeClasses: Readonly<Record<PanelName, string>> = {
  risk: '',
  patient: 'tall',
  placeInCohort: '',
  withinData: 'full',
  contributions: 'full',
  riskCurves: 'full bare long',
  counterfactuals: 'full',
  similarPatients: 'full',
  latentQuantileCurves: 'full bare long',
  assessment: 'full',
  evaluation: '',
  model: '',
  notes: 'full',
};

/** A complete HTML document, ready to be saved, mailed or printed. */
export async function renderHtml(report: PatientReport): Promise<string> {
  const notices = [whatIfNotice(report), simulatedNotice(report)].filter((text) => text !== null);
  const model = panelOf(report, 'model');
  const style = new Markup(`${await fontFaces()}\n${reportStyle}`);
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="generator" content="Riskcurve"><meta name="identifier" content="${identifierMark(report.identifier)}">
<title>${report.title}</title>
<style>${style}</style></head>
<body><div class="page">
<header class="head"><p class="brand">Riskcurve</p><p>${utcTime(report.createdAt)}</p>
<h1>${report.title}</h1><p>${report.cohort.name} · ${panelOf(report, 'patient').judgedBy}</p></header>
${notices.map((notice) => markup`<p class="notice" role="note">${notice}</p>`)}
<main>${report.panels.map(
    (panel) =>
      markup`<section class="panel ${placeClasses[panel.panel]}" id="${panel.panel}" data-panel="${panel.panel}">
<h2>${panelTitles[panel.panel]}</h2>${renderPanel(htmlPanels, panel)}</section>`,
  )}</main>
<footer><p>Report ${report.identifier} · model ${model.name}, version ${model.version}</p>
<p>Content sha256 ${report.contentHash} · ${report.schema}</p></footer>
</div><script>${new Markup(reportScript)}</script></body></html>
`.text;
}
