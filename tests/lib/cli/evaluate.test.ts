/** `riskcurve evaluate`: what it adds to the answer of `train`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { bundleOnce, documentOf, riskcurveHere } from './cli-process';

interface Group {
  label: string;
  nPatients: number | null;
  nEvents: number | null;
  suppressed: string | null;
  metrics: Record<string, { estimate: number; low: number; high: number }> | null;
}
interface Answer {
  metrics: { outOfFold: Record<string, { estimate: number }> };
  details: {
    threshold: { threshold: number; basis: string; costRatio?: number };
    outOfFold: {
      nPatients: number;
      nEvents: number;
      precisionRecall: [number, number][];
      decisionCurve: { points: unknown[]; useful: { higher: unknown[] } };
      decisions: { sentence: string; confusion: Record<string, number>; metrics: Record<string, unknown> };
      subgroups: { feature: string; by: string; whole: Group; groups: Group[] } | null;
    };
  };
}

describe('evaluating on the command line', () => {
  let test: TestApplication;
  const run = (...args: string[]) => riskcurveHere(test.environment.home, ['evaluate', 'Judged', ...args], test.app);
  beforeAll(async () => {
    await bundleOnce();
    test = await openTestApplication();
    const { id: cohortId } = await insertFixtureCohort(test.app, { name: 'Cohort' });
    // only patients of few rows have the highest risk of all
    await insertFixtureModel(test.app, { cohortId, name: 'Judged', riskOf: (row) => 0.1 + (0.8 * (row % 60)) / 60 });
  });
  afterAll(() => test.remove());

  it('adds curves and decisions at the model’s own threshold', async () => {
    const { metrics, details } = documentOf<Answer>(await run('--json'));
    expect(metrics.outOfFold.auroc!.estimate).toBe(0.832);
    const { threshold, outOfFold } = details;
    expect(threshold).toEqual({ threshold: 0.5, basis: 'manual' });
    expect(outOfFold.nPatients).toBe(240);
    expect(outOfFold.nEvents).toBe(80);
    expect(outOfFold.precisionRecall.at(-1)).toEqual([1, 80 / 240]);
    expect(outOfFold.decisionCurve.points).toHaveLength(99);
    expect(outOfFold.decisions.confusion).toEqual({
      // rows 30 to 59 of each sixty are flagged, every third of which has the outcome
      ...{ truePositives: 40, falsePositives: 80, trueNegatives: 80, falseNegatives: 40 },
    });
    expect(outOfFold.decisions.sentence).toBe(
      'Of 100 patients 50 would be flagged, 17 of them rightly; 17 would be missed.',
    );
    expect(outOfFold.subgroups).toBeNull();
  });

  it('takes a threshold or a cost ratio, and shows both as a table', async () => {
    const byRatio = documentOf<Answer>(await run('--cost-ratio', '3', '--json'));
    expect(byRatio.details.threshold).toEqual({ threshold: 0.25, basis: 'costRatio', costRatio: 3 });
    const same = documentOf<Answer>(await run('--threshold', '0.25', '--json'));
    expect(same.details.outOfFold).toEqual(byRatio.details.outOfFold);
    const { stdout } = await run('--cost-ratio', '3');
    expect(stdout).toMatch('At a threshold of 0.25, where one missed case is worth 3 false alarms:');
    expect(stdout).toMatch(`${byRatio.details.outOfFold.decisions.sentence} (out of fold)`);
    expect(stdout).toMatch(/netBenefitOverAll +-?0\.\d{3} \(-?0\.\d{3} to -?0\.\d{3}\)/);
  });

  it('has a feature’s groups, and tells nothing of the small ones', async () => {
    const first = documentOf<Answer>(await run('--subgroups', 'glucose', '--cuts', '60,120', '--json'));
    const { by, whole, groups } = first.details.outOfFold.subgroups!;
    expect(by).toBe('cuts');
    expect(whole).toMatchObject({ label: 'all', nPatients: 240, nEvents: 80 });
    expect(groups[0]).toMatchObject({ suppressed: 'fewPatients', nPatients: null, nEvents: null, metrics: null });
    expect(groups.filter(({ suppressed }) => suppressed === 'complementary')).toHaveLength(1);
    const shown = groups.find(({ suppressed }) => suppressed === null)!;
    expect(shown.metrics!.prevalence!.estimate).toBe(shown.nEvents! / shown.nPatients!);
    expect(shown.metrics!.sensitivity!.low).toBeLessThan(shown.metrics!.sensitivity!.estimate);
    const { stdout } = await run('--subgroups', 'glucose', '--cuts', '60,120');
    expect(stdout).toMatch(/under 60.*: < 10 patients, too few/);
    expect(stdout).toMatch(`: ${shown.nPatients} patients, ${shown.nEvents} events`);
  });

  it('refuses a feature that is not there with its sentence', async () => {
    const { status, stderr } = await run('--subgroups', 'shoes');
    expect(status).toBe(1);
    expect(stderr).toMatch('the model has no feature "shoes"; it has glucose');
  });
});
