import { describe, expect, it } from 'vitest';
import { buildReportContent } from '@/lib/report/build-content';
import { panelNames, panelOf, type PatientReport } from '@/lib/report/content';
import { attachedReport } from '@/lib/report/fhir/attached-report';
import { fhirBundle } from '@/lib/report/fhir/bundle';
import { ucumCode } from '@/lib/report/fhir/units';
import { panelTitles } from '@/lib/report/words';
import { fhirFaults, type Bundle } from '@/tests/support/fhir-schema';
import { fixtureInput } from '@/tests/support/report-fixture';

const input = fixtureInput();
const report = buildReportContent(input);
const whatIf = buildReportContent({
  ...input,
  patient: { ...input.patient, values: Float64Array.from([120, 33.6, NaN, 0.42, 3]), own: input.patient.values },
});
const simulated = buildReportContent({ ...input, cohort: { ...input.cohort, simulatedFrom: 'risk = f(age).' } });

const bundleOf = (content: PatientReport) => fhirBundle(content) as unknown as Bundle;
const resourcesOf = (content: PatientReport, type: string) =>
  bundleOf(content)
    .entry.map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === type);
const assessmentOf = (content: PatientReport) => resourcesOf(content, 'RiskAssessment')[0]!;

describe('the FHIR bundle', () => {
  it.each([
    ['a patient', report],
    ['a what-if', whatIf],
    ['a simulated patient', simulated],
    ['a model without levels', buildReportContent(fixtureInput({ loss: 'bce' }))],
    ['hostile words', buildReportContent(fixtureInput({ label: '<script>"&\'\u00a0\u202f</script>' }))],
  ])('of %s meets the published R4 schema', (_, content) => {
    expect(fhirFaults(bundleOf(content))).toEqual([]);
  });

  it('would not meet it with a probability as text, an unknown element or a no-break space', () => {
    const broken = (change: object) => ({
      ...bundleOf(report),
      entry: [{ fullUrl: 'urn:x', resource: { ...assessmentOf(report), ...change } }],
    });
    expect(fhirFaults(broken({ prediction: [{ probabilityDecimal: '43' }] }))).not.toEqual([]);
    expect(fhirFaults(broken({ relativRisk: 2 }))).not.toEqual([]);
    expect(fhirFaults(broken({ method: { text: '35\u202f%' } }))).not.toEqual([]);
  });

  it('gives the risk as a percentage and its interval as a range of percentages of the same outcome', () => {
    const risk = panelOf(report, 'risk');
    const [point, interval] = assessmentOf(report).prediction as Record<string, never>[];
    expect(point!.probabilityDecimal).toBeCloseTo(100 * risk.risk, 2);
    expect(point!.probabilityDecimal).toBeGreaterThan(1); // a fraction would be below
    expect(point).not.toHaveProperty('relativeRisk');
    const percent = (value: number) => ({
      ...{ value: Number((100 * value).toFixed(2)), unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
    });
    expect(interval!.probabilityRange).toEqual({ low: percent(risk.riskLow), high: percent(risk.riskHigh) });
    expect(interval!.outcome).toEqual({ text: 'have diabetes within 5 years' });
    expect(interval!.outcome).toEqual(point!.outcome);
    expect(assessmentOf(report).status).toBe('final');
  });

  it('says on which side of the threshold the risk lies, and no more', () => {
    const [point] = assessmentOf(report).prediction as { qualitativeRisk: object }[];
    expect(point!.qualitativeRisk).toEqual({ text: 'at or above the model’s threshold of 35 %' });
  });

  it('has one section for each panel, with its words', () => {
    const [composition] = resourcesOf(report, 'Composition');
    const sections = composition!.section as { title: string; text: { div: string } }[];
    expect(sections.map(({ title }) => title)).toEqual(panelNames.map((name) => panelTitles[name]));
    const text = (name: (typeof panelNames)[number]) => sections[panelNames.indexOf(name)]!.text.div;
    expect(text('risk')).toContain('about 42 have diabetes within 5 years');
    expect(text('patient')).toMatch(/not measured<.td><td>plausible: \d+ to \d+ µU.ml/);
    for (const { feature } of panelOf(report, 'riskCurves').curves) {
      expect(text('riskCurves')).toContain(`<th>${feature.definition.label}</th>`);
      expect(text('latentQuantileCurves')).toContain(`<th>${feature.definition.label}</th><th>Q(0.1)</th>`);
    }
    expect(text('evaluation')).toContain('<td>AUROC</td><td>0.832</td>');
    expect(text('model')).toContain(panelOf(report, 'model').dataHash);
    expect(text('notes')).toContain('not the effect of treatment');
  });

  it('writes well-formed narratives', () => {
    for (const content of [report, buildReportContent(fixtureInput({ label: '<b>&"\'' }))]) {
      const sections = resourcesOf(content, 'Composition')[0]!.section as { text: { div: string } }[];
      for (const { text } of sections) {
        const open: string[] = [];
        for (const [, end, name = ''] of text.div.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
          if (end === '') open.push(name);
          else expect(open.pop()).toBe(name);
        }
        expect(open).toEqual([]);
        expect(text.div).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
      }
    }
  });

  it('refers to nothing that is not in it, and to everything that is', () => {
    for (const content of [report, whatIf]) {
      const bundle = bundleOf(content);
      const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
      expect(new Set(urls).size).toBe(urls.length);
      const referred = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url!);
      expect([...new Set(referred)].sort()).toEqual(urls.slice(1).sort()); // all but the composition itself
      expect(
        urls.every((url) => /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(url)),
      ).toBe(true);
      expect(bundle.entry[0]!.resource.resourceType).toBe('Composition');
    }
  });

  it('observes each value once, codes units that are sure, and codes a missing value as absent', () => {
    const observations = resourcesOf(report, 'Observation');
    const of = (label: string) => observations.find(({ code }) => (code as { text: string }).text === label);
    expect(observations).toHaveLength(5);
    const ucum = { system: 'http://unitsofmeasure.org' };
    expect(of('Glucose')).toMatchObject({ valueQuantity: { value: 148, unit: 'mg/dl', ...ucum, code: 'mg/dL' } });
    expect(of('Body-mass index')).toMatchObject({ valueQuantity: { value: 33.6, ...ucum, code: 'kg/m2' } });
    expect(of('Chest pain')).toMatchObject({ valueCodeableConcept: { text: 'atypical angina' } });
    expect(of('Insulin')).not.toHaveProperty('valueQuantity');
    expect(of('Insulin')).toMatchObject({ dataAbsentReason: { coding: [{ code: 'unknown' }], text: 'not measured' } });
    expect(ucumCode('µU/ml')).toBeNull();
    expect(ucumCode('mm Hg')).toBe('mm[Hg]');
    expect((assessmentOf(report).basis as unknown[]).length).toBe(5);
  });

  it('keeps a what-if apart from the patient: preliminary, an imagined person, nothing observed', () => {
    expect(assessmentOf(whatIf).status).toBe('preliminary');
    expect(resourcesOf(whatIf, 'Composition')[0]!.status).toBe('preliminary');
    expect(resourcesOf(whatIf, 'Patient')).toEqual([]);
    expect(resourcesOf(whatIf, 'Observation')).toEqual([]);
    const [group] = resourcesOf(whatIf, 'Group');
    expect(group).toMatchObject({ type: 'person', actual: false });
    expect((group!.characteristic as unknown[]).length).toBe(4); // all but the missing insulin
    expect(JSON.stringify(assessmentOf(whatIf).note)).toContain('Glucose 148 mg/dl → 120 mg/dl');
    expect(whatIf.title).toBe('What-if report for P-0001');
  });

  it('marks every resource of a simulated cohort as test data, and no other', () => {
    const marked = bundleOf(simulated).entry.map(({ resource }) => JSON.stringify(resource.meta ?? null));
    expect(marked.every((meta) => meta.includes('"code":"HTEST"'))).toBe(true);
    expect(JSON.stringify(fhirBundle(report))).not.toContain('HTEST');
  });

  it('carries the whole report', () => {
    expect(attachedReport(fhirBundle(report))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(attachedReport({ resourceType: 'Bundle', entry: [] })).toBeNull();
  });
});
