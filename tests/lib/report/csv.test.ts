import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { buildReportContent } from '@/lib/report/build-content';
import { panelNames, panelOf, type PatientReport } from '@/lib/report/content';
import { identifierInFile } from '@/lib/report/identifier-mark';
import { renderReport } from '@/lib/report/render-report';
import { fixtureInput } from '@/tests/support/report-fixture';

const report = buildReportContent(fixtureInput());

async function rowsOf(content: PatientReport): Promise<Record<string, string>[]> {
  const bytes = await renderReport(content, 'csv');
  return parse(Buffer.from(bytes), { bom: true, columns: true }); // refuses rows of unequal length
}

describe('the CSV report', () => {
  it('is one table in which every panel has rows, in order', async () => {
    const sections = (await rowsOf(report)).map(({ section }) => section);
    expect([...new Set(sections)]).toEqual(['report', ...panelNames]);
  });

  it('begins with the byte order mark that spreadsheets need, and names the report', async () => {
    const bytes = await renderReport(report, 'csv');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(identifierInFile(bytes)).toBe(report.identifier);
    const head = (await rowsOf(report)).filter(({ section }) => section === 'report');
    expect(head.find(({ item }) => item === 'content sha256')?.text).toBe(report.contentHash);
  });

  it('holds every point of every curve with its levels, in full precision', async () => {
    const rows = (await rowsOf(report)).filter(({ section }) => section === 'riskCurves');
    const { curves } = panelOf(report, 'riskCurves');
    const latent = panelOf(report, 'latentQuantileCurves');
    expect(rows).toHaveLength(curves.reduce((sum, { values }) => sum + values.length, 0));
    for (const curve of curves) {
      const { definition } = curve.feature;
      const own = rows.filter(({ feature }) => feature === definition.name);
      const levels = latent.curves.find(({ feature }) => feature.definition.name === definition.name)!.latentQuantiles;
      expect(own.map((row) => Number(row.risk))).toEqual(curve.risk);
      expect(own.map((row) => Number(row.riskLow))).toEqual(curve.riskLow);
      expect(own.map((row) => Number(row.riskHigh))).toEqual(curve.riskHigh);
      expect(own.map((row) => latent.taus.map((tau) => Number(row[`Q(${tau})`])))).toEqual(levels);
      if (definition.kind === 'numeric') {
        expect(own.map(({ value }) => Number(value))).toEqual(curve.values);
        expect(new Set(own.map(({ unit }) => unit))).toEqual(new Set([definition.unit]));
        expect(own.filter(({ text }) => text !== '')).toHaveLength(curve.at === null ? 0 : 1);
      } else expect(own.map(({ text }) => text)).toEqual(definition.levelLabels);
    }
  });

  it('shows a missing value as an empty cell and says what it could be', async () => {
    const rows = await rowsOf(report);
    const insulin = rows.find(({ section, feature }) => section === 'patient' && feature === 'insulin');
    expect(insulin).toMatchObject({ value: '', unit: 'µU/ml' });
    expect(insulin?.text).toMatch(/^not measured; plausible: [\d.,]+ to [\d.,]+\sµU\/ml$/);
  });

  it('has no level columns where the model has no levels', async () => {
    const [row] = await rowsOf(buildReportContent(fixtureInput({ loss: 'bce' })));
    expect(Object.keys(row!)).toEqual([
      ...['section', 'feature', 'item', 'value', 'unit', 'text', 'risk', 'riskLow', 'riskHigh'],
    ]);
  });

  it.each(['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)'])(
    'does not let a spreadsheet run %s',
    async (label) => {
      const rows = await rowsOf(buildReportContent(fixtureInput({ label })));
      const cell = rows.find(({ section, item }) => section === 'patient' && item === 'label')?.text;
      expect(cell).toBe(`'${label}`);
    },
  );
});
