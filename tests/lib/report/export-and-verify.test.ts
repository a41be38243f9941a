import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '@/db/client';
import { insertCohort } from '@/db/queries/cohorts';
import { insertModel } from '@/db/queries/models';
import { listPatientsInOrder } from '@/db/queries/patients';
import { reports, runs } from '@/db/schema';
import type { Application } from '@/lib/application';
import { openFileStore } from '@/lib/jobs/file-store';
import { contentHash } from '@/lib/report/canonical-json';
import { panelOf, type PatientReport } from '@/lib/report/content';
import { cardFormats } from '@/lib/report/model-card/render-card';
import { reportFormats } from '@/lib/report/render-report';
import { exportModelCard } from '@/lib/services/export-model-card';
import { exportReport } from '@/lib/services/export-report';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { verifyReport } from '@/lib/services/verify-report';
import { verifyReportFile } from '@/lib/services/verify-report-file';
import { encodeModel } from '@/models/model-file';
import { assessPatient } from '@/models/inference/assess';
import { pdfText } from '@/tests/support/pdf-text';
import { databaseKinds, openTestDatabase } from '@/tests/support/databases';
import { publishForTest } from '@/tests/support/publish';
import { fixtureFeatures, fixtureInput, fixtureModel } from '@/tests/support/report-fixture';

const actor = { userId: null, name: 'clinician@example.org' };
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encode = (text: string) => new TextEncoder().encode(text);

describe.each(databaseKinds)('exporting and verifying a report on %s', (kind) => {
  let open: OpenDatabase;
  let folder: string;
  let app: Application;
  let modelId: string;
  let patientId: string;

  beforeAll(async () => {
    open = await openTestDatabase(kind);
    folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-reports-'));
    app = { database: open.database, files: openFileStore(folder) } as unknown as Application;
    const trained = fixtureModel();
    const values = [
      [148, 33.6, null, 0.42, 1],
      [90, 24, 80, 0.1, 0],
    ];
    const cohort = await insertCohort(
      open.database,
      {
        name: 'Reported',
        outcome: trained.outcome,
        nPatients: values.length,
        nEvents: 1,
        sourceName: 'reported.csv',
        sourceSha256: '0'.repeat(64),
        dataHash: trained.dataHash,
      },
      fixtureFeatures,
      values.map((row, rowIndex) => ({ rowIndex, label: `P-${rowIndex + 1}`, values: row, outcome: rowIndex === 0 })),
    );
    const patients = await listPatientsInOrder(open.database, cohort.id);
    patientId = patients[0]!.id;
    const [run] = await open.database
      .insert(runs)
      .values({ cohortId: cohort.id, state: 'assembling', config: trained.config })
      .returning();
    const model = await insertModel(open.database, {
      runId: run!.id,
      cohortId: cohort.id,
      name: 'reported-sbqc',
      version: await app.files.put(encodeModel(trained)),
      seconds: 1,
      engine: trained.engine,
      evaluation: fixtureInput().model.evaluation,
      predictions: values.map((row, rowIndex) => ({
        rowIndex,
        part: 'outOfFold',
        assessment: assessPatient(
          trained,
          Float64Array.from(row, (value) => value ?? NaN),
        ),
      })),
    });
    modelId = model!.id;
  });
  afterAll(async () => {
    await open.close();
    await rm(folder, { recursive: true });
  });

  it('stores who exported what, with the hash that the report prints', async () => {
    const { report, bytes, fileName } = await exportReport(app, { modelId, patientId, format: 'html', actor });
    expect(fileName).toMatch(/^riskcurve-P-1-[0-9a-f]{8}-\d{8}\.html$/);
    expect(panelOf(report, 'placeInCohort').nPatients).toBe(2);
    const [row] = await open.database.select().from(reports);
    expect(row).toMatchObject({ id: report.identifier, contentHash: report.contentHash, format: 'html', patientId });
    const { events } = await listAuditEvents(app, { action: 'report.exported' });
    expect(events[0]).toMatchObject({
      actor: actor.name,
      subject: `report ${report.identifier}`,
      details: { contentHash: report.contentHash, fileSha256: createHash('sha256').update(bytes).digest('hex') },
    });
  });

  it('finds a report by either code, and not by another', async () => {
    const { report } = await exportReport(app, { modelId, patientId, format: 'json', actor });
    for (const code of [report.identifier, ` ${report.identifier.toUpperCase()} `, report.contentHash]) {
      const [known] = await verifyReport(app, { code });
      expect(known).toMatchObject({ identifier: report.identifier, patientLabel: 'P-1', modelName: 'reported-sbqc' });
    }
    expect(await verifyReport(app, { code: '0'.repeat(64) })).toEqual([]);
    await expect(verifyReport(app, { code: 'P-1' })).rejects.toMatchObject({ kind: 'bad-input' });
  });

  it.each(reportFormats)('calls an untouched %s genuine and a touched one changed', async (format) => {
    const { bytes, report } = await exportReport(app, { modelId, patientId, format, actor });
    const untouched = await verifyReportFile(app, { bytes });
    expect(untouched).toMatchObject({ verdict: 'genuine', known: [{ identifier: report.identifier, format }] });
    const touched =
      format === 'pdf' ? Uint8Array.from([...bytes, 10]) : encode(decode(bytes).replace('about', 'hardly'));
    expect(touched).not.toEqual(bytes);
    const verdict = await verifyReportFile(app, { bytes: touched });
    expect(verdict).toMatchObject({ verdict: 'changed', known: [{ identifier: report.identifier }] });
  });

  it('knows the content of a JSON report that was laid out anew', async () => {
    const { bytes } = await exportReport(app, { modelId, patientId, format: 'json', actor });
    const laidOut = encode(JSON.stringify(JSON.parse(decode(bytes)), null, 2));
    expect(await verifyReportFile(app, { bytes: laidOut })).toMatchObject({ verdict: 'genuine' });
  });

  it('knows a FHIR bundle that was laid out anew, and sees one whose risk no longer is the attached report’s', async () => {
    const { bytes } = await exportReport(app, { modelId, patientId, format: 'fhir', actor });
    const bundle = JSON.parse(decode(bytes)) as { entry: { resource: { prediction?: object[] } }[] };
    const laidOut = encode(JSON.stringify(bundle, null, 2));
    expect(await verifyReportFile(app, { bytes: laidOut })).toMatchObject({ verdict: 'genuine' });
    bundle.entry.find(({ resource }) => resource.prediction !== undefined)!.resource.prediction![0] = {
      probabilityDecimal: 3,
    };
    expect(await verifyReportFile(app, { bytes: encode(JSON.stringify(bundle)) })).toMatchObject({
      verdict: 'changed',
    });
  });

  const ownReport = async () => (await exportReport(app, { modelId, patientId, format: 'json', actor })).report;

  it.each(reportFormats)(
    'tells of the similar patients without their labels, and marks a what-if, in %s',
    async (format) => {
      const whatIf = { modelId, patientId, changes: { glucose: 120 } };
      const { report, bytes, fileName } = await exportReport(app, { ...whatIf, format, actor });
      expect(panelOf(report, 'similarPatients').patients[0]).toMatchObject({
        number: 1,
        outcome: 0,
        values: expect.arrayContaining([24]) as number[],
      });
      const text = (format === 'pdf' ? pdfText(bytes) : decode(bytes)).replace(/\s+/g, '');
      expect(text).toContain('P-1');
      expect(text).not.toContain('P-2'); // the only other patient of the cohort
      expect(text).toContain('Whatif,notthispatient’srecord');
      expect(fileName).toContain('what-if-P-1');
    },
  );

  /** The report as the first schema would have issued it. */
  async function asFirstSchema(report: PatientReport) {
    const first = { ...report, schema: 'riskcurve-patient-report/1', panels: report.panels.slice(0, 3) };
    const hash = contentHash(first);
    await open.database.update(reports).set({ contentHash: hash }).where(eq(reports.id, report.identifier));
    return { ...first, contentHash: hash };
  }

  it('does not vouch for the resources of a FHIR bundle of the first schema', async () => {
    const { bytes, report } = await exportReport(app, { modelId, patientId, format: 'fhir', actor });
    const stated = await asFirstSchema(report);
    const bundle = JSON.parse(decode(bytes)) as {
      entry: { resource: { content?: { attachment: { data: string } }[] } }[];
    };
    const attached = bundle.entry.find(({ resource }) => resource.content !== undefined)!.resource.content![0]!;
    attached.attachment.data = Buffer.from(JSON.stringify(stated)).toString('base64');
    const verdict = await verifyReportFile(app, { bytes: encode(JSON.stringify(bundle)) });
    expect(verdict).toMatchObject({ verdict: 'changed', known: [{ identifier: report.identifier }] });
    expect(verdict.explanation).toContain('written by an earlier version');
  });

  it('reports on a what-if of a patient, and says that it is one', async () => {
    const changes = { glucose: 120, pain: '4' };
    const { report } = await exportReport(app, { modelId, patientId, changes, format: 'json', actor });
    expect(panelOf(report, 'patient').changes).toMatchObject([
      { name: 'glucose', label: 'Glucose', from: '148\u00a0mg/dl', to: '120\u00a0mg/dl' },
      { name: 'pain', label: 'Chest pain', from: 'atypical angina', to: 'asymptomatic' },
    ]);
    expect(panelOf(report, 'patient').values[0]!.value).toBe(120);
    const moved = panelOf(report, 'risk').risk - panelOf(await ownReport(), 'risk').risk;
    const inOrder = panelOf(report, 'patient').changes.reduce((sum, change) => sum + change.inOrder, 0);
    expect(inOrder).toBeCloseTo(moved, 10);
    expect(Math.abs(inOrder)).toBeGreaterThan(0.01);
    const refused = (given: Record<string, string | number | null>) =>
      expect(exportReport(app, { modelId, patientId, changes: given, format: 'json', actor })).rejects;
    await refused({ sugar: 1 }).toThrow('the model has no feature "sugar"');
    await refused({ pain: 'sharp' }).toThrow('pain = sharp cannot be');
    await refused({ glucose: 148 }).toThrow('no value differs');
    const [known] = await verifyReport(app, { code: report.identifier });
    expect(known).toMatchObject({ patientLabel: 'P-1' });
  });

  it.each(cardFormats)('knows an untouched model card as %s, and sees a touched one', async (format) => {
    const { bytes, card, fileName } = await exportModelCard(app, { modelId, format, actor });
    expect(fileName).toMatch(/^riskcurve-card-reported-sbqc-[0-9a-f]{8}-\d{8}\.(pdf|html|md|json)$/);
    const known = [{ identifier: card.identifier, format: `card-${format}`, patientLabel: null }];
    expect(await verifyReportFile(app, { bytes })).toMatchObject({ verdict: 'genuine', known });
    const touched =
      format === 'pdf'
        ? Uint8Array.from([...bytes, 10])
        : encode(decode(bytes).replace('Holdout: 154', 'Holdout: 254'));
    expect(await verifyReportFile(app, { bytes: touched })).toMatchObject({ verdict: 'changed', known });
    const { events } = await listAuditEvents(app, { action: 'model-card.exported' });
    expect(events[0]).toMatchObject({ actor: actor.name, subject: `model ${modelId}`, details: { format } });
  });

  it('sees a report whose hash was recomputed after a change', async () => {
    const { report } = await exportReport(app, { modelId, patientId, format: 'json', actor });
    const forged = { ...report, title: 'Risk report for somebody else' };
    const bytes = encode(JSON.stringify({ ...forged, contentHash: contentHash(forged) }));
    expect(await verifyReportFile(app, { bytes })).toMatchObject({ verdict: 'changed' });
  });

  it('does not know what was never issued here', async () => {
    expect(await verifyReportFile(app, { bytes: encode('a letter') })).toEqual({
      verdict: 'unknown',
      explanation:
        'This server has issued no such file. Ask where it comes from, or check it on the server that issued it.',
      computedHash: null,
      known: [],
    });
  });

  it('reports on values that are in no cohort', async () => {
    const values = Float64Array.from([120, NaN, 90, 0.5, 3]);
    const { report } = await exportReport(app, { modelId, values, format: 'json', actor });
    expect(panelOf(report, 'patient')).toMatchObject({ label: 'New patient', rowIndex: null });
    const [known] = await verifyReport(app, { code: report.identifier });
    expect(known!.patientLabel).toBeNull();
  });

  it('refuses a hidden model, an unknown patient, and a subject that is none or two', async () => {
    const ask = (given: object) => exportReport(app, { modelId, format: 'json', actor, ...given });
    await expect(ask({ patientId, publishedOnly: true })).rejects.toMatchObject({ kind: 'not-found' });
    const hidden = exportModelCard(app, { modelId, format: 'json', publishedOnly: true, actor });
    await expect(hidden).rejects.toMatchObject({ kind: 'not-found' });
    await publishForTest(app, { modelId, actor });
    await expect(ask({ patientId, publishedOnly: true })).resolves.toBeDefined();
    await expect(ask({ patientId: modelId })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(ask({})).rejects.toMatchObject({ kind: 'bad-input' });
    await expect(ask({ patientId, values: new Float64Array(5) })).rejects.toMatchObject({ kind: 'bad-input' });
    await expect(ask({ values: new Float64Array(4) })).rejects.toThrow(
      'the model has 5 features, but 4 values were given',
    );
  });
});
