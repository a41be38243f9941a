import { describe, expect, it } from 'vitest';
import { fieldsOf, requestOf } from '@/app/(product)/runs/new/run-fields';
import { configOf, startRunSchema } from '@/app/api/runs/schema';
import { trainOptions } from '@/lib/cli/train-options';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig, defaultEarlyStopping } from '@/models/training/defaults';

const cohortId = '00000000-0000-4000-8000-000000000000';
const { taus } = trainOptions.parse({ cohort: 'Any', levels: '9' }).config; // equally spaced, as the form makes them
const configs: TrainingConfig[] = [
  defaultConfig('sbqc', { taus }),
  defaultConfig('sbqc', { taus, optimizer: 'lalr', head: 'monotone' }),
  defaultConfig('bqc', { taus, optimizer: 'lbfgs', weightDecay: 0.01 }),
  defaultConfig('sbqc', {
    taus,
    dropout: 0.07,
    earlyStopping: { validationShare: 0.29, patience: 7, watchedRows: 'setAside' },
  }),
  defaultConfig('sbqc', { taus, earlyStopping: { ...defaultEarlyStopping, averaging: 0.07 } }),
  defaultConfig('sbqc', { taus, earlyStopping: null }),
  defaultConfig('logistic', { folds: 4, weightDecay: 0.002 }),
  defaultConfig('bce', { optimizer: 'lalr-published', learningRateSchedule: 'exponential' }),
  defaultConfig('sbqc', { taus, learningRate: 0.9, learningRateSchedule: 'exponential-published' }),
];

describe('the settings of a run', () => {
  it.each(configs)(
    'come through form and request as they were: $loss, $optimizer, $head, $learningRateSchedule',
    (config) => {
      const body: unknown = JSON.parse(JSON.stringify(requestOf(fieldsOf(cohortId, config))));
      expect(configOf(startRunSchema.parse(body))).toEqual(config);
    },
  );

  it('come through the command line', () => {
    const given = { cohort: 'Any', optimizer: 'lalr', schedule: 'exponential', head: 'monotone' };
    const expected = { optimizer: 'lalr', learningRateSchedule: 'exponential', head: 'monotone' };
    expect(trainOptions.parse(given).config).toMatchObject(expected);
    expect(trainOptions.parse({ cohort: 'Any' }).config).toEqual(defaultConfig('sbqc'));
  });

  it('come through the command line: dropout, early stopping and logistic regression', () => {
    const configOfOptions = (options: object) => trainOptions.parse({ cohort: 'Any', ...options }).config;
    expect(configOfOptions({ dropout: '0.2', earlyStopping: '5' })).toEqual(
      defaultConfig('sbqc', { dropout: 0.2, earlyStopping: { ...defaultEarlyStopping, patience: 5 } }),
    );
    expect(configOfOptions({ validationShare: '0.4', averaging: '0', tempering: '1' }).earlyStopping).toEqual({
      ...{ validationShare: 0.4, watchedRows: 'leftOut', patience: defaultEarlyStopping.patience },
    });
    expect(configOfOptions({ dropout: '0', earlyStopping: '0' })).toEqual(
      defaultConfig('sbqc', { earlyStopping: null }),
    );
    expect(configOfOptions({ optimizer: 'lbfgs' })).toEqual(defaultConfig('sbqc', { optimizer: 'lbfgs' }));
    expect(configOfOptions({ loss: 'logistic' })).toEqual(defaultConfig('logistic'));
  });

  it('are refused on the command line by the name of the option', () => {
    const complaint = (options: object): string | undefined =>
      trainOptions.safeParse({ cohort: 'Any', ...options }).error?.issues[0]?.message;
    expect(complaint({ head: 'sorted' })).toBe('must be raw or monotone');
    expect(complaint({ schedule: 'cosine' })).toContain('must be constant, linear');
    expect(complaint({ loss: 'bce', head: 'monotone' })).toContain('set head to raw');
    expect(complaint({ loss: 'bqc', optimizer: 'lalr-published' })).toContain('choose the optimizer lalr');
    expect(complaint({ hidden: '0' })).toContain(
      '--hidden: must name one to three layers for sbqc: with a linear predictor',
    );
    expect(complaint({ loss: 'bce', hidden: '0' })).toContain('choose the loss logistic');
    expect(complaint({ loss: 'logistic', hidden: '100' })).toContain('--hidden: must be empty for logistic');
    expect(complaint({ dropout: '0.95' })).toContain('--dropout: must be from 0 to 0.9');
    expect(complaint({ earlyStopping: '20000' })).toContain('--early-stopping: must be a whole number from 1');
    expect(complaint({ earlyStopping: '5', validationShare: '0.9' })).toContain(
      '--validation-share: must be from 0.05',
    );
    expect(complaint({ earlyStopping: '0', validationShare: '0.2' })).toBe(
      '--validation-share: is a setting of early stopping, which --early-stopping 0 switches off',
    );
    expect(complaint({ watched: 'some' })).toBe('must be leftOut or setAside');
    expect(complaint({ averaging: '2' })).toContain('--averaging: must be above 0');
  });

  it('are refused by the server where no such choice exists', () => {
    const refused = startRunSchema.safeParse({ cohortId, head: 'sorted' });
    expect(refused.error?.issues[0]?.path).toEqual(['head']);
    const path = (settings: object) => startRunSchema.safeParse({ cohortId, ...settings }).error?.issues[0]?.path;
    expect(path({ dropout: 0.95 })).toEqual(['dropout']);
    expect(path({ patience: -1 })).toEqual(['patience']);
    expect(path({ patience: 5, validationShare: 0.6 })).toEqual(['validationShare']);
  });
});
