/** One function a panel, and the switch that knows them all. */
import { formatCount, formatRisk } from '@/lib/format';
import type { Panel, PanelOf } from '../content';
import { intervalCaption, metricTexts, partTitles, settingTexts, utcTime } from '../words';
import { curveArticle, iconArray, latentArticle, placeChart } from './charts';
import { markup, type Markup } from './markup';

/** The inside of a panel. The compiler refuses a panel that is not listed here. */
export function panelMarkup(panel: Panel): Markup {
  switch (panel.panel) {
    case 'risk':
      return riskMarkup(panel);
    case 'patient':
      return patientMarkup(panel);
    case 'placeInCohort':
      return markup`${placeChart(panel)}<p class="soft">${panel.sentence}</p>`;
    case 'riskCurves':
      return markup`<div class="curves">${panel.curves.map(curveArticle)}</div>`;
    case 'latentQuantileCurves':
      return latentMarkup(panel);
    case 'assessment':
      return assessmentMarkup(panel);
    case 'evaluation':
      return evaluationMarkup(panel);
    case 'model':
      return modelMarkup(panel);
    case 'notes':
      return markup`<div class="notes">${panel.notes.map(
        ({ title, text }) => markup`<div><h3>${title}</h3><p>${text}</p></div>`,
      )}</div>`;
  }
}

function riskMarkup(panel: PanelOf<'risk'>): Markup {
  return markup`<div class="big"><strong>${formatRisk(panel.risk)}</strong>
<span class="soft">${intervalCaption(panel.riskLow, panel.riskHigh, panel.intervalLevel)}</span></div>
<p class="say">${panel.sentence}</p>${iconArray(panel)}
<p class="key"><span><i class="expected"></i>expected</span><span><i class="may"></i>up to the interval’s end</span></p>
<p class="soft">${panel.thresholdSentence}</p>`;
}

function patientMarkup(panel: PanelOf<'patient'>): Markup {
  return markup`<table><thead><tr><th scope="col">Feature</th><th scope="col">Value</th><th scope="col">In the cohort</th></tr></thead>
<tbody>${panel.values.map(
    ({ label, text, assumed, place }) =>
      markup`<tr><th scope="row">${label}</th><td class="value">${
        assumed === null ? text : markup`<span class="missing">${text}</span><span class="soft">assumed ${assumed}</span>`
      }</td><td class="soft">${place}</td></tr>`,
  )}</tbody></table>`;
}

function latentMarkup(panel: PanelOf<'latentQuantileCurves'>): Markup {
  return markup`<p class="lead">${panel.explanation}</p>
<div class="curves small">${panel.curves.map((curve) => latentArticle(curve, panel.taus))}</div>`;
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
<table><tbody>${metrics.map((metric) => {
        const [estimate, interval] = metricTexts(metric);
        return markup`<tr><th scope="row">${metric.label}</th><td class="value">${estimate}</td><td class="soft">${interval}</td></tr>`;
      })}</tbody></table>`,
  )}</div><p class="soft">${panel.explanation}</p>`;
}

function modelMarkup(panel: PanelOf<'model'>): Markup {
  const { engine } = panel;
  const entries: [string, string][] = [
    ['Name', panel.name],
    ['Version (sha256)', panel.version],
    ['Trained', `${utcTime(panel.trainedAt)}, ${formatCount(panel.nMembers, 'network')}`],
    ['Engine', `${engine.engine}, ${engine.backend}, ${engine.device}`],
    ['Code version', panel.codeVersion],
    ['Data (sha256)', panel.dataHash],
    ['Prevalence', formatRisk(panel.prevalence)],
    ...settingTexts(panel.config),
  ];
  return markup`<dl>${entries.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
