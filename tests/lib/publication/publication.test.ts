/** What a publication may be, what speaks against it, and how it reads: pure. */
import { describe, expect, it } from 'vitest';
import { publicationConcerns } from '@/lib/publication/concerns';
import { intendedUseProblem, reasonProblem, thresholdProblem } from '@/lib/publication/decision';
import { basisWords, endWords, intendedUseWords, periodWords } from '@/lib/publication/words';
import { WithdrawnError, withdrawnSentence } from '@/lib/publication/withdrawn';
import { nCandidateParameters } from '@/lib/report/model-card/training-counts';
import { fixtureInput } from '../../support/report-fixture';

const manual = { kind: 'manual' } as const;

describe('a threshold', () => {
  it('lies strictly between zero and one', () => {
    for (const threshold of [0, 1, -0.1, 1.2, NaN]) {
      expect(thresholdProblem({ threshold, thresholdBasis: manual })).toContain('strictly between zero and one');
    }
    expect(thresholdProblem({ threshold: 0.001, thresholdBasis: manual })).toBeNull();
  });

  // Pauker and Kassirer: a missed case worth N false alarms asks for 1 / (1 + N), here by hand
  it.each([
    [1, 0.5],
    [3, 0.25],
    [9, 0.1],
    [3.35, 0.23], // 0.2299, as a person writes it
  ])('that a cost ratio of %d gives is %d', (costRatio, threshold) => {
    const thresholdBasis = { kind: 'costRatio', costRatio } as const;
    expect(thresholdProblem({ threshold, thresholdBasis })).toBeNull();
    expect(thresholdProblem({ threshold: threshold + 0.02, thresholdBasis })).toContain('change one of them');
  });

  it('has a cost ratio where it was chosen by one, and only there', () => {
    for (const costRatio of [undefined, 0, -1, NaN, Infinity]) {
      const thresholdBasis = { kind: 'costRatio' as const, costRatio };
      expect(thresholdProblem({ threshold: 0.5, thresholdBasis })).toContain('must be a number above zero');
    }
    expect(thresholdProblem({ threshold: 0.5, thresholdBasis: { kind: 'netBenefit', costRatio: 1 } })).not.toBeNull();
  });
});

describe('the words of a person', () => {
  it('have 10 to 500 characters, blanks around them not counted', () => {
    const ok = (text: string) => intendedUseProblem(text) === null;
    expect([ok('x'.repeat(9)), ok(` ${'x'.repeat(9)} `), ok('x'.repeat(10))]).toEqual([false, false, true]);
    expect([ok('x'.repeat(500)), ok('x'.repeat(501))]).toEqual([true, false]);
    expect(reasonProblem('  no ')).toBe(
      'the reason must have 3 to 500 characters, but it has 2: say why the earlier version comes back',
    );
  });
});

describe('what speaks against publishing', () => {
  const { trained, evaluation } = fixtureInput().model;
  const candidate = { simulatedFrom: null, recalibratedFrom: null, trained, evaluation };
  const withMetric = (name: string, metric: { estimate: number | null; low: number | null; high: number | null }) => ({
    ...evaluation,
    outOfFold: { ...evaluation.outOfFold, metrics: { ...evaluation.outOfFold.metrics, [name]: metric } },
  });
  const keysOf = (change: Partial<Parameters<typeof publicationConcerns>[0]>) =>
    publicationConcerns({ ...candidate, ...change }).map(({ key }) => key);

  it('is the crossing rate alone in the fixture, whose slope holds 1 and whose events suffice', () => {
    // slope 1.02 (0.86 to 1.19); crossing rate 1.2 %; 214 events for 7 parameters
    expect(keysOf({})).toEqual(['crossing']);
    expect(keysOf({ evaluation: withMetric('crossingRate', { estimate: 0.01, low: null, high: null }) })).toEqual([]);
  });

  it.each([
    [0.8, 0.7, 0.99, true, 'too extreme'],
    [1.21, 1.04, 1.57, true, 'too timid'],
    [0.8, 0.7, 1, false, ''],
    [1.2, 1, 1.4, false, ''],
  ])('is a calibration slope of %d (%d to %d): %s', (estimate, low, high, speaks, words) => {
    const given = { ...candidate, evaluation: withMetric('calibrationSlope', { estimate, low, high }) };
    const found = publicationConcerns(given).find(({ key }) => key === 'calibration');
    expect(found?.serious).toBe(speaks ? true : undefined);
    expect(found?.text ?? '').toContain(words);
    expect(keysOf({ ...given, recalibratedFrom: 'another model' })).toEqual(['crossing']);
  });

  it('is fewer than ten patients of the rarer outcome for each candidate parameter', () => {
    expect(nCandidateParameters(trained)).toBe(7);
    const withEvents = (nEvents: number, nPatients: number) =>
      keysOf({ evaluation: { ...evaluation, outOfFold: { ...evaluation.outOfFold, nEvents, nPatients } } });
    expect(withEvents(70, 614)).toEqual(['crossing']);
    expect(withEvents(69, 614)).toEqual(['events', 'crossing']);
    expect(withEvents(614 - 69, 614)).toEqual(['events', 'crossing']);
  });

  it('is a simulated cohort, an outcome without words, no holdout; the serious first', () => {
    const silent = { ...trained, outcome: { ...trained.outcome, negativeMeans: ' ' } };
    expect(keysOf({ simulatedFrom: 'f(x)', trained: silent, evaluation: { ...evaluation, holdout: null } })).toEqual([
      ...['simulated', 'outcomeWords', 'crossing', 'holdout'],
    ]);
  });
});

describe('a publication in words', () => {
  const [publishedAt, endedAt] = [new Date('2026-11-03T09:00:00Z'), new Date('2026-11-20T09:00:00Z')];

  it('says how its threshold was chosen', () => {
    expect(basisWords({ kind: 'costRatio', costRatio: 1 })).toMatch(/as much as 1 false alarm$/);
    expect(basisWords({ kind: 'costRatio', costRatio: 3.5 })).toMatch(/as much as 3.5 false alarms$/);
    expect(basisWords({ kind: 'netBenefit' })).toBe('chosen by net benefit');
    expect(basisWords(manual)).toBe('chosen by hand');
    expect(intendedUseWords('')).toBe('not recorded at that time');
  });

  it('says when it was and why it ended', () => {
    expect(periodWords({ publishedAt, endedAt })).toBe('3 Nov 2026 to 20 Nov 2026');
    expect(periodWords({ publishedAt, endedAt: null })).toBe('since 3 Nov 2026');
    const next = { modelId: 'm', version: 'd4e5f6a7'.padEnd(64, '0') };
    expect(endWords('rolledBack', next)).toBe('rolled back to version d4e5f6a7');
    expect(endWords('replaced', null)).toBe('replaced by another version');
  });

  it('that ended says what is in use now', () => {
    const gone = { name: 'Pima-sbqc', version: 'a1b2c3d4'.padEnd(64, '0'), endedAt, reason: 'replaced' } as const;
    const successor = { modelId: 'm', cohortId: 'c', version: 'd4e5f6a7'.padEnd(64, '0') };
    expect(withdrawnSentence({ ...gone, successor })).toBe(
      'Pima-sbqc a1b2c3d4 was replaced on 20 Nov 2026; version d4e5f6a7 is in use now',
    );
    expect(new WithdrawnError({ ...gone, reason: 'retired', successor: null })).toMatchObject({
      status: 409,
      message: 'Pima-sbqc a1b2c3d4 was retired on 20 Nov 2026; no version of it is in use now: open the page again',
    });
  });
});
