import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatRisk } from '@/lib/format';
import { buildReportContent } from '@/lib/report/build-content';
import { contentHash } from '@/lib/report/canonical-json';
import { panelNames, panelOf, patientReportSchema, type PatientReport } from '@/lib/report/content';
import { identifierInFile } from '@/lib/report/identifier-mark';
import { readReportFile } from '@/lib/report/read-report-file';
import { renderReport, reportFileName } from '@/lib/report/render-report';
import { contributionsTable, counterfactualsTable, similarPatientsTable, type Table } from '@/lib/report/tables';
import { panelTitles } from '@/lib/report/words';
import { pdfText, popplerText } from '@/tests/support/pdf-text';
import { fixtureInput } from '@/tests/support/report-fixture';

const signs = 'τ* β₁ ≥ μ ² – é Łódź';
const report = buildReportContent(fixtureInput({ label: signs }));

/** Without white space: a PDF holds places, not spaces, and readers differ in where they see one. */
const plain = (text: string) => text.replace(/\s+/g, '');
const words = (html: string) =>
  plain(html.replace(/<(style|script)>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')).replace(/&#39;/g, "'");

/** Every row of a table, cell by cell. */
const tableMarks = ({ rows }: Table) => rows.map((cells) => cells.join(''));

/** One text of each panel that no other panel has. */
function marksOf(content: PatientReport): Record<(typeof panelNames)[number], string[]> {
  return {
    risk: [panelOf(content, 'risk').thresholdSentence.slice(0, 30)],
    patient: panelOf(content, 'patient').values.map(({ label }) => label),
    placeInCohort: [panelOf(content, 'placeInCohort').sentence],
    withinData: [
      panelOf(content, 'withinData').sentence,
      panelOf(content, 'withinData').combinationSentence,
      panelOf(content, 'withinData').rule,
    ],
    contributions: [
      panelOf(content, 'contributions').reading,
      panelOf(content, 'contributions').explanation,
      `${panelOf(content, 'contributions').subject} ${formatRisk(panelOf(content, 'contributions').risk)}`, // in the drawing
      ...tableMarks(contributionsTable(panelOf(content, 'contributions'))),
    ],
    counterfactuals: [
      panelOf(content, 'counterfactuals').sentence,
      panelOf(content, 'counterfactuals').explanation,
      ...tableMarks(counterfactualsTable(panelOf(content, 'counterfactuals'))),
    ],
    similarPatients: [
      panelOf(content, 'similarPatients').sentence,
      panelOf(content, 'similarPatients').explanation,
      ...tableMarks(similarPatientsTable(panelOf(content, 'similarPatients'))),
    ],
    riskCurves: panelOf(content, 'riskCurves').curves.map(({ reading }) => reading.slice(0, 24)),
    latentQuantileCurves: [panelOf(content, 'latentQuantileCurves').explanation.slice(0, 40), 'τ* = '],
    assessment: panelOf(content, 'assessment').rows.map(({ name }) => name),
    evaluation: panelOf(content, 'evaluation').parts.flatMap(({ metrics }) => metrics.map(({ label }) => label)),
    model: [panelOf(content, 'model').version, panelOf(content, 'model').dataHash, 'crossing penalty 30'],
    notes: panelOf(content, 'notes').notes.flatMap(({ title, text }) => [title, text.slice(0, 30)]),
  };
}

let pdf = new Uint8Array();
let html = '';
const texts = { pdf: '', html: '' };

beforeAll(async () => {
  pdf = await renderReport(report, 'pdf');
  html = new TextDecoder().decode(await renderReport(report, 'html'));
  texts.pdf = plain(pdfText(pdf));
  texts.html = words(html);
});

describe('every panel in every format', () => {
  it.each(panelNames)('%s', (name) => {
    expect(panelOf(report, name).panel).toBe(name); // JSON is the tree itself
    for (const format of ['pdf', 'html'] as const) {
      expect(texts[format]).toContain(plain(panelTitles[name]));
      for (const mark of marksOf(report)[name]) expect(texts[format], `${format}, ${name}`).toContain(plain(mark));
    }
  });

  it('names identifier, version and hash in the PDF and numbers its pages', () => {
    expect(texts.pdf).toContain(report.identifier);
    expect(texts.pdf).toContain(report.contentHash);
    expect(texts.pdf).toContain('Page1of4');
    expect(texts.pdf).toContain('Page4of4');
  });
});

describe('PDF', () => {
  it('keeps every sign of the labels and the units, by our own reader and by poppler where it is installed', () => {
    expect(texts.pdf).not.toContain('\ufffd');
    for (const text of [texts.pdf, plain(popplerText(pdf) ?? texts.pdf)]) {
      expect(text).toContain(plain(`Risk report for ${signs}`));
      expect(text).toContain(plain('β₁ ≥ μ – Łódź é'));
      for (const sign of ['τ*', 'β₁', '≥', 'μ', '²', '–', 'é', 'Łódź', 'kg/m²', 'µU/ml', '−'])
        expect(text).toContain(sign);
    }
  });

  it('prints a box for a letter that its font lacks, says so, and never another letter in its place', async () => {
    const label = 'Пациент ασθενής 患者 7';
    const foreign = await renderReport(buildReportContent(fixtureInput({ label })), 'pdf');
    const text = plain(pdfText(foreign));
    expect(text).toContain(plain('Risk report for Пациент ασθενής □□ 7'));
    expect(text).toContain(plain('2 letters cannot be printed here and stand as □.'));
    expect(texts.pdf).not.toContain(plain('cannot be printed here'));
    const fonts = [
      ...Buffer.from(foreign)
        .toString('latin1')
        .matchAll(/\/BaseFont \/([^\s/]+)/g),
    ].map(([, name]) => name);
    expect(fonts.filter((name) => !/^[A-Z]{6}\+DejaVu/.test(name ?? ''))).toEqual([]);
  });

  it('names the patient on every page', () => {
    const pages = texts.pdf.split(plain(`Risk report for ${signs} · Pima`)).length - 1;
    expect(pages).toBe(4);
  });

  it('embeds its fonts and uses no other', () => {
    const source = Buffer.from(pdf).toString('latin1');
    const fonts = [...source.matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, name]) => name);
    expect(fonts.length).toBeGreaterThan(1);
    expect(fonts.filter((name) => !/^[A-Z]{6}\+DejaVu/.test(name ?? ''))).toEqual([]);
  });

  it('carries its identifier in its properties', () => {
    expect(identifierInFile(pdf)).toBe(report.identifier);
  });
});

describe('HTML', () => {
  it('refers to nothing outside of itself and runs nothing but its own script', () => {
    const targets = [...html.matchAll(/url\(([^)]{1,30})/g)].map(([, target]) => target ?? '');
    expect(targets).toHaveLength(3);
    expect(targets.filter((target) => !target.startsWith('data:font/woff2'))).toEqual([]);
    const outside = html
      .replace(/base64,[^)]*/g, '')
      .replaceAll('http://www.w3.org/2000/svg', '') // the name of SVG, not an address that is fetched
      .match(/https?:|\/\/[a-z]|@import|<(link|img|iframe|object)|\bfetch\b|import\(|innerHTML/gi);
    expect(outside).toBeNull();
    const scripts = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, text]) => text ?? '');
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts[0]!).digest('base64');
    expect(html).toContain(`default-src &#39;none&#39;; script-src &#39;sha256-${hash}&#39;; style-src`);
    expect(html.match(/<svg class="chart"/g)).toHaveLength(2 + 5 + 5 + 1);
    expect(identifierInFile(new TextEncoder().encode(html))).toBe(report.identifier);
  });

  it('escapes what people wrote', async () => {
    const attack = '<script>alert(1)</script>"\'&';
    const hostile = buildReportContent(fixtureInput({ label: attack }));
    const page = new TextDecoder().decode(await renderReport(hostile, 'html'));
    expect(page.match(/<script/g)).toHaveLength(1); // the page's own
    expect(page.includes('<script>alert')).toBe(false);
    expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;').length).toBeGreaterThan(2);
    expect(reportFileName(hostile, 'html')).toBe('riskcurve-script-alert-1-script-3f9c21ab-20260304.html');
  });
});

describe('JSON', () => {
  it('validates, and its hash recomputes', async () => {
    const bytes = await renderReport(report, 'json');
    const back = patientReportSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    expect(contentHash(back)).toBe(back.contentHash);
    expect(readReportFile(bytes)?.computedHash).toBe(report.contentHash);
  });

  it('shows that it was changed', async () => {
    const text = new TextDecoder().decode(await renderReport(report, 'json'));
    const changed = text.replace('about 42', 'about 13');
    expect(changed).not.toBe(text);
    const read = readReportFile(new TextEncoder().encode(changed));
    expect(read?.computedHash).not.toBe(read?.statedHash);
  });

  it('of the first schema is still read, and its hash covers all of it', () => {
    const first = { ...report, schema: 'riskcurve-patient-report/1', panels: report.panels.slice(0, 3) };
    const stated = { ...first, contentHash: contentHash(first) };
    const read = (content: object) => readReportFile(new TextEncoder().encode(JSON.stringify(content)));
    expect(read(stated)).toMatchObject({ identifier: report.identifier, computedHash: stated.contentHash });
    const touched = read({ ...stated, title: 'Risk report for somebody else' });
    expect(touched?.statedHash).toBe(stated.contentHash);
    expect(touched?.computedHash).not.toBe(stated.contentHash);
    expect(read({ ...stated, schema: 'riskcurve-patient-report/0' })).toBeNull();
  });

  it('is not read from anything else', () => {
    expect(readReportFile(new TextEncoder().encode('{"schema":"other"}'))).toBeNull();
    expect(readReportFile(new Uint8Array([0xff, 0x00]))).toBeNull();
    expect(identifierInFile(new Uint8Array([0xff, 0x00]))).toBeNull();
  });
});

describe('a model without quantile levels', () => {
  it.each(['pdf', 'html', 'json'] as const)('renders as %s', async (format) => {
    const bytes = await renderReport(buildReportContent(fixtureInput({ loss: 'bce' })), format);
    const text = format === 'pdf' ? pdfText(bytes) : new TextDecoder().decode(bytes);
    expect(plain(text)).toContain(plain('no quantile levels'));
  });
});
