/** `riskcurve import` on the real heart file and on known cohorts by name. */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CohortSampleSize } from '@/lib/cohort/cohort-sample-size';
import type { PolarityWarning } from '@/lib/cohort/polarity/polarity-warning';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { riskcurveHere } from './cli-process';

interface Imported {
  readonly cohort: string;
  readonly patients: number;
  readonly events: number;
  readonly outcome: { readonly positiveValues: string[]; readonly positiveMeans: string };
  readonly polarity: PolarityWarning | null;
  readonly sampleSize: CohortSampleSize;
}

const folder = process.env.RISKCURVE_DATA;
let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication();
});
afterAll(() => test.remove());

const run = (...args: string[]) => riskcurveHere(test.app.environment.home, ['import', ...args], test.app);

describe.runIf(folder)('riskcurve import', () => {
  const heart = (name: string, positive: string, means: string) => {
    const words = ['--name', name, '--outcome', 'target', '--positive', positive, '--positive-means', means];
    return run(path.join(folder!, 'heart_kaggle.csv'), ...words, '--json');
  };

  it('warns of the flipped heart file on standard error and in the answer', async () => {
    const { status, stdout, stderr } = await heart('Flipped', '1', 'have heart disease');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^riskcurve: note: the outcome is the wrong way round: the patients with target = 1 are/m);
    expect(stderr).toMatch(/mean maximum heart rate reached 158 with target = 1 and 139 without/);
    const { polarity } = JSON.parse(stdout) as Imported;
    expect(polarity).toMatchObject({ kind: 'inverted', known: { key: 'heart-kaggle' }, swappedValues: ['0'] });
  });

  it.each([
    ['Right', '0', 'have heart disease'],
    ['Honest', '1', 'do not have heart disease'],
  ])('says nothing of %s', async (name, positive, means) => {
    const { stdout, stderr } = await heart(name, positive, means);
    expect(stderr).not.toMatch(/wrong way/);
    expect((JSON.parse(stdout) as Imported).polarity).toBeNull();
  });

  it('states the sample size that the features need', async () => {
    const file = path.join(folder!, 'pima_diabetes.csv');
    const words = ['--name', 'Pima', '--outcome', 'outcome', '--positive', '1', '--positive-means', 'have diabetes'];
    const { sampleSize } = JSON.parse((await run(file, ...words, '--json')).stdout) as Imported;
    expect(sampleSize).toMatchObject({ nPatients: 768, nEvents: 268, nParameters: 8, eventsPerParameter: 33.5 });
    // pmsampsize(type = "b", csrsquared = 0.15 * max, parameters = 8, prevalence = 268/768), by its formulas
    const prevalence = 268 / 768;
    const max = 1 - (prevalence ** prevalence * (1 - prevalence) ** (1 - prevalence)) ** 2;
    expect(sampleSize.required.maxRSquared).toBeCloseTo(max, 12);
    expect(sampleSize.required.criteria.shrinkage).toBe(Math.ceil(8 / (-0.1 * Math.log(1 - (0.15 * max) / 0.9))));
  });

  it('takes a known cohort by its name from the data folder, with its words', async () => {
    const missing = await run('haberman');
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/haberman.csv is not in .*data; get it with riskcurve data fetch haberman/);
    const { dataFolder } = test.app.environment;
    await mkdir(dataFolder, { recursive: true });
    await copyFile(path.join(folder!, 'haberman.csv'), path.join(dataFolder, 'haberman.csv'));
    const { stdout, status } = await run('haberman', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ cohort: "Haberman's survival after breast cancer surgery", patients: 306, events: 81, polarity: null },
      outcome: { positiveValues: ['2'], positiveMeans: 'die within 5 years of the operation' },
    });
  });

  it('wants words for any other file', async () => {
    const { status, stderr } = await run('haberman.csv', '--name', 'X');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--outcome: say which column is the outcome/);
  });
});
