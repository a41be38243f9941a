import { describe, expect, it } from 'vitest';
import { buildReportContent } from '@/lib/report/build-content';
import { contributionsDrawing } from '@/lib/report/charts/contributions';
import { line, rect, text } from '@/lib/report/charts/drawing';
import { panelOf, type PatientReport } from '@/lib/report/content';
import { fhirBundle } from '@/lib/report/fhir/bundle';
import { mergeShapes } from '@/lib/report/pdf/merge-shapes';
import { renderReport, reportFormats } from '@/lib/report/render-report';
import type { ReportInput } from '@/lib/report/report-input';
import { counterfactualsTable } from '@/lib/report/tables';
import { assessPatient } from '@/models/inference/assess';
import { createPatientState } from '@/models/inference/patient-state';
import { membersThatNeverSaw } from '@/models/inference/unseen-members';
import { pdfText } from '@/tests/support/pdf-text';
import { fixtureInput } from '@/tests/support/report-fixture';

const input = fixtureInput();
const report = buildReportContent(input);
const { trained } = input.model;
const members = membersThatNeverSaw(trained, input.patient.rowIndex);
const riskOf = (values: ArrayLike<number>) => assessPatient(trained, Float64Array.from(values), members).risk;
/** Of the fixture's patient with other values supposed: what is missing keeps the plausible values of the record. */
function supposedRisk(values: ArrayLike<number>): number {
  const state = createPatientState(trained, members);
  state.set(input.patient.values);
  state.change(Float64Array.from(values));
  return state.assess().risk;
}
const withValues = (values: number[], own: ReportInput['patient']['own'] = null) =>
  buildReportContent({ ...input, patient: { ...input.patient, values: Float64Array.from(values), own } });

describe('contributions', () => {
  it('lead from the reference patient to this one, by the members that never saw the patient', () => {
    const panel = panelOf(report, 'contributions');
    expect(panel.risk).toBeCloseTo(panelOf(report, 'risk').risk, 10);
    expect(panel.referenceRisk).toBeCloseTo(riskOf(trained.reference), 10);
    const sum = panel.contributions.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo(panel.risk - panel.referenceRisk, 10);
    expect(Math.max(...panel.contributions.map(({ contribution }) => Math.abs(contribution)))).toBeGreaterThan(0.01);
    expect(panel).toMatchObject({ method: 'exact', intervalLevel: null, subject: 'this patient' });
    expect(panel.contributions.find(({ name }) => name === 'insulin')).toMatchObject({
      value: null,
      text: 'not measured',
    });
  });

  it('are drawn as one bar each, the many small ones as one', () => {
    const panel = panelOf(report, 'contributions');
    const bars = (drawn: typeof panel) =>
      contributionsDrawing(drawn)!.shapes.filter(({ role }) => role === 'raises' || role === 'lowers').length;
    expect(bars(panel)).toBe(panel.contributions.filter(({ contribution }) => contribution !== 0).length);
    const [first] = panel.contributions;
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...first!,
      label: `feature ${index}`,
      contribution: 0.002,
    }));
    expect(bars({ ...panel, contributions: many })).toBe(12);
    expect(JSON.stringify(contributionsDrawing({ ...panel, contributions: many })!.shapes)).toContain('49 others');
    expect(contributionsDrawing({ ...panel, contributions: [] })).toBeNull();
  });
});

describe('counterfactuals', () => {
  it('each bring the risk across the threshold, by changes of modifiable features alone', () => {
    const panel = panelOf(report, 'counterfactuals');
    expect(panel).toMatchObject({ direction: 'below', threshold: 0.35 });
    expect(panel.found.length).toBeGreaterThan(0);
    for (const { changes, risk } of panel.found) {
      const values = Float64Array.from(input.patient.values);
      for (const { name, from, to } of changes) {
        const feature = trained.features.findIndex((described) => described.name === name);
        expect(values[feature]).toBe(from);
        expect(trained.features[feature]!.modifiable).toBe(true);
        values[feature] = to;
      }
      expect(supposedRisk(values)).toBeCloseTo(risk, 10);
      expect(risk).toBeLessThan(0.35);
    }
    expect(panel.explanation).toContain('not the effect of treatment');
  });

  it('say that there are none rather than nothing', () => {
    const far = buildReportContent({ ...input, model: { ...input.model, threshold: 0.001 } });
    const panel = panelOf(far, 'counterfactuals');
    expect(panel.found).toEqual([]);
    expect(panel.sentence).toMatch(/^None found within the valid ranges: no change of one, two or three of Glucose, /);
    const fixed = trained.features.map((feature) => ({ ...feature, modifiable: false }));
    const none = buildReportContent({ ...input, model: { ...input.model, trained: { ...trained, features: fixed } } });
    expect(panelOf(none, 'counterfactuals').sentence).toBe(
      'None found: no modifiable feature of this patient is known.',
    );
  });

  it('never read as the threshold where they lie below it', () => {
    const panel = panelOf(report, 'counterfactuals');
    const [found] = panel.found;
    const close = { ...panel, found: [{ ...found!, risk: 0.3499 }] };
    expect(counterfactualsTable(close).rows[0]![1]).toBe('just below 35\u202f%');
    expect(counterfactualsTable({ ...close, found: [{ ...found!, risk: 0.34 }] }).rows[0]![1]).toBe('34\u202f%');
  });
});

describe('similar patients', () => {
  it('are others, nearest first, told by number and nothing that names them', () => {
    const { patients, sentence, explanation } = panelOf(report, 'similarPatients');
    expect(patients.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    const distances = patients.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    for (const other of patients)
      expect(Object.keys(other).sort()).toEqual(
        ['distance', 'nCompared', 'number', 'outcome', 'outcomeText', 'risk', 'texts', 'values'].sort(),
      );
    const nPositive = patients.filter(({ outcome }) => outcome === 1).length;
    expect(sentence).toContain(`: ${nPositive} who have diabetes within 5 years, ${5 - nPositive} who stay free`);
    expect(explanation).toContain('not named');
  });

  it('leave out the patient’s own row, and only that', () => {
    const { table } = input.cohort;
    const values = table.columns.map((column) => column[7]!);
    const own = panelOf(withValues(values), 'similarPatients').patients;
    expect(own[0]!.distance).toBeGreaterThan(0);
    const patient = { ...input.patient, values: Float64Array.from(values), rowIndex: null };
    const outsider = panelOf(buildReportContent({ ...input, patient }), 'similarPatients').patients;
    expect(outsider[0]).toMatchObject({ distance: 0, risk: input.cohort.risks[7], outcome: input.cohort.labels[7] });
  });

  it('are none for a patient of whom nothing is known', () => {
    const panel = panelOf(withValues([NaN, NaN, NaN, NaN, NaN]), 'similarPatients');
    expect(panel).toMatchObject({ patients: [], sentence: expect.stringMatching(/^None: /) as string });
  });
});

describe('within the data', () => {
  it('finds an ordinary patient ordinary and adds no caution', () => {
    const panel = panelOf(report, 'withinData');
    expect(panel.sentence).toBe('Each known value, for itself, is common in the cohort.');
    expect(panel.ranges.map(({ verdict }) => verdict)).toEqual(['within', 'within', 'notMeasured', 'within', 'within']);
    expect(panel.combination?.isUnusual).toBe(false);
    expect(panelOf(report, 'risk').cautions).toEqual([expect.stringContaining('was not measured')]);
  });

  it('tells a value beyond everybody from a rare one, and warns beside the risk', () => {
    const glucose = Float64Array.from(input.cohort.table.columns[0]!).sort();
    const beyond = withValues([glucose.at(-1)! + 1, 33.6, NaN, 0.42, 1]);
    expect(panelOf(beyond, 'withinData').ranges[0]).toMatchObject({ verdict: 'outside' });
    expect(panelOf(beyond, 'risk').cautions).toEqual([
      expect.stringContaining('was not measured') as string,
      expect.stringMatching(/^Read with care: no patient of the cohort reaches as far as Glucose \(/) as string,
    ]);
    const rare = withValues([glucose.at(-1)!, 33.6, NaN, 0.42, 1]);
    expect(panelOf(rare, 'withinData').ranges[0]).toMatchObject({ verdict: 'rare' });
    expect(panelOf(rare, 'withinData').sentence).toBe('Rare in the cohort: Glucose.');
    expect(panelOf(rare, 'risk').cautions).toEqual([expect.stringContaining('was not measured')]);
  });

  it('judges the combination by the model’s own quantiles, and says where it cannot', () => {
    const dependence = { ...trained.dependence!, unusualness: new Array<number>(101).fill(-10) };
    const strict = { ...input.model, trained: { ...trained, dependence } };
    const unusual = buildReportContent({ ...input, model: strict });
    expect(panelOf(unusual, 'withinData').combination?.isUnusual).toBe(true);
    expect(panelOf(unusual, 'withinData').combinationSentence).toMatch(
      /^The combination of values is unusual: .* lead to expect\.$/,
    );
    expect(panelOf(unusual, 'risk').cautions.join()).toContain('the combination of values is unusual');
    const { dependence: _, ...older } = trained;
    const silent = buildReportContent({ ...input, model: { ...input.model, trained: older } });
    expect(panelOf(silent, 'withinData')).toMatchObject({ combination: null });
    expect(panelOf(silent, 'withinData').combinationSentence).toContain('cannot be judged');
    const single = panelOf(withValues([148, NaN, NaN, NaN, NaN]), 'withinData');
    expect(single.combinationSentence).toContain('fewer than two values');
  });
});

describe('a what-if', () => {
  const own = input.patient.values;
  const changed = [120, 28, NaN, 0.42, 3];
  const whatIf = withValues(changed, own);

  it('tells each change with what it does, alone and in order', () => {
    const { changes, changesSentence } = panelOf(whatIf, 'patient');
    expect(changes.map(({ name }) => name)).toEqual(['glucose', 'bmi', 'pain']);
    expect(changes[1]!.alone).toBeCloseTo(supposedRisk([148, 28, NaN, 0.42, 1]) - supposedRisk(own), 10);
    expect(changes[1]!.inOrder).toBeCloseTo(
      supposedRisk([120, 28, NaN, 0.42, 1]) - supposedRisk([120, 33.6, NaN, 0.42, 1]),
      10,
    );
    expect(changesSentence).toMatch(/^What if, not this patient’s record: the risk goes from /);
    expect(panelOf(whatIf, 'contributions').reading).toContain('that of the what-if');
    expect(panelOf(report, 'patient')).toMatchObject({ changes: [], changesSentence: null });
  });

  it.each(reportFormats)('is marked as one in %s, with its effects, and a record is not', async (format) => {
    const told = async (content: PatientReport) => {
      const bytes = await renderReport(content, format);
      return (format === 'pdf' ? pdfText(bytes) : new TextDecoder().decode(bytes)).replace(/\s+/g, '');
    };
    const mark = 'Whatif,notthispatient’srecord';
    const text = await told(whatIf);
    expect(text.split(mark).length).toBeGreaterThan(1);
    expect(text).toContain('theriskgoesfrom');
    expect(await told(report)).not.toContain(mark);
  });
});

describe('a model of logistic regressions', () => {
  it.each(reportFormats)('is not said to hold networks, in %s', async (format) => {
    const logistic = fixtureInput({ loss: 'bce' });
    const { trained: model } = logistic.model;
    const config = { ...model.config, loss: 'logistic' as const, hiddenUnits: [] };
    const shorter = model.members.map((member) => ({ ...member, weights: member.weights.slice(0, 9) })); // 8 inputs and a bias
    const content = buildReportContent({
      ...logistic,
      model: { ...logistic.model, trained: { ...model, config, members: shorter } },
    });
    expect(panelOf(content, 'patient').judgedBy).toBe(
      'judged only by the 4 of 12 logistic regressions that never saw this patient',
    );
    const bytes = await renderReport(content, format);
    const written = format === 'pdf' ? pdfText(bytes) : new TextDecoder().decode(bytes);
    expect(written).not.toMatch(/networks?\b/i);
    expect(JSON.stringify(fhirBundle(content))).toContain('ensemble of 12 logistic regressions');
  });
});

describe('a PDF of many features', () => {
  it('draws the curves that move the risk most and names every other', async () => {
    const { curves } = panelOf(report, 'riskCurves');
    const [numeric] = curves.filter(({ feature }) => feature.summary.kind === 'numeric');
    const many = Array.from({ length: 30 }, (_, index) => {
      const definition = { ...numeric!.feature.definition, name: `n${index}`, label: `Band ${index}` };
      return { ...numeric!, feature: { ...numeric!.feature, definition }, swing: 0.3 - index / 100 };
    });
    const panels = report.panels.map((panel) => (panel.panel === 'riskCurves' ? { ...panel, curves: many } : panel));
    const written = pdfText(await renderReport({ ...report, panels }, 'pdf')).replace(/\s+/g, '');
    expect(written).toContain(
      'Notdrawn:6others,noneofwhichmovestheriskbymorethan6.0points:Band24,Band25,Band26,Band27,Band28andBand29.',
    );
    for (const { feature } of many) expect(written).toContain(feature.definition.label.replace(' ', ''));
    expect(pdfText(await renderReport(report, 'pdf')).replace(/\s+/g, '')).not.toContain('Notdrawn');
  });
});

describe('mergeShapes', () => {
  it('draws lines and rectangles of one role as one path, past ticks and not past anything else', () => {
    const grid = [line('grid', 0, 1, 2, 1), text('tick', 0, 0, 'end', '0'), line('grid', 0, 3, 2, 3)];
    expect(mergeShapes(grid)).toEqual([
      { kind: 'path', role: 'grid', d: 'M0,1L2,1M0,3L2,3', opacity: null },
      text('tick', 0, 0, 'end', '0'),
    ]);
    expect(mergeShapes([rect('bar', 1, 2, 3, 4), rect('density', 1, 2, 3, 4), rect('density', 5, 2, 3, 4)])).toEqual([
      { kind: 'path', role: 'bar', d: 'M1,2h3v4h-3Z', opacity: null },
      { kind: 'path', role: 'density', d: 'M1,2h3v4h-3ZM5,2h3v4h-3Z', opacity: null },
    ]);
    const dot = { kind: 'circle', role: 'dot', x: 1, y: 1, r: 1 } as const;
    expect(mergeShapes([line('grid', 0, 1, 2, 1), dot, line('grid', 0, 3, 2, 3)])).toHaveLength(3);
  });
});
