/** What the page Compare says of a difference, how it names models, and what it opens with. */
import { describe, expect, it } from 'vitest';
import type { ModelWithOrigin } from '@/db/queries/models';
import { firstChoice } from '@/app/(product)/compare/choices';
import { curvesOf, decisionDomain, valueAt } from '@/app/components/overlay/model-curves';
import {
  differenceSentence,
  differenceText,
  differenceWords,
  ofDecisions,
  ofTheRisks,
} from '@/app/(product)/compare/difference-words';
import { modelLabels, withinSentence } from '@/app/(product)/compare/model-labels';
import { pairedMetricNames } from '@/models/metrics/paired-metrics';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';
import { splitsDiffer } from '@/models/training/same-splits';

const say = (name: Parameters<typeof differenceSentence>[0], estimate: number, low: number, high: number) =>
  differenceSentence(name, { estimate, low, high }, 'sBQC', 'logistic regression');

describe('a difference in words', () => {
  it('shows none where the interval holds zero, its ends included', () => {
    expect(say('brierScore', -0.0003, -0.004, 0.003)).toBe(
      'sBQC’s Brier score is 0.0003 lower than logistic regression’s (−0.0040 to +0.0030): no difference could be shown.',
    );
    expect(say('accuracy', -0.01, -0.02, 0)).toMatch(/no difference could be shown\.$/);
  });

  it.each([
    ['brierScore', -0.01, 'better'],
    ['logLoss', 0.01, 'worse'],
    ['auroc', 0.01, 'better'],
    ['netBenefit', -0.01, 'worse'],
    ['calibrationSlope', 0.2, 'the two differ'],
    ['calibrationIntercept', -0.2, 'the two differ'],
  ] as const)('%s by %d is %s', (name, estimate, verdict) => {
    const ends = [0.5 * estimate, 1.5 * estimate].sort((a, b) => a - b);
    expect(say(name, estimate, ends[0]!, ends[1]!)).toMatch(`: ${verdict}.`);
  });

  it('does not call lower what reads the same', () => {
    expect(say('brierScore', -0.00004, -0.001, 0.001)).toMatch(
      'sBQC’s Brier score is logistic regression’s to 4 decimals (−0.0010 to +0.0010): no difference could be shown.',
    );
  });

  it('says why there is none', () => {
    const none = { estimate: null, low: null, high: null, reason: 'nobody has the outcome' };
    expect(differenceSentence('auroc', none, 'BCE', 'BQC')).toBe(
      'BCE’s AUROC has no difference from BQC’s: nobody has the outcome.',
    );
    expect(differenceText('auroc', none)).toBe('undefined: nobody has the outcome');
    expect(differenceText('auroc', { estimate: 0.5, low: null, high: null })).toBe('+0.500 (no interval)');
  });

  it('has words for every metric and a place for each on the page', () => {
    expect(Object.keys(differenceWords).sort()).toEqual([...pairedMetricNames].sort());
    expect([...ofTheRisks, ...ofDecisions].sort()).toEqual([...pairedMetricNames].sort());
  });

  it('has no sign where it reads as zero', () => {
    expect(differenceText('auroc', { estimate: 0.00001, low: -0.00001, high: 0.002 })).toBe('0.000 (0.000 to +0.002)');
  });
});

const model = (id: string, config: TrainingConfig) =>
  ({ id, version: `${id}0123456789`, recalibratedFrom: null, config }) as ModelWithOrigin;

describe('names of models', () => {
  it('are as short as tells them apart', () => {
    const sbqc = model('a', defaultConfig('sbqc'));
    const lalr = model('b', defaultConfig('sbqc', { optimizer: 'lalr' }));
    const logistic = model('c', defaultConfig('logistic'));
    expect(modelLabels([sbqc, logistic])).toEqual(['sBQC', 'Logistic regression']);
    expect(modelLabels([sbqc, lalr, logistic])).toEqual(['sBQC, adam', 'sBQC, lalr', 'Logistic regression']);
    const [one, other] = modelLabels([sbqc, model('d', defaultConfig('sbqc'))]);
    expect(one).toMatch(/^sBQC, adam a0/);
    expect(other).toMatch(/^sBQC, adam d0/);
    const falling = model('e', defaultConfig('sbqc', { learningRateSchedule: 'linear' }));
    expect(modelLabels([sbqc, falling])).toEqual(['sBQC, adam', 'sBQC, adam-linear']);
    expect(withinSentence('Logistic regression')).toBe('logistic regression');
    expect(withinSentence('BCE, lalr')).toBe('BCE, lalr');
  });
});

describe('what the page opens with', () => {
  it('is one model a loss of the newest that share splits', () => {
    const models = [
      model('alone', defaultConfig('sbqc', { seed: 7 })),
      model('lalr', defaultConfig('sbqc', { optimizer: 'lalr' })),
      model('logistic', defaultConfig('logistic')),
      model('adam', defaultConfig('sbqc')),
      model('older', defaultConfig('sbqc')),
    ];
    expect(firstChoice(models)).toEqual(['adam', 'logistic']);
    expect(firstChoice([models[3]!, models[4]!])).toEqual(['adam', 'older']);
    expect(firstChoice(models.slice(0, 2))).toEqual([]);
  });

  it('pairs by seed, holdout, folds and repeats alone', () => {
    const config = defaultConfig('sbqc');
    expect(splitsDiffer(config, defaultConfig('logistic'))).toBeNull();
    expect(splitsDiffer(config, { ...config, epochs: 99, optimizer: 'lbfgs', batchSize: 1 })).toBeNull();
    for (const change of [{ seed: 2 }, { holdoutShare: 0.1 }, { folds: 3 }, { repeats: 2 }]) {
      expect(splitsDiffer(config, { ...config, ...change })).toMatch(/seed|holdout share|folds|repeats/);
    }
  });
});

describe('curves', () => {
  it('are read straight between their points, and nowhere else', () => {
    const points = [
      [2, 1],
      [4, 3],
      [4, 5],
      [8, 7],
    ] as const;
    expect([1, 2, 3, 4, 6, 9].map((at) => valueAt(points, at))).toEqual([null, 1, 2, 3, 6, null]);
  });

  it('leave room below zero for treating all, and above for the best', () => {
    const curves = [curvesOf([0.1, 0.4, 0.8, 0.6], [0, 0, 1, 1])];
    const [low, high] = decisionDomain(curves, 0.5);
    expect(low).toBe(-0.125);
    expect(high).toBeCloseTo(0.55, 12);
    expect(curves[0]!.roc.at(-1)).toEqual([1, 1]);
    expect(curves[0]!.precisionRecall[0]).toEqual([0.5, 1]);
  });
});
