/** The tables of the explanations, as every format for people writes them. */
import { formatNumber, formatPoints, formatRisk } from '@/lib/format';
import type { PanelOf } from './content';

export interface Table {
  readonly heads: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly string[])[];
}

/** What a what-if changed; null where nothing was. */
export function changesTable({ changes }: PanelOf<'patient'>): Table | null {
  if (changes.length === 0) return null;
  return {
    heads: ['What if', 'On record', 'Changed to', 'Alone', 'In order'],
    rows: changes.map(({ label, from, to, alone, inOrder }) => [
      ...[label, from, to],
      ...[formatPoints(alone), formatPoints(inOrder)],
    ]),
  };
}

/** @param count how many, the largest first; all by default. The last row says from where to where all of them lead. */
export function contributionsTable(panel: PanelOf<'contributions'>, count = Infinity): Table {
  const isSampled = panel.method === 'sampled';
  const interval = (low: number, high: number) => (isSampled ? [`${formatPoints(low)} to ${formatPoints(high)}`] : []);
  const whole = [
    formatPoints(panel.risk - panel.referenceRisk),
    formatRisk(panel.risk),
    formatRisk(panel.referenceRisk),
  ];
  return {
    heads: ['Value', 'Contribution', 'Here', 'Reference patient', ...(isSampled ? ['Interval'] : [])],
    rows: [
      ...panel.contributions
        .slice(0, count)
        .map(({ label, text, referenceText, contribution, low, high }) => [
          ...[label, formatPoints(contribution), text, referenceText],
          ...interval(low, high),
        ]),
      ['Risk, all values', ...whole, ...(isSampled ? [''] : [])],
    ],
  };
}

/** One row for each set of changes. */
export function counterfactualsTable({ found, risk: now, threshold, direction }: PanelOf<'counterfactuals'>): Table {
  const limit = formatRisk(threshold);
  const then = (risk: number) =>
    formatRisk(risk) === limit && direction === 'below' ? `just below ${limit}` : formatRisk(risk);
  return {
    heads: ['Change', 'Risk then', 'Difference', 'Distance'],
    rows: found.map(({ changes, risk, distance }) => [
      changes.map(({ label, fromText, toText }) => `${label} ${fromText} → ${toText}`).join('; '),
      ...[then(risk), formatPoints(risk - now), formatNumber(distance, 2)],
    ]),
  };
}

/** This patient first, for comparison. */
export function similarPatientsTable({ keyFeatures, patients }: PanelOf<'similarPatients'>): Table {
  return {
    heads: ['Patient', 'Distance', 'Risk', 'On record', ...keyFeatures.map(({ label }) => label)],
    rows: [
      ['this patient', '', '', '', ...keyFeatures.map(({ text }) => text)],
      ...patients.map(({ number, distance, risk, outcomeText, texts }) => [
        ...[`similar patient ${number}`, formatNumber(distance, 2), formatRisk(risk), outcomeText],
        ...texts,
      ]),
    ],
  };
}

/** @param only which verdicts; all by default */
export function rangesTable({ ranges }: PanelOf<'withinData'>, only?: readonly string[]): Table {
  return {
    heads: ['Value', 'Here', 'In the cohort'],
    rows: ranges
      .filter(({ verdict }) => only?.includes(verdict) ?? true)
      .map(({ label, text, explanation }) => [label, text, explanation]),
  };
}

/** How far each value lies from what the others lead to expect; no rows where that cannot be judged. */
export function surprisesTable({ combination }: PanelOf<'withinData'>): Table {
  return {
    heads: ['Value', 'Against what the others lead to expect'],
    rows: (combination?.surprises ?? []).map(({ label, residual }) => [
      label,
      `${formatNumber(Math.abs(residual), 1)} standard deviations ${residual >= 0 ? 'higher' : 'lower'}`,
    ]),
  };
}
