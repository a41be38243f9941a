/** The curves of the HTML report: each with a readout along it and the numbers behind it. */
import { cardFrame, type Frame } from '@/lib/charts/frame';
import { latentFrame } from '@/lib/charts/latent-quantile-chart';
import { formatInterval, formatNumber, formatRisk } from '@/lib/format';
import { latentQuantileDrawing } from '../charts/latent-quantiles';
import { latentReadouts, riskReadouts, type Readouts } from '../charts/readouts';
import { riskCurveDrawing } from '../charts/risk-curve';
import type { CurveFeature, PanelOf } from '../content';
import { valueText } from '../panels/patient';
import { thinned } from '../thinned';
import { swingText } from '../words';
import { drawingMarkup } from './drawing';
import { markup, type Markup } from './markup';

export function riskCurvesMarkup(panel: PanelOf<'riskCurves'>): Markup {
  return markup`<div class="curves">${panel.curves.map((curve) => {
    const { definition } = curve.feature;
    const rows = thinned(curve.values.length).map((index) => [
      valueText(definition, curve.values[index] ?? NaN),
      formatRisk(curve.risk[index] ?? 0),
      formatInterval(curve.riskLow[index] ?? 0, curve.riskHigh[index] ?? 0),
    ]);
    const chart = drawingMarkup(riskCurveDrawing(curve));
    return markup`<article><header>${featureHeading(curve.feature)}<small>${swingText(curve.swing)}</small></header>${probe(
      `Risk along ${definition.label}`,
      chart,
      riskReadouts(curve, cardFrame),
      cardFrame,
    )}<p>${curve.reading}</p>${numbers(['Value', 'Risk', 'Interval'], rows)}</article>`;
  })}</div>`;
}

export function latentMarkup(panel: PanelOf<'latentQuantileCurves'>): Markup {
  const { taus } = panel;
  return markup`<p class="lead">${panel.explanation}</p>
<div class="curves">${panel.curves.map((curve) => {
    const { definition } = curve.feature;
    const rows = thinned(curve.values.length).map((index) => [
      valueText(definition, curve.values[index] ?? NaN),
      ...(curve.latentQuantiles[index] ?? []).map((quantile) => formatNumber(quantile, 2)),
    ]);
    const chart = drawingMarkup(latentQuantileDrawing(curve, taus, panel.tauStar));
    return markup`<article><header>${featureHeading(curve.feature)}</header>${probe(
      `Latent quantiles along ${definition.label}`,
      chart,
      latentReadouts(curve, taus, latentFrame),
      latentFrame,
    )}${numbers(['Value', ...taus.map((tau) => formatNumber(tau))], rows)}</article>`;
  })}</div>`;
}

function featureHeading({ definition }: CurveFeature): Markup {
  const unit = definition.kind === 'numeric' ? definition.unit : null;
  return markup`<h3>${definition.label}${unit === null ? null : markup` <span>${unit}</span>`}</h3>`;
}

/** A chart that the script can walk along. */
function probe(label: string, chart: Markup | null, readouts: Readouts | null, frame: Frame): Markup | null {
  if (chart === null || readouts === null) return chart;
  const points = JSON.stringify(readouts.points.map(({ x, y, words }) => [x, y, words]));
  return markup`<div class="probe" data-label="${label}" data-own="${readouts.own}" data-top="${frame.top}" data-bottom="${frame.bottom}" data-points="${points}">${chart}<div class="readout" aria-hidden="true"></div></div>`;
}

/** The table behind a chart, folded away and never printed: about ten points of it. */
function numbers(heads: readonly string[], rows: readonly (readonly string[])[]): Markup | null {
  if (rows.length === 0) return null;
  return markup`<details><summary>Show the numbers</summary><div class="scroll"><table class="numbers"><thead><tr>${heads.map(
    (head) => markup`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first = '', ...rest]) =>
      markup`<tr><th scope="row">${first}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div></details>`;
}
