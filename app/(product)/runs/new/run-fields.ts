/** The form's fields as text, exactly as typed, and what they mean. */
import { defaultConfig, defaultEarlyStopping, hasLevels } from '@/models/training/defaults';
import type { LossName, TrainingConfig } from '@/models/training/config';

export interface RunFields {
  readonly cohortId: string;
  readonly loss: LossName;
  readonly modelName: string;
  readonly optimizer: string;
  readonly learningRateSchedule: string;
  readonly head: string;
  readonly levels: string;
  readonly crossingPenalty: string;
  readonly hiddenUnits: string;
  readonly epochs: string;
  readonly folds: string;
  readonly repeats: string;
  readonly seed: string;
  readonly learningRate: string;
  readonly batchSize: string;
  readonly weightDecay: string;
  readonly dropout: string;
  readonly patience: string;
  readonly validationShare: string;
  readonly watchedRows: string;
  readonly averaging: string;
  readonly tempering: string;
  readonly holdoutShare: string;
}

/** The fields of a configuration; without one, those of the default. */
export function fieldsOf(cohortId: string, config: TrainingConfig = defaultConfig('sbqc')): RunFields {
  // A network of bce or logistic has no levels: the fields then hold what they would be for sBQC.
  const levelled = hasLevels(config.loss) ? config : defaultConfig('sbqc');
  const stopping = config.earlyStopping ?? { ...defaultEarlyStopping, patience: 0 };
  return {
    cohortId,
    loss: config.loss,
    modelName: '',
    optimizer: config.optimizer,
    learningRateSchedule: config.learningRateSchedule,
    head: levelled.head ?? 'raw',
    levels: String(levelled.taus.length),
    crossingPenalty: String(levelled.crossingPenalty),
    hiddenUnits: config.hiddenUnits.join(', '),
    epochs: String(config.epochs),
    folds: String(config.folds),
    repeats: String(config.repeats),
    seed: String(config.seed),
    learningRate: String(config.learningRate),
    batchSize: String(config.batchSize),
    weightDecay: String(config.weightDecay),
    dropout: percent(config.dropout ?? 0),
    patience: String(stopping.patience),
    validationShare: percent(stopping.validationShare),
    watchedRows: stopping.watchedRows ?? 'setAside',
    averaging: percent(stopping.averaging ?? 0),
    tempering: percent(stopping.tempering ?? 1),
    holdoutShare: percent(config.holdoutShare),
  };
}

/** The fields of a loss, keeping cohort, name and seed. */
export function withLoss(fields: RunFields, loss: LossName): RunFields {
  const { cohortId, modelName, seed } = fields;
  return { ...fieldsOf(cohortId, defaultConfig(loss)), modelName, seed };
}

/** What the server is asked for. A text that is no number goes as NaN (null in JSON) and is refused there by its name. */
export function requestOf(fields: RunFields): Record<string, unknown> {
  const number = (text: string) => (text.trim() === '' ? NaN : Number(text));
  const levelled = hasLevels(fields.loss)
    ? { head: fields.head, levels: number(fields.levels), crossingPenalty: number(fields.crossingPenalty) }
    : {};
  return {
    cohortId: fields.cohortId,
    loss: fields.loss,
    ...(fields.modelName.trim() === '' ? {} : { modelName: fields.modelName }),
    ...levelled,
    ...(fields.loss === 'logistic' ? {} : steps(fields, number)),
    folds: number(fields.folds),
    repeats: number(fields.repeats),
    seed: number(fields.seed),
    weightDecay: number(fields.weightDecay),
    holdoutShare: number(fields.holdoutShare) / 100,
  };
}

/** What a network is trained by that is not solved at once. */
function steps(fields: RunFields, number: (text: string) => number): Record<string, unknown> {
  return {
    optimizer: fields.optimizer,
    learningRateSchedule: fields.learningRateSchedule,
    hiddenUnits: fields.hiddenUnits.split(',').map(number),
    epochs: number(fields.epochs),
    learningRate: number(fields.learningRate),
    batchSize: number(fields.batchSize),
    dropout: number(fields.dropout) / 100,
    ...stopping(fields, number),
  };
}

/** Without early stopping its settings play no part, whatever stands there; L-BFGS ends by itself. */
function stopping(fields: RunFields, number: (text: string) => number): Record<string, unknown> {
  if (fields.optimizer === 'lbfgs' || number(fields.patience) === 0) return { patience: 0 };
  return {
    patience: number(fields.patience),
    validationShare: number(fields.validationShare) / 100,
    watchedRows: fields.watchedRows,
    averaging: number(fields.averaging) / 100,
    tempering: number(fields.tempering) / 100,
  };
}

/** A share in percent, without the digits that binary fractions leave behind. */
function percent(share: number): string {
  return String(Number((share * 100).toPrecision(12)));
}
