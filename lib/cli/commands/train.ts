import { getCohortByReference } from '@/lib/services/get-cohort-by-reference';
import { getModel } from '@/lib/services/get-model';
import { defaultConfig, defaultEarlyStopping } from '@/models/training/defaults';
import { applicationCommand } from '../define-command';
import { trainOptions } from '../train-options';
import { trainToEnd } from '../train-to-end';
import { renderTrainingAnswer, trainingAnswer } from '../training-answer';

const preset = defaultConfig('sbqc');

const shown = (value: number | string) => `(default ${value})`;

export const trainCommand = applicationCommand({
  name: 'train',
  where: 'application',
  summary: 'Train an ensemble on a cohort and say how good it is, out of fold and on the holdout.',
  arguments: [{ name: 'cohort', description: 'name or id of the cohort' }],
  flags: [
    { flags: '--loss <loss>', description: 'sbqc, bqc, bce, or logistic for logistic regression (default sbqc)' },
    { flags: '--optimizer <name>', description: `adam, lalr, lalr-published or lbfgs ${shown(preset.optimizer)}` },
    {
      flags: '--schedule <name>',
      description: `constant, linear, exponential or exponential-published ${shown(preset.learningRateSchedule)}`,
    },
    { flags: '--head <name>', description: `raw levels with the penalty, or monotone ${shown(preset.head ?? 'raw')}` },
    { flags: '--levels <count>', description: `number of quantile levels ${shown(preset.taus.length)}` },
    { flags: '--penalty <weight>', description: `weight of the crossing penalty ${shown(preset.crossingPenalty)}` },
    {
      flags: '--hidden <widths>',
      description: `width of each hidden layer, one to three ${shown(preset.hiddenUnits.join(','))}`,
    },
    { flags: '--epochs <count>', description: `passes over the training part ${shown(preset.epochs)}` },
    { flags: '--batch-size <count>', description: `patients per step ${shown(preset.batchSize)}` },
    { flags: '--learning-rate <rate>', description: `step size ${shown(preset.learningRate)}` },
    { flags: '--weight-decay <weight>', description: `decoupled weight decay ${shown(preset.weightDecay)}` },
    {
      flags: '--dropout <rate>',
      description: 'share of the hidden units that each row of a step does without (default 0)',
    },
    {
      flags: '--early-stopping <patience>',
      description:
        'keep each member’s best epoch, stop it after so many without a better one, 0 is off ' +
        shown(defaultEarlyStopping.patience),
    },
    {
      flags: '--validation-share <share>',
      description: `share of the training part that early stopping watches ${shown(defaultEarlyStopping.validationShare)}`,
    },
    {
      flags: '--watched <rows>',
      description: `those left out by the bootstrap or rows set aside: leftOut or setAside ${shown(defaultEarlyStopping.watchedRows)}`,
    },
    {
      flags: '--averaging <share>',
      description: `how much each epoch counts in the mean of weights that is kept, 0 is off ${shown(defaultEarlyStopping.averaging)}`,
    },
    {
      flags: '--tempering <factor>',
      description: `how sure a member is judged by early stopping, 1 is as it is ${shown(defaultEarlyStopping.tempering)}`,
    },
    { flags: '--folds <count>', description: `folds of each repeat ${shown(preset.folds)}` },
    { flags: '--repeats <count>', description: `repeats; members = folds x repeats ${shown(preset.repeats)}` },
    { flags: '--holdout <share>', description: `share kept from every member ${shown(preset.holdoutShare)}` },
    { flags: '--seed <number>', description: `same seed, data and engine: same bytes ${shown(preset.seed)}` },
    { flags: '--estimator <name>', description: `risk estimator, root or levelMean ${shown(preset.riskEstimator)}` },
    { flags: '--engine <engine>', description: 'auto, fused or tensor (default auto)' },
    { flags: '--name <name>', description: 'name of the model (default: cohort and loss)' },
  ],
  options: trainOptions,
  needsWorker: true,
  async run({ app, actor, progress, signal }, given) {
    const cohort = await getCohortByReference(app, { reference: given.cohort });
    const request = { cohortId: cohort.id, config: given.config, engine: given.engine, actor, modelName: given.name };
    const modelId = await trainToEnd(app, request, { progress, signal });
    return trainingAnswer(await getModel(app, { modelId }));
  },
  render: renderTrainingAnswer,
});
