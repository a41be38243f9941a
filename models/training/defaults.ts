/** The settings a run starts from, and what is refused. */
import type { EarlyStopping, LossName, OptimizerName, TrainingConfig } from './config';

/** Nine levels, 0.1 to 0.9. */
const nineLevels: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** `count` equally spaced levels in (0,1): 9 gives 0.1 to 0.9. */
export function equallySpacedTaus(count: number): number[] {
  return Array.from({ length: count }, (_, level) => (level + 1) / (count + 1));
}

/**
 * Many bootstrap networks, each of which trains as long as the patients whom its own bootstrap left out get a lower loss: so a strong
 * signal is learnt to its end and a weak one is not overlearnt, in 150 patients as in 5000. What is watched and kept is a running mean of
 * the weights, without which the levels cross in 5 % of rows. Chosen on 15 cohorts, public and simulated, for Brier score, log loss and
 * a calibration slope near 1 out of fold, and confirmed on 19 others: `docs/defaults.md` has all numbers and what did not help.
 *
 * `earlyStopping: null` switches it off, and so does L-BFGS, which ends by itself.
 */
export function defaultConfig(loss: LossName, overrides: Partial<TrainingConfig> = {}): TrainingConfig {
  const shared = {
    loss,
    optimizer: 'adam',
    hiddenUnits: [100],
    activation: 'relu',
    head: 'raw',
    epochs: 100,
    batchSize: 32,
    learningRate: 0.003,
    learningRateSchedule: 'constant',
    weightDecay: 0,
    folds: 5,
    repeats: 20,
    holdoutShare: 0.2,
    seed: 1,
    riskEstimator: 'root',
  } as const;
  const levels = hasLevels(loss) ? { taus: nineLevels, crossingPenalty: 10 } : { taus: [0.5], crossingPenalty: 0 };
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined); // an option that nobody set
  const ending = endingOf(loss, overrides.optimizer);
  const config = { ...shared, ...levels, ...ending, ...(Object.fromEntries(given) as Partial<TrainingConfig>) };
  const { earlyStopping, ...others } = config;
  return earlyStopping ? { ...others, earlyStopping } : others;
}

/** What differs by how the training comes to its end. */
function endingOf(loss: LossName, optimizer: OptimizerName = 'adam'): Partial<TrainingConfig> {
  if (loss === 'logistic') return logisticSettings;
  if (optimizer !== 'lbfgs') return { earlyStopping: defaultEarlyStopping };
  return hasLevels(loss) ? { epochs: FULL_BATCH_EPOCHS, crossingPenalty: 30 } : { epochs: FULL_BATCH_EPOCHS };
}

/** Three in ten rows of the training part: about all that a bootstrap leaves out, and always as many. */
export const defaultEarlyStopping = {
  validationShare: 0.3,
  patience: 10,
  watchedRows: 'leftOut',
  averaging: 0.2,
  tempering: 0.8,
} as const satisfies EarlyStopping;

/** L-BFGS cannot be stopped early: few iterations, with a strong penalty, keep it from overfitting (theory, section 11). */
const FULL_BATCH_EPOCHS = 15;

/** A ridge too small to be seen in a risk: it keeps separated patients and one-hot columns from having no finite minimum. */
const logisticSettings = { optimizer: 'newton', hiddenUnits: [], epochs: 1, weightDecay: 1e-6 } as const;

/** Whether networks of this loss have quantile levels; the others have one output, a logit. */
export function hasLevels(loss: LossName): boolean {
  return loss === 'sbqc' || loss === 'bqc';
}

/**
 * Early stopping as it is asked for outside, setting by setting: what nobody named is as by default, a patience of 0 switches it off
 * (null), an averaging of 0 keeps each epoch's own weights, a tempering of 1 judges them as they are; undefined where nothing was named.
 */
export function earlyStoppingBy(given: Partial<EarlyStopping>): EarlyStopping | null | undefined {
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(named).length === 0) return undefined;
  if (given.patience === 0) return null;
  const { averaging, tempering, ...rule }: EarlyStopping = { ...defaultEarlyStopping, ...named };
  return { ...rule, ...(averaging !== 0 && { averaging }), ...(tempering !== 1 && { tempering }) };
}

const optimizersThatWork: readonly OptimizerName[] = ['adam', 'lalr', 'lalr-published', 'lbfgs', 'newton'];

/**
 * Refuses a configuration that cannot be trained.
 *
 * @throws Error with one sentence that names the setting, its value and the demand.
 */
export function validateConfig(config: TrainingConfig): void {
  const complaint = complaints(config).find((entry) => entry.broken);
  if (complaint) throw new Error(complaint.sentence());
}

interface Complaint {
  readonly broken: boolean;
  readonly sentence: () => string;
}

function complaints(config: TrainingConfig): Complaint[] {
  return [
    oneOf('loss', config.loss, ['sbqc', 'bqc', 'bce', 'logistic']),
    oneOf('activation', config.activation, ['relu', 'tanh']),
    oneOf('head', config.head ?? 'raw', ['raw', 'monotone']),
    oneOf('riskEstimator', config.riskEstimator, ['root', 'levelMean']),
    oneOf('learningRateSchedule', config.learningRateSchedule, [
      'constant',
      'linear',
      'exponential',
      'exponential-published',
    ]),
    oneOf('optimizer', config.optimizer, optimizersThatWork),
    ...logisticComplaints(config),
    {
      broken: !hasLevels(config.loss) && config.head === 'monotone',
      sentence: () => `a ${config.loss} network has a single level, which needs no order; set head to raw`,
    },
    {
      broken: config.optimizer === 'lalr-published' && config.loss === 'bqc',
      sentence: () =>
        'lalr-published has a factor for sbqc and bce only, but the loss is bqc; choose the optimizer lalr',
    },
    {
      broken: !isAscendingIn01(config.taus),
      sentence: () =>
        `taus must be ascending and strictly between zero and one, but they are ${config.taus.join(', ')}`,
    },
    {
      broken: !hasLevels(config.loss) && config.taus.length !== 1,
      sentence: () =>
        `a ${config.loss} network has a single level, but ${config.taus.length} taus were given; set taus to [0.5]`,
    },
    {
      broken: hasLevels(config.loss) && config.taus.length < 2,
      sentence: () => `${config.loss} needs at least two taus to find a root between them, but one was given`,
    },
    ...config.hiddenUnits.map((units) => wholeNumber('hiddenUnits', units, 1, 4096)),
    wholeNumber('epochs', config.epochs, 1, 10_000),
    wholeNumber('batchSize', config.batchSize, 1, 65_536),
    wholeNumber('folds', config.folds, 2, 100),
    wholeNumber('repeats', config.repeats, 1, 1000),
    wholeNumber('seed', config.seed, 0, Number.MAX_SAFE_INTEGER),
    inRange('crossingPenalty', config.crossingPenalty, 0, 1e6),
    inRange('weightDecay', config.weightDecay, 0, 100),
    inRange('dropout', config.dropout ?? 0, 0, 0.9),
    ...earlyStoppingComplaints(config),
    inRange('holdoutShare', config.holdoutShare, 0, 0.5),
    {
      broken: !(config.learningRate > 0 && config.learningRate <= 1),
      sentence: () => `learningRate must be above 0 and at most 1, but it is ${config.learningRate}`,
    },
  ];
}

function logisticComplaints({ loss, optimizer, hiddenUnits, dropout }: TrainingConfig): Complaint[] {
  const isLogistic = loss === 'logistic';
  const nLayers = hiddenUnits.length;
  return [
    {
      broken: isLogistic && nLayers > 0,
      sentence: () =>
        `hiddenUnits must be empty for logistic, which is linear, but it names ${nLayers}; choose the loss bce`,
    },
    {
      broken: hasLevels(loss) && nLayers === 0,
      sentence: () =>
        `hiddenUnits must name one to three layers for ${loss}: with a linear predictor the root of Q(tau) = 0 does not tend to ` +
        'the risk, however many patients there are; name a layer or choose the loss logistic',
    },
    {
      broken: loss === 'bce' && nLayers === 0,
      sentence: () =>
        'hiddenUnits must name one to three layers for bce, which without one is logistic regression; choose the loss logistic',
    },
    {
      broken: nLayers > 3,
      sentence: () => `hiddenUnits must name one to three layers, but it names ${nLayers}`,
    },
    {
      broken: isLogistic !== (optimizer === 'newton'),
      sentence: () =>
        isLogistic
          ? `optimizer must be newton for logistic, which is solved exactly, but it is ${optimizer}`
          : `optimizer newton solves logistic alone, but the loss is ${loss}; choose the optimizer adam`,
    },
    {
      broken: isLogistic && (dropout ?? 0) > 0,
      sentence: () => `dropout must be 0 for logistic, which has no hidden units, but it is ${dropout}`,
    },
    {
      broken: optimizer === 'lbfgs' && (dropout ?? 0) > 0,
      sentence: () =>
        `dropout must be 0 for lbfgs, whose line search compares losses of one and the same network, but it is ${dropout}; ` +
        'choose the optimizer adam',
    },
  ];
}

function earlyStoppingComplaints({ earlyStopping, optimizer }: TrainingConfig): Complaint[] {
  if (!earlyStopping) return [];
  const { validationShare, patience, watchedRows = 'setAside', averaging = 1, tempering = 1 } = earlyStopping;
  return [
    {
      broken: optimizer === 'lbfgs' || optimizer === 'newton',
      sentence: () =>
        `earlyStopping watches the epochs of adam and lalr, but the optimizer is ${optimizer}, which ends by itself; ` +
        'leave earlyStopping out',
    },
    inRange('validationShare', validationShare, 0.05, 0.5),
    wholeNumber('patience', patience, 1, 10_000),
    oneOf('watchedRows', watchedRows, ['setAside', 'leftOut']),
    ...Object.entries({ averaging, tempering }).map(([name, value]) => ({
      broken: !(value > 0 && value <= 1),
      sentence: () => `${name} must be above 0 and at most 1, but it is ${value}`,
    })),
  ];
}

function oneOf(name: string, value: string, allowed: readonly string[]): Complaint {
  return {
    broken: !allowed.includes(value),
    sentence: () =>
      `${name} must be ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')} in this version, but it is ${value}`,
  };
}

function wholeNumber(name: string, value: number, low: number, high: number): Complaint {
  return {
    broken: !(Number.isSafeInteger(value) && value >= low && value <= high),
    sentence: () => `${name} must be a whole number from ${low} to ${high}, but it is ${value}`,
  };
}

function inRange(name: string, value: number, low: number, high: number): Complaint {
  return {
    broken: !(value >= low && value <= high),
    sentence: () => `${name} must be from ${low} to ${high}, but it is ${value}`,
  };
}

function isAscendingIn01(taus: readonly number[]): boolean {
  return taus.length > 0 && taus.every((tau, level) => tau > (level === 0 ? 0 : taus[level - 1]!) && tau < 1);
}
