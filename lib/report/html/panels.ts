/** One function a panel. */
import { formatCount, formatRisk } from '@/lib/format';
import { iconArrayDrawing, placeDrawing } from '../charts/glance';
import type { PanelOf } from '../content';
import type { PanelRenderers } from '../panel-renderers';
import { intervalCaption, metricTexts, modelEntries, partTitles } from '../words';
import { latentMarkup, riskCurvesMarkup } from './curves';
import { drawingMarkup } from './drawing';
import {
  changesMarkup,
  contributionsMarkup,
  counterfactualsMarkup,
  similarPatientsMarkup,
  withinDataMarkup,
} from './explanations';
import { markup, type Markup } from './markup';
import { valueRemark } from '../value-remark';

/** The inside of each panel. */
export const htmlPanels: PanelRenderers<Markup> = {
  risk: riskMarkup,
  patient: patientMarkup,
  placeInCohort: (panel) => markup`${drawingMarkup(placeDrawing(panel))}<p class="soft">${panel.sentence}</p>`,
  withinData: withinDataMarkup,
  contributions: contributionsMarkup,
  riskCurves: riskCurvesMarkup,
  counterfactuals: counterfactualsMarkup,
  similarPatients: similarPatientsMarkup,
  latentQuantileCurves: latentMarkup,
  assessment: assessmentMarkup,
  evaluation: evaluationMarkup,
  model: (panel) =>
    markup`<dl>${modelEntries(panel).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
  notes: (panel) =>
    markup`<div class="notes">${panel.notes.map(
      ({ title, text }) => markup`<div><h3>${title}</h3><p>${text}</p></div>`,
    )}</div>`,
};

function riskMarkup(panel: PanelOf<'risk'>): Markup {
  return markup`<div class="big"><strong>${formatRisk(panel.risk)}</strong>
<span class="soft">${intervalCaption(panel.riskLow, panel.riskHigh, panel.intervalLevel)}</span></div>
<p class="say">${panel.sentence}</p>${drawingMarkup(iconArrayDrawing(panel))}
<p class="key"><span>${swatch('expected')}expected</span><span>${swatch('possible')}up to the interval’s end</span></p>
<p class="soft">${panel.thresholdSentence}</p>${panel.cautions.map((caution) => markup`<p class="caution">${caution}</p>`)}`;
}

function swatch(role: 'expected' | 'possible'): Markup {
  return markup`<svg viewBox="0 0 11 11" aria-hidden="true"><circle class="${role}" cx="5.5" cy="5.5" r="4.6"/></svg>`;
}

function patientMarkup(panel: PanelOf<'patient'>): Markup {
  return markup`${changesMarkup(panel)}<table><thead><tr><th scope="col">Feature</th><th scope="col">Value</th><th scope="col">In the cohort</th></tr></thead>
<tbody>${panel.values.map(
    (shown) =>
      markup`<tr><th scope="row">${shown.label}</th><td class="${
        shown.value === null ? 'missing' : 'value'
      }">${shown.text}</td><td class="soft">${valueRemark(shown)}</td></tr>`,
  )}</tbody></table>`;
}

function assessmentMarkup(panel: PanelOf<'assessment'>): Markup {
  return markup`<div class="scroll"><table><tbody>${panel.rows.map(
    ({ name, value, meaning }) =>
      markup`<tr><th scope="row">${name}</th><td class="value">${value}</td><td class="soft">${meaning}</td></tr>`,
  )}</tbody></table></div>`;
}

function evaluationMarkup(panel: PanelOf<'evaluation'>): Markup {
  return markup`<div class="scroll">${panel.parts.map(
    ({ part, nPatients, nEvents, metrics }) =>
      markup`<h3>${partTitles[part]} <span>${formatCount(nPatients, 'patient')}, ${formatCount(nEvents, 'event')}</span></h3>
<table class="metrics"><tbody>${metrics.map((metric) => {
        const [estimate, interval] = metricTexts(metric);
        return markup`<tr><th scope="row">${metric.label}</th><td class="value">${estimate}</td><td class="soft">${interval}</td></tr>`;
      })}</tbody></table>`,
  )}</div><p class="soft">${panel.explanation}</p>`;
}
