/** From a CSV to a patient's report, by the command line alone: the way itself in processes, what surrounds it in this one. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateDemoCohort } from '@/lib/cohort/demo-cohort';
import type { Application } from '@/lib/application';
import { openApplication } from '@/lib/open-application';
import { createTestEnvironment, type TestApplication } from '../../support/databases';
import { bundleOnce, documentOf, riskcurve, riskcurveHere, type CliResult } from './cli-process';

/** The demo cohort as a CSV that somebody might have: an id, names, semicolons, empty cells. */
function demoCsv(): string {
  const { table, labels } = simulateDemoCohort().data;
  const lines = Array.from({ length: table.nRows }, (_, row) => {
    const cells = table.features.map((feature, index) => {
      const value = table.columns[index]![row]!;
      if (Number.isNaN(value)) return '';
      return feature.kind === 'categorical' ? feature.levels[value]! : String(value);
    });
    return [`K${1000 + row}`, `"Doe; John ${row}"`, ...cells, labels[row] === 1 ? 'yes' : 'no'].join(';');
  });
  return [['patient_id', 'name', ...table.features.map(({ name }) => name), 'event'].join(';'), ...lines].join('\r\n');
}

interface Metric {
  estimate: number;
  low: number;
  high: number;
}
interface Answer {
  cohort: string;
  model: string;
  members: number;
  engine: string;
  backend: string;
  metrics: Record<
    'outOfFold' | 'holdout',
    Record<string, Metric> & { estimators: Record<string, Record<string, Metric>> }
  >;
}

describe('the command line', () => {
  let environment: TestApplication['environment'];
  let home: string;
  let remove: () => Promise<void>;
  let csv: string;
  const run = (...args: string[]) => riskcurve(home, args);
  /** Opened once the processes that need the folder have ended. */
  let app: Application | undefined;
  const runHere = (...args: string[]) => riskcurveHere(home, args, app);
  const importArgs = (name: string) => [
    'import',
    csv,
    '--name',
    name,
    '--outcome',
    'event',
    '--positive',
    'yes',
    '--positive-means',
    'have an event',
  ];

  beforeAll(async () => {
    await bundleOnce();
    const test = await createTestEnvironment('embedded');
    ({ environment, remove } = test);
    home = environment.home;
    csv = path.join(home, 'patients.csv');
    await writeFile(csv, demoCsv());
  });
  afterAll(async () => {
    await app?.close();
    await remove();
  });

  const expectClean = (result: CliResult) => {
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect(result.stdout.trim().split('\n')).toHaveLength(1);
  };

  it('exits with 1 and one sentence where something is not there, the same with --json on standard output', async () => {
    const result = await run('train', 'Nothing', '--json');
    expect(result.status).toBe(1);
    expect(result.stderr.trim()).toBe('riskcurve: there is no cohort "Nothing"; import one first');
    expect(documentOf(result)).toEqual({
      error: { kind: 'not-found', message: 'there is no cohort "Nothing"; import one first' },
    });
    expect(await runHere('predict', 'Nothing', csv)).toEqual({
      status: 1,
      stdout: '',
      stderr: 'riskcurve: there is no model "Nothing"; train one first\n',
    });
  });

  it('doctor says what this machine uses and why', async () => {
    const result = await run('doctor', '--json');
    expect(result.status).toBe(0);
    expectClean(result);
    const report = documentOf<Record<string, unknown>>(result);
    expect(report).toMatchObject({
      node: process.versions.node,
      database: { kind: 'embedded' },
      home,
      dataFolder: path.join(home, 'data'),
    });
    expect(report.engine).toMatchObject({ chosen: expect.stringMatching(/^(fused|tensor) on /) as string });
    const { runs } = report.engine as { runs: { run: string; chosen: string; why: string }[] };
    expect(runs.map(({ run }) => run)).toEqual([
      'a default run (100 networks of 100 hidden units)',
      'a run of large networks (100 networks of 1000 and 1000 hidden units)',
    ]);
    for (const { why } of runs) expect(why).toMatch(/fused: about [\d.]+ (s|min|h) for 100 networks/);
  });

  it('goes the whole way: import, train, evaluate, predict, explain', async () => {
    const imported = await run(...importArgs('Own'), '--json');
    expect(imported).toMatchObject({ status: 0, stderr: '' });
    expectClean(imported);
    expect(documentOf(imported)).toMatchObject({
      cohort: 'Own',
      patients: 600,
      events: 188,
      leftOut: [{ name: 'patient_id' }, { name: 'name' }],
      outcome: { positiveMeans: 'have an event', negativeMeans: 'do not have an event' },
    });

    const small = ['--repeats', '2', '--folds', '3', '--epochs', '8', '--hidden', '16', '--levels', '5'];
    const trained = await run('train', 'Own', ...small, '--name', 'First', '--json');
    expect(trained.status).toBe(0);
    expectClean(trained);
    const answer = documentOf<Answer>(trained);
    expect(Object.keys(answer)).toEqual([
      'cohort',
      'run',
      'model',
      'engine',
      'backend',
      'seconds',
      'members',
      'metrics',
    ]);
    expect(answer).toMatchObject({ cohort: 'Own', members: 6 });
    expect(`${answer.engine} on ${answer.backend}`).toBe('fused on wasm-simd'); // too little for any GPU
    for (const part of ['outOfFold', 'holdout'] as const) {
      const { estimators, ...metrics } = answer.metrics[part];
      expect(Object.keys(metrics)).toEqual([
        ...['auroc', 'averagePrecision', 'brierScore', 'logLoss', 'calibrationIntercept', 'calibrationSlope'],
        ...['crossingRate', 'levelDisagreement', 'accuracy', 'f1', 'jaccard', 'cohenKappa'],
      ]);
      expect(metrics.auroc!.low).toBeLessThan(metrics.auroc!.estimate);
      expect(metrics.auroc!.estimate).toBeGreaterThan(0.6);
      expect(estimators.root!.brierScore!.estimate).toBe(metrics.brierScore!.estimate);
      expect(estimators.levelMean!.logLoss!.high).toBeGreaterThan(0);
    }

    const printed = await run('predict', 'First', csv);
    const pdf = ['explain', 'First', '--patient', 'P-0003', '--format', 'pdf'];
    const exported = await run(...pdf, '--out', path.join(home, 'report.pdf'), '--json');

    app = await openApplication(environment, { startWorker: false });
    expect((await runHere(...importArgs('Own'))).stderr).toMatch('called "Own" already');
    const evaluated = await runHere('evaluate', 'First', '--json');
    expect(documentOf<Answer>(evaluated)).toMatchObject(answer);
    expect((await runHere('evaluate', answer.model)).stdout).toMatch(/auroc +0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)/);

    await expectPredictions(printed);
    await expectExplanations(exported);
  }, 120_000);

  async function expectPredictions(printed: CliResult): Promise<void> {
    const lines = printed.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(lines[0]).toEqual([
      ...['row', 'id', 'risk', 'riskLow', 'riskHigh', 'tauStar', 'levelMean', 'levelDisagreement', 'beyondGrid'],
      ...['outOfDistribution', 'missing', 'missingShare'],
    ]);
    expect(lines).toHaveLength(601);
    expect(lines[1]!.slice(0, 2)).toEqual(['1', 'K1000']);
    for (const [, , risk, low, high, tauStar] of lines.slice(1).map((cells) => cells.map(Number))) {
      expect(low! <= risk! && risk! <= high!).toBe(true);
      expect(tauStar).toBeCloseTo(1 - risk!, 10);
    }

    // Other columns, another order, no outcome, an unknown level, a number beyond what training saw.
    const other = path.join(home, 'new.csv');
    const header = 'smoking,age,sex,ldl_cholesterol,systolic_pressure,diabetes,bmi,filtration_rate,remark';
    await writeFile(
      other,
      `${header}\npipe,60,male,130,135,no,26,80,x\nnever,60,male,,135,no,26,80,x\nnever,60,male,480,135,no,26,80,x\n`,
    );
    const out = path.join(home, 'risks.csv');
    const written = await runHere('predict', 'First', other, '--out', out, '--json');
    expect(written.status).toBe(0);
    expect(written.stderr).toMatch(
      'smoking = pipe is unknown to the model or outside its valid range: taken as missing in 1 patient',
    );
    expect(documentOf(written)).toMatchObject({ patients: 3, out });
    const flags = (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.split(',').slice(-3));
    expect(flags.map(([outside, missing]) => [outside, missing])).toEqual([
      ['outOfDistribution', 'missing'],
      ['true', 'smoking'],
      ['false', 'ldl_cholesterol'],
      ['true', ''],
    ]);
    expect(flags.slice(1, 3).every(([, , share]) => Number(share) > 0 && Number(share) < 1)).toBe(true);
    expect(flags[3]![2]).toBe('0');

    const document = documentOf<{ predictions: { risk: number }[] }>(await runHere('predict', 'First', csv, '--json'));
    expect(document.predictions[0]!.risk).toBe(Number(lines[1]![2]));

    await writeFile(other, 'age,sex\n60,male\n');
    const refused = await runHere('predict', 'First', other, '--out', path.join(home, 'none.csv'));
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      'lacks 6 columns systolic_pressure, ldl_cholesterol, smoking, diabetes, bmi, filtration_rate',
    );
    await expect(readFile(path.join(home, 'none.csv'))).rejects.toThrow();
  }

  async function expectExplanations(exported: CliResult): Promise<void> {
    const report = await runHere('explain', 'First', '--patient', 'P-0003', '--json');
    expectClean(report);
    expect(documentOf(report)).toMatchObject({ cohort: { name: 'Own' } });
    const pdf = path.join(home, 'report.pdf');
    expect(documentOf(exported)).toMatchObject({ format: 'pdf', out: pdf });
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    const values = path.join(home, 'values.json');
    await writeFile(values, JSON.stringify({ age: 71, smoking: 'current', sex: 'male' }));
    const csv = await runHere('explain', 'First', '--patient', 'P-0003', '--format', 'csv');
    expect(csv.stdout).toMatch(/^\ufeffsection,feature,item,value,unit,text,risk,riskLow,riskHigh,Q\(/);
    const fhir = await runHere('explain', 'First', '--patient', 'P-0003', '--format', 'fhir');
    expect(JSON.parse(fhir.stdout)).toMatchObject({ resourceType: 'Bundle', type: 'document' });
    expect((await runHere('card', 'First')).stdout).toMatch(/^# Model card of First/);
    expect(JSON.parse((await runHere('card', 'First', '--json')).stdout)).toMatchObject({
      schema: 'riskcurve-model-card/1',
    });
    expect((await runHere('explain', 'First', '--values', values, '--format', 'html')).stdout).toMatch(
      /^<!doctype html>/i,
    );
    await writeFile(values, JSON.stringify({ agee: 71 }));
    expect((await runHere('explain', 'First', '--values', values)).stderr).toMatch(
      'no feature "agee"; it has age, sex',
    );
    expect((await runHere('explain', 'First', '--patient', 'P-9999')).stderr).toMatch('no patient "P-9999"');
  }

  it('backs up and restores', async () => {
    const folder = path.join(home, 'backup');
    expect(await runHere('backup', folder)).toMatchObject({ status: 0 });
    expect((await runHere('backup', folder)).stderr).toMatch('is not empty');
    const second = path.join(home, 'second-home');
    expect(await riskcurve(second, ['restore', folder])).toMatchObject({ status: 0, stderr: 'restoring\n' });
    expect((await riskcurveHere(second, ['restore', folder])).stderr).toMatch('holds a database already');
    expect(documentOf(await riskcurveHere(second, ['evaluate', 'First', '--json']))).toMatchObject({ cohort: 'Own' });
  });

  it('needs a shared database for a worker of its own', async () => {
    expect(await runHere('worker')).toMatchObject({ status: 1, stdout: '' });
  });
});
