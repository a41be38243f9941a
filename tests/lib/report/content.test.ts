import { describe, expect, it } from 'vitest';
import { buildReportContent } from '@/lib/report/build-content';
import { contentHash } from '@/lib/report/canonical-json';
import { panelNames, panelOf, patientReportSchema } from '@/lib/report/content';
import { assessPatient } from '@/models/inference/assess';
import { membersThatNeverSaw } from '@/models/inference/unseen-members';
import { fixtureInput, fixtureModel } from '@/tests/support/report-fixture';

const report = buildReportContent(fixtureInput());

describe('buildReportContent', () => {
  it('has every panel once, in the stated order', () => {
    expect(report.panels.map(({ panel }) => panel)).toEqual([...panelNames]);
  });

  it('shows the risk by the members that never saw the patient, equal in every panel', () => {
    const { trained } = fixtureInput().model;
    const unseen = membersThatNeverSaw(trained, 7);
    expect(unseen).toHaveLength(4); // one fold of each of four repeats
    const expected = assessPatient(trained, fixtureInput().patient.values, unseen);
    expect(panelOf(report, 'risk')).toMatchObject({
      risk: expected.risk,
      riskLow: expected.riskLow,
      riskHigh: expected.riskHigh,
    });
    expect(panelOf(report, 'placeInCohort').risk).toBe(expected.risk);
    expect(panelOf(report, 'assessment').assessment).toEqual(expected);
    expect(expected.risk).not.toBe(assessPatient(trained, fixtureInput().patient.values).risk);
    expect(panelOf(report, 'patient').judgedBy).toBe('judged only by the 4 of 12 networks that never saw this patient');
  });

  it('reads a risk curve through the patient at the patient’s own risk', () => {
    const { risk } = panelOf(report, 'risk');
    const measured = panelOf(report, 'riskCurves').curves.filter(({ at }) => at !== null);
    expect(measured).toHaveLength(4);
    for (const curve of measured) {
      expect(curve.risk[curve.values.indexOf(curve.at ?? NaN)]).toBeCloseTo(risk, 6);
      expect(curve.atRisk).toBe(risk);
    }
  });

  it('orders the curves by swing and has the latent quantiles in the same order', () => {
    const curves = panelOf(report, 'riskCurves').curves;
    const swings = curves.map(({ swing }) => swing);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    expect(Math.max(...swings)).toBeGreaterThan(0.1);
    const latent = panelOf(report, 'latentQuantileCurves');
    expect(latent.curves.map((curve) => curve.feature.definition.name)).toEqual(
      curves.map((curve) => curve.feature.definition.name),
    );
    expect(latent.curves.every((curve) => curve.latentQuantiles.every((levels) => levels.length === 9))).toBe(true);
  });

  it('shows a missing value as missing and says what it could be, and what that adds', () => {
    const insulin = panelOf(report, 'patient').values.find(({ name }) => name === 'insulin');
    expect(insulin).toMatchObject({ value: null, text: 'not measured' });
    expect(insulin?.plausible).toMatch(/^[\d.,]+ to [\d.,]+\sµU\/ml$/);
    const curve = panelOf(report, 'riskCurves').curves.find(({ feature }) => feature.definition.name === 'insulin');
    expect(curve).toMatchObject({ at: null, reading: expect.stringMatching(/^Not measured\./) as string });
  });

  it('says when the risk is to be read with care', () => {
    const [missing, ...others] = panelOf(report, 'risk').cautions;
    expect(missing).toMatch(/^Insulin was not measured; the risk is averaged over plausible values, and that .*\.$/);
    expect(others).toEqual([]);
    expect(panelOf(report, 'assessment').assessment.missingShare).toBeGreaterThan(0);
    const input = fixtureInput();
    const { trained } = input.model;
    // Nine output biases end each weight vector: raised by 3, every level's latent quantile is positive and none brackets the root.
    const members = trained.members.map((member) => {
      const first = member.weights.length - 9;
      return { ...member, weights: member.weights.map((weight, at) => (at < first ? weight : weight + 3)) };
    });
    const beyond = buildReportContent({ ...input, model: { ...input.model, trained: { ...trained, members } } });
    expect(panelOf(beyond, 'assessment').assessment.beyondGrid).toBe('above');
    expect(panelOf(beyond, 'risk').cautions).toContain(
      'Read with care: the risk lies above what the model’s quantile levels bracket and is extrapolated.',
    );
  });

  it('places the patient in the cohort', () => {
    const place = panelOf(report, 'placeInCohort');
    const { risks } = fixtureInput().cohort;
    expect(place.histogram.reduce((sum, count) => sum + count, 0)).toBe(240);
    expect(place.shareBelow).toBeCloseTo(risks.filter((risk) => risk < place.risk).length / 240, 12);
  });

  it('names the whole version of the model and what positive means', () => {
    expect(panelOf(report, 'model').version).toBe('3f9c21ab'.repeat(8));
    expect(panelOf(report, 'risk').sentence).toBe(
      'Of 100 patients like this one, about 42 have diabetes within 5 years.',
    );
    const notes = panelOf(report, 'notes').notes.map(({ text }) => text);
    expect(notes.join(' ')).toContain('not the effect of treatment');
    expect(notes.join(' ')).toContain(
      'for: Adults at the yearly check: whom to test – Łódź ≥ β₁. Threshold 35\u202f%, chosen by net benefit. For research',
    );
    const input = fixtureInput();
    const draft = buildReportContent({ ...input, model: { ...input.model, publication: null } });
    expect(panelOf(draft, 'notes').notes.at(-1)!.text).toContain('This version of the model is not published');
  });

  it('says of a simulated cohort that no real patient is in it', () => {
    const input = fixtureInput();
    const simulated = buildReportContent({ ...input, cohort: { ...input.cohort, simulatedFrom: 'risk = f(age).' } });
    expect(simulated.cohort.simulatedFrom).toBe('risk = f(age).');
    expect(panelOf(simulated, 'notes').notes[0]).toMatchObject({ title: 'Simulated cohort' });
  });

  it('has no quantile levels for a BCE model and says so', () => {
    const bce = buildReportContent(fixtureInput({ loss: 'bce' }));
    expect(panelOf(bce, 'latentQuantileCurves')).toMatchObject({ taus: [], tauStar: null, curves: [] });
    expect(panelOf(bce, 'latentQuantileCurves').explanation).toContain('no quantile levels');
    expect(panelOf(bce, 'assessment').estimator).toBe('bce');
  });

  it('judges a patient outside of the cohort by all members', () => {
    const input = fixtureInput();
    const outsider = buildReportContent({ ...input, patient: { ...input.patient, rowIndex: null } });
    expect(panelOf(outsider, 'patient').judgedBy).toBe('judged by all 12 networks of the model');
    expect(panelOf(outsider, 'assessment').assessment.nMembers).toBe(12);
  });

  it('stands a feature that nobody in the cohort has a value of', () => {
    const input = fixtureInput();
    const trained = fixtureModel();
    const summaries = trained.summaries.map((summary, position) =>
      position === 2
        ? { kind: 'numeric' as const, nMissing: 240, quantiles: [], histogram: [], integer: true }
        : summary,
    );
    const empty = buildReportContent({ ...input, model: { ...input.model, trained: { ...trained, summaries } } });
    const curve = panelOf(empty, 'riskCurves').curves.find(({ feature }) => feature.definition.name === 'insulin');
    expect(curve).toMatchObject({ values: [], reading: 'No patient of the cohort has a value.' });
  });
});

describe('the hash and the schema', () => {
  it('recomputes from the validated JSON', () => {
    const back = patientReportSchema.parse(JSON.parse(JSON.stringify(report)));
    expect(contentHash(back)).toBe(report.contentHash);
  });

  it('changes with any number in the content', () => {
    const nudged = { ...panelOf(report, 'risk'), risk: panelOf(report, 'risk').risk + 1e-9 };
    const panels = report.panels.map((panel) => (panel.panel === 'risk' ? nudged : panel));
    expect(contentHash({ ...report, panels })).not.toBe(report.contentHash);
  });

  it('refuses a report without a panel, with a panel twice, or with an unknown key', () => {
    const without = { ...report, panels: report.panels.filter(({ panel }) => panel !== 'notes') };
    expect(patientReportSchema.safeParse(without).error?.issues[0]?.message).toContain('exactly the panels');
    expect(patientReportSchema.safeParse({ ...report, panels: [...report.panels, ...report.panels] }).success).toBe(
      false,
    );
    expect(patientReportSchema.safeParse({ ...report, remark: 'added' }).success).toBe(false);
    expect(patientReportSchema.safeParse(report).success).toBe(true);
  });
});
