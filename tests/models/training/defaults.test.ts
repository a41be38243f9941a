import { describe, expect, it } from 'vitest';
import type { TrainingConfig } from '@/models/training/config';
import {
  defaultConfig,
  defaultEarlyStopping,
  earlyStoppingBy,
  equallySpacedTaus,
  validateConfig,
} from '@/models/training/defaults';

describe('defaultConfig', () => {
  it('is valid for every loss and takes overrides', () => {
    for (const loss of ['sbqc', 'bqc', 'bce', 'logistic'] as const) {
      expect(() => validateConfig(defaultConfig(loss))).not.toThrow();
    }
    expect(defaultConfig('sbqc', { epochs: 3 })).toMatchObject({ loss: 'sbqc', epochs: 3, folds: 5, repeats: 20 });
    expect(defaultConfig('sbqc', { epochs: undefined })).toEqual(defaultConfig('sbqc'));
    expect(defaultConfig('bce')).toMatchObject({ taus: [0.5], crossingPenalty: 0 });
    expect(defaultConfig('logistic')).toMatchObject({ taus: [0.5], hiddenUnits: [], optimizer: 'newton' });
  });

  it('stops networks early unless they are told not to or end by themselves', () => {
    for (const loss of ['sbqc', 'bqc', 'bce'] as const) {
      expect(defaultConfig(loss).earlyStopping).toEqual(defaultEarlyStopping);
      for (const endless of [{ optimizer: 'lbfgs' }, { earlyStopping: null }] as const)
        expect(defaultConfig(loss, endless)).not.toHaveProperty('earlyStopping');
    }
    expect(defaultConfig('logistic')).not.toHaveProperty('earlyStopping');
    expect(defaultConfig('sbqc', { optimizer: 'lbfgs' }).epochs).toBeLessThan(defaultConfig('sbqc').epochs);
  });

  it('early stopping is named outside setting by setting', () => {
    expect(earlyStoppingBy({})).toBeUndefined();
    expect(earlyStoppingBy({ patience: undefined, averaging: undefined })).toBeUndefined();
    expect(earlyStoppingBy({ patience: 0, validationShare: 0.4 })).toBeNull();
    expect(earlyStoppingBy({ patience: 3 })).toEqual({ ...defaultEarlyStopping, patience: 3 });
    expect(earlyStoppingBy({ averaging: 0 })).not.toHaveProperty('averaging');
    expect(earlyStoppingBy({ tempering: 1 })).not.toHaveProperty('tempering');
    expect(earlyStoppingBy({ watchedRows: 'setAside' })).toEqual({ ...defaultEarlyStopping, watchedRows: 'setAside' });
  });

  it('spaces levels equally', () => {
    expect(equallySpacedTaus(3)).toEqual([0.25, 0.5, 0.75]);
    equallySpacedTaus(9).forEach((tau, level) => expect(tau).toBeCloseTo(defaultConfig('sbqc').taus[level]!, 15));
  });
});

describe('validateConfig', () => {
  const refused: [Partial<TrainingConfig>, string][] = [
    [{ optimizer: 'sgd' as 'adam' }, 'optimizer must be one of adam, lalr, lalr-published, lbfgs'],
    [{ loss: 'bqc', optimizer: 'lalr-published' }, 'choose the optimizer lalr'],
    [{ taus: [0.5, 0.4] }, 'taus must be ascending'],
    [{ taus: [0.5, 0.5] }, 'taus must be ascending'],
    [{ taus: [0, 0.5] }, 'strictly between zero and one'],
    [{ taus: [0.5, NaN] }, 'strictly between zero and one'],
    [{ taus: [] }, 'taus must be ascending'],
    [{ taus: [0.5] }, 'at least two taus'],
    [{ hiddenUnits: [] }, 'one to three layers'],
    [{ hiddenUnits: [8, 8, 8, 8] }, 'one to three layers'],
    [{ hiddenUnits: [0] }, 'hiddenUnits must be a whole number from 1 to 4096, but it is 0'],
    [{ epochs: 0 }, 'epochs must be a whole number'],
    [{ epochs: NaN }, 'epochs must be a whole number'],
    [{ batchSize: 2.5 }, 'batchSize must be a whole number'],
    [{ learningRate: 0 }, 'learningRate must be above 0'],
    [{ learningRate: NaN }, 'learningRate must be above 0'],
    [{ crossingPenalty: -1 }, 'crossingPenalty must be from 0'],
    [
      { learningRateSchedule: 'cosine' as 'linear' },
      'learningRateSchedule must be one of constant, linear, exponential, exponential-published',
    ],
    [{ head: 'sorted' as 'raw' }, 'head must be one of raw, monotone'],
    [{ holdoutShare: 0.6 }, 'holdoutShare must be from 0 to 0.5, but it is 0.6'],
    [{ folds: 1 }, 'folds must be a whole number from 2'],
    [{ repeats: 0 }, 'repeats must be a whole number'],
    [{ weightDecay: Infinity }, 'weightDecay must be from 0'],
    [
      { hiddenUnits: [] },
      'one to three layers for sbqc: with a linear predictor the root of Q(tau) = 0 does not tend to the risk',
    ],
    [{ loss: 'bqc', hiddenUnits: [] }, 'for bqc: with a linear predictor the root'],
    [
      { optimizer: 'newton' },
      'optimizer newton solves logistic alone, but the loss is sbqc; choose the optimizer adam',
    ],
    [{ dropout: 0.91 }, 'dropout must be from 0 to 0.9, but it is 0.91'],
    [{ dropout: -0.1 }, 'dropout must be from 0 to 0.9'],
    [{ dropout: NaN }, 'dropout must be from 0 to 0.9'],
    [{ dropout: 0.1, optimizer: 'lbfgs' }, 'dropout must be 0 for lbfgs'],
    [
      { earlyStopping: { validationShare: 0.2, patience: 0 } },
      'patience must be a whole number from 1 to 10000, but it is 0',
    ],
    [{ earlyStopping: { validationShare: 0.2, patience: 1.5 } }, 'patience must be a whole number'],
    [
      { earlyStopping: { validationShare: 0.01, patience: 5 } },
      'validationShare must be from 0.05 to 0.5, but it is 0.01',
    ],
    [
      { earlyStopping: { validationShare: 0.2, patience: 5, watchedRows: 'all' as 'leftOut' } },
      'watchedRows must be one of setAside, leftOut in this version, but it is all',
    ],
    ...[0, -0.1, 1.1, NaN].map((averaging): [Partial<TrainingConfig>, string] => [
      { earlyStopping: { validationShare: 0.2, patience: 5, averaging } },
      `averaging must be above 0 and at most 1, but it is ${averaging}`,
    ]),
    [
      { earlyStopping: { validationShare: 0.2, patience: 5 }, optimizer: 'lbfgs' },
      'earlyStopping watches the epochs of adam and lalr',
    ],
  ];

  it.each(refused)('refuses %o', (overrides, sentence) => {
    expect(() => validateConfig(defaultConfig('sbqc', overrides))).toThrow(sentence);
  });

  it('refuses a hidden layer, another optimizer, dropout and early stopping for logistic, and a bce without a layer', () => {
    const complaint = (overrides: Partial<TrainingConfig>) => () =>
      validateConfig(defaultConfig('logistic', overrides));
    expect(complaint({ hiddenUnits: [5] })).toThrow('hiddenUnits must be empty for logistic, which is linear');
    expect(complaint({ optimizer: 'adam' })).toThrow('optimizer must be newton for logistic');
    expect(complaint({ dropout: 0.2 })).toThrow('dropout must be 0 for logistic, which has no hidden units');
    expect(complaint({ earlyStopping: { validationShare: 0.2, patience: 5 } })).toThrow('the optimizer is newton');
    expect(() => validateConfig(defaultConfig('bce', { hiddenUnits: [] }))).toThrow('choose the loss logistic');
  });

  it('takes a configuration without dropout and early stopping, or with both off', () => {
    expect(defaultConfig('sbqc')).not.toHaveProperty('dropout');
    expect(defaultConfig('sbqc', { earlyStopping: null })).not.toHaveProperty('earlyStopping');
    for (const off of [
      { dropout: 0 },
      { earlyStopping: null },
      { dropout: 0.9, earlyStopping: { validationShare: 0.05, patience: 1 } },
    ])
      expect(() => validateConfig(defaultConfig('bce', off))).not.toThrow();
  });

  it('takes a configuration without a head, which is raw', () => {
    const { head, ...older } = defaultConfig('sbqc');
    expect(head).toBe('raw');
    expect(() => validateConfig(older)).not.toThrow();
  });

  it('refuses a monotone head for bce', () => {
    expect(() => validateConfig(defaultConfig('bce', { head: 'monotone' }))).toThrow('set head to raw');
  });

  it('refuses levels for bce', () => {
    expect(() => validateConfig(defaultConfig('bce', { taus: [0.25, 0.5] }))).toThrow('set taus to [0.5]');
  });
});
