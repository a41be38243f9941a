/** The rows of the panels that explain the risk: every number in full. A difference of risks stands in percentage points. */
import type { PanelOf } from '../content';
import type { ReportRow } from './columns';

const points = 'percentage points';
const inPoints = (difference: number) => Number((100 * difference).toPrecision(10));

export function changeRows({ changes, changesSentence }: PanelOf<'patient'>): ReportRow[] {
  if (changesSentence === null) return [];
  return [
    { item: 'what if', text: changesSentence },
    ...changes.flatMap(({ name, label, from, to, alone, inOrder }) => [
      { feature: name, item: `what if, changed: ${label}`, text: `${from} to ${to}` },
      { feature: name, item: `what if, effect alone: ${label}`, value: inPoints(alone), unit: points },
      { feature: name, item: `what if, effect in order: ${label}`, value: inPoints(inOrder), unit: points },
    ]),
  ];
}

export function contributionRows(panel: PanelOf<'contributions'>): ReportRow[] {
  return [
    { item: 'reading', text: panel.reading },
    { item: 'explanation', text: panel.explanation },
    { item: 'risk of the reference patient', risk: panel.referenceRisk },
    { item: `risk, ${panel.subject}`, risk: panel.risk },
    ...panel.contributions.flatMap(({ name, label, contribution, low, high, detail }) => [
      { feature: name, item: label, value: inPoints(contribution), unit: points, text: detail },
      ...(panel.method === 'exact'
        ? []
        : [
            { feature: name, item: `${label}, lower end`, value: inPoints(low), unit: points },
            { feature: name, item: `${label}, upper end`, value: inPoints(high), unit: points },
          ]),
    ]),
  ];
}

export function counterfactualRows(panel: PanelOf<'counterfactuals'>): ReportRow[] {
  return [
    { item: 'what was looked for', text: panel.sentence },
    { item: 'explanation', text: panel.explanation },
    { item: 'features tried', value: panel.tried.length, text: panel.tried.join(', ') },
    ...panel.found.flatMap(({ changes, risk, distance }, index) => [
      { item: `change ${index + 1}: risk and distance`, value: distance, risk },
      ...changes.map(({ name, label, to, fromText, toText }) => ({
        ...{ feature: name, item: `change ${index + 1}: ${label}`, value: to, text: `${fromText} to ${toText}` },
      })),
    ]),
  ];
}

export function similarPatientRows(panel: PanelOf<'similarPatients'>): ReportRow[] {
  return [
    { item: 'who they are', text: panel.sentence },
    { item: 'explanation', text: panel.explanation },
    ...panel.patients.flatMap(({ number, distance, nCompared, risk, outcome, outcomeText, values, texts }) => {
      const who = `similar patient ${number}`;
      return [
        { item: `${who}: distance and risk`, value: distance, risk },
        { item: `${who}: features compared`, value: nCompared },
        { item: `${who}: outcome`, value: outcome, text: outcomeText },
        ...panel.keyFeatures.map(({ name, label }, at) => ({
          ...{ feature: name, item: `${who}: ${label}`, value: values[at] ?? null, text: texts[at] ?? null },
        })),
      ];
    }),
  ];
}

export function withinDataRows(panel: PanelOf<'withinData'>): ReportRow[] {
  const { combination } = panel;
  return [
    { item: 'single values', text: panel.sentence },
    ...panel.ranges.map(({ name, label, text, explanation }) => ({
      ...{ feature: name, item: label, text: `${text}: ${explanation}` },
    })),
    { item: 'combination', value: combination?.shareMoreUsual ?? null, text: panel.combinationSentence },
    { item: 'rule', text: panel.rule },
    ...(combination?.surprises ?? []).map(({ name, label, residual }) => ({
      ...{ feature: name, item: `${label}, against what the others lead to expect` },
      ...{ value: residual, unit: 'standard deviations' },
    })),
  ];
}
