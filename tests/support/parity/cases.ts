/** Configurations on which engines are compared: every loss, head, activation and optimizer that two of them share, with dropout and without. */
import type { TrainingConfig } from '@/models/training/config';

export const parityCases: readonly [string, Partial<TrainingConfig>][] = [
  ['sbqc, one layer', { crossingPenalty: 5 }],
  ['sbqc without penalty, 9 levels, odd width', { taus: nineLevels(), crossingPenalty: 0, hiddenUnits: [13] }],
  ['sbqc, 100 units and 9 levels', { taus: nineLevels(), crossingPenalty: 30, hiddenUnits: [100] }],
  ['sbqc, two tanh layers, weight decay', { hiddenUnits: [7, 5], activation: 'tanh', weightDecay: 2 }],
  ['sbqc, three tanh layers', { hiddenUnits: [5, 4, 3], activation: 'tanh', crossingPenalty: 1 }],
  ['sbqc, three relu layers of unlike widths', { hiddenUnits: [33, 6, 17], crossingPenalty: 10, weightDecay: 0.5 }],
  ['sbqc, extreme levels', { taus: [0.02, 0.5, 0.98], crossingPenalty: 3 }],
  ['sbqc, monotone head', { head: 'monotone', crossingPenalty: 0 }],
  ['sbqc, monotone head of 9 levels by lalr', { head: 'monotone', taus: nineLevels(), optimizer: 'lalr' }],
  ['bqc, monotone head, tanh', { loss: 'bqc', head: 'monotone', crossingPenalty: 0, activation: 'tanh' }],
  ['sbqc, wider than a tile of a GPU', { hiddenUnits: [130, 70], batchSize: 40, crossingPenalty: 5 }],
  ['bqc, two layers', { loss: 'bqc', hiddenUnits: [5, 4], crossingPenalty: 0, learningRateSchedule: 'constant' }],
  ['bqc, tanh, penalty', { loss: 'bqc', activation: 'tanh', crossingPenalty: 5, taus: [0.1, 0.3, 0.6, 0.8] }],
  ['bce with weight decay', { loss: 'bce', taus: [0.5], crossingPenalty: 0, weightDecay: 2 }],
  ['bce, three layers', { loss: 'bce', taus: [0.5], crossingPenalty: 0, hiddenUnits: [6, 7, 9] }],
  ['one unit, one row at the end of an epoch', { hiddenUnits: [1], batchSize: 9 }],
  ['a batch larger than all rows', { batchSize: 500 }],
  ['lalr, two layers', { optimizer: 'lalr', hiddenUnits: [5, 4], crossingPenalty: 30, weightDecay: 2 }],
  ['lalr-published', { optimizer: 'lalr-published', hiddenUnits: [5, 4], crossingPenalty: 30 }],
  ['sbqc with dropout', { dropout: 0.5, crossingPenalty: 5, hiddenUnits: [13] }],
  [
    'sbqc with dropout, three tanh layers',
    { dropout: 0.2, hiddenUnits: [8, 7, 9], activation: 'tanh', weightDecay: 2 },
  ],
  ['bqc with dropout, monotone head', { dropout: 0.3, loss: 'bqc', head: 'monotone', hiddenUnits: [9, 5] }],
  ['bce with dropout by lalr', { dropout: 0.3, loss: 'bce', taus: [0.5], crossingPenalty: 0, optimizer: 'lalr' }],
  ['bce by lalr-published', { optimizer: 'lalr-published', loss: 'bce', taus: [0.5], crossingPenalty: 0 }],
];

/** Early stopping: such that no member's best epoch hangs on rounding, and that members end apart and before the last epoch. */
export const stoppingCases: readonly [string, Partial<TrainingConfig>][] = [
  ['sbqc with a penalty', { crossingPenalty: 5 }],
  [
    'bce, two tanh layers, dropout, weight decay',
    {
      ...{ loss: 'bce', taus: [0.5], crossingPenalty: 0, hiddenUnits: [9, 5] },
      ...{ activation: 'tanh', dropout: 0.3, weightDecay: 1 },
    },
  ],
  [
    'bqc, monotone head, batches larger than the validation part',
    { loss: 'bqc', head: 'monotone', crossingPenalty: 0, batchSize: 40 },
  ],
  [
    'sbqc, the running mean of the weights, rows that the bootstrap left out',
    {
      ...{ crossingPenalty: 3, learningRateSchedule: 'constant' },
      earlyStopping: { validationShare: 0.3, patience: 4, watchedRows: 'leftOut', averaging: 0.2, tempering: 0.8 },
    },
  ],
  [
    'bce by lalr, a short running mean, dropout',
    {
      ...{ loss: 'bce', taus: [0.5], crossingPenalty: 0, optimizer: 'lalr', dropout: 0.2 },
      earlyStopping: { validationShare: 0.3, patience: 4, averaging: 0.6 },
    },
  ],
];

/** What the cases of early stopping have in common, and their members. */
export const stopping = {
  common: { epochs: 40, learningRate: 0.02, earlyStopping: { validationShare: 0.3, patience: 4 } },
  members: [0, 1, 4],
} as const;

function nineLevels(): number[] {
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
}
