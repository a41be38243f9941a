/** `riskcurve compare`: models of one cohort on the same splits, on an application with a worker. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemoCohort } from '@/lib/services/load-demo-cohort';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { testActor } from '../../support/requests';
import { bundleOnce, documentOf, riskcurveHere } from './cli-process';

interface Metric {
  estimate: number;
  low: number;
  high: number;
}
interface Comparison {
  baseline: string;
  models: {
    model: string;
    name: string;
    metrics: Record<'outOfFold' | 'holdout', Record<string, Metric>>;
    trained: boolean;
    differences: Record<
      'outOfFold' | 'holdout',
      { metrics: Record<string, Metric>; netReclassification: { events: { net: Metric } } }
    > | null;
  }[];
}

describe('comparing on the command line', () => {
  let test: TestApplication;
  let cohort: string;
  const run = (...args: string[]) => riskcurveHere(test.environment.home, args, test.app);
  beforeAll(async () => {
    await bundleOnce();
    test = await openTestApplication({ startWorker: true });
    cohort = (await loadDemoCohort(test.app, { actor: testActor })).name;
  });
  afterAll(() => test.remove());

  it('compares models on the same splits, and trains only what is missing', async () => {
    const args = [
      'compare',
      cohort,
      '--losses',
      'bce',
      '--repeats',
      '1',
      '--folds',
      '3',
      '--epochs',
      '3',
      '--seed',
      '7',
    ];
    const first = await run(...args, '--json');
    expect(first.status).toBe(0);
    expect(first.stdout.trim().split('\n')).toHaveLength(1);
    const answer = documentOf<Comparison>(first);
    expect(answer.models.map(({ name, trained }) => [name, trained])).toEqual([
      [`${cohort}-bce-adam`, true],
      [`${cohort}-logistic`, true],
    ]);
    const [bce, logistic] = answer.models;
    expect(answer.baseline).toBe(logistic!.model);
    expect(logistic!.differences).toBeNull();
    for (const part of ['outOfFold', 'holdout'] as const) {
      const { metrics, netReclassification } = bce!.differences![part];
      const apart = bce!.metrics[part].brierScore!.estimate - logistic!.metrics[part].brierScore!.estimate;
      expect(metrics.brierScore!.estimate).toBeCloseTo(apart, 9);
      expect(metrics.brierScore!.low).toBeLessThan(apart);
      expect(metrics.brierScore!.high).toBeGreaterThan(apart);
      expect(netReclassification.events.net).toEqual(metrics.sensitivity);
    }
    const again = await run(...args);
    expect(again.stdout).toMatch(/brierScore +[+-]0\.\d{4} \([+-]0\.\d{4} to [+-]0\.\d{4}\)/);
    expect(again.stdout).toMatch(`${cohort}-bce-adam: model ${bce!.model}, 3 members`);
    expect(again.stdout).toMatch('(was there)');
    const other = [...args, '--baseline', 'bce'];
    expect(documentOf<Comparison>(await run(...other, '--json')).baseline).toBe(bce!.model);
  }, 60_000);
});
