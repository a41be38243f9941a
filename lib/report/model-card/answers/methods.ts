/** What the program knows of how the model was built. */
import { formatCount, formatNumber, formatShare } from '@/lib/format';
import { optimizerWords } from '@/lib/optimizer-words';
import { dropoutWords, earlyStoppingWords } from '@/lib/regularization-words';
import type { TrainedModel } from '@/models/model';
import type { TrainingConfig } from '@/models/training/config';
import { hasLevels } from '@/models/training/defaults';
import { lossNames } from '../../../loss-names';
import type { Answer, CardInput } from '../card-input';
import { predictionStep, updatingText } from './recalibration';
import { nCandidateParameters, trainingCounts } from '../training-counts';

/** By item of the checklist. */
export function methodAnswers(input: CardInput): Readonly<Record<string, Answer>> {
  const { trained } = input.model;
  return {
    '4': {
      answers: [
        'Development of a model and its internal validation. No external validation is stored with this model.',
      ],
    },
    '10': {
      answers: [sampleSizeText(input)],
      blank: 'How the size came about and whether it suffices; any sample size calculation.',
    },
    '11': { answers: [missingText(trained)] },
    '12a': { answers: [partitionText(trained.config)] },
    '12b': {
      answers: [
        'Numbers are standardised, categories become one input for each level. Means, scales and fills are learnt inside each ' +
          'training part and stored with the network, so nothing of a left-out patient enters them.',
      ],
    },
    '12c': { answers: modelText(trained), blank: 'Why this type of model, and any tuning before this run.' },
    '12d': { blank: 'Clusters such as hospitals: the program does not know them.' },
    '12e': {
      answers: [
        'AUROC, average precision and the ROC curve (discrimination); calibration intercept, slope, groups and smooth curve; ' +
          'Brier score and log loss (both); accuracy, F1, Jaccard and Cohen’s kappa at the threshold 0.5; crossing rate and ' +
          'disagreement of the quantile levels where there are any. Intervals are 95\u202f% bootstrap intervals over patients.',
      ],
    },
    '12f': { answers: [updatingText(trained)] },
    '12g': { answers: [predictionText(trained) + predictionStep(trained)] },
    '13': { answers: ['None used: no resampling by class and no class weights.'] },
    '14': { blank: 'Approaches to fairness: the program applied none.' },
    '16': { answers: ['None by design: the holdout is a random part of the same cohort, stratified by the outcome.'] },
    '18e': {
      answers: [`Data hash (sha256): ${trained.dataHash}.`],
      blank: 'Where and on what terms the data are available.',
    },
    '18f': {
      answers: [`Riskcurve ${trained.codeVersion}; engine ${trained.engine.engine}, ${trained.engine.backend}.`],
      blank: 'Where and on what terms the code is available.',
    },
  };
}

function sampleSizeText({ model }: CardInput): string {
  const { nPatients, nEvents } = trainingCounts(model.evaluation);
  const nParameters = nCandidateParameters(model.trained);
  const fewer = Math.min(nEvents, nPatients - nEvents);
  return (
    `All patients of the file. For training ${formatCount(nPatients, 'patient')} with ${formatCount(nEvents, 'event')}; ` +
    `${formatCount(nParameters)} candidate predictor parameters (one for a number, one fewer than its levels for a category), so ` +
    `${formatNumber(fewer / nParameters, 1)} patients of the rarer class for each.`
  );
}

function missingText({ summaries, features }: TrainedModel): string {
  const incomplete = features.filter((_, position) => (summaries[position]?.nMissing ?? 0) > 0);
  const which =
    incomplete.length === 0
      ? 'No predictor has missing values among the training patients.'
      : `Missing values among the training patients: ${incomplete.map(({ label }) => label).join(', ')} (shares in item 20b).`;
  return (
    `${which} In training they are filled with the median of a number and the most frequent level of a category, learnt inside each ` +
    'training part. A patient who is judged, in the evaluation too, has the risk averaged over plausible values given the known ones, and the ' +
    'spread that these add is in the interval. No patient was omitted.'
  );
}

function partitionText({ folds, repeats, holdoutShare }: TrainingConfig): string {
  const holdout =
    holdoutShare === 0
      ? 'No holdout was kept.'
      : `A holdout of ${formatShare(holdoutShare)}, stratified by the outcome, is kept from every network and opened once, at the evaluation.`;
  return (
    `${holdout} The others are cross-fitted: ${formatCount(folds)} stratified folds, repeated ${formatCount(repeats, 'time')}; each network ` +
    'sees a bootstrap sample of its training part. Every patient is judged only by networks that never saw that patient.'
  );
}

function modelText({ config, members }: TrainedModel): string[] {
  const tuning = 'The run itself tunes no hyperparameter. Internal validation: cross-fitting (item 12a).';
  if (config.loss === 'logistic') {
    return [
      `Ensemble of ${formatCount(members.length, 'logistic regression')}, each at its exact minimum; weight decay ${config.weightDecay}; seed ${config.seed}.`,
      tuning,
    ];
  }
  const layers = config.hiddenUnits.map((units) => formatCount(units)).join(' and ');
  const levels = hasLevels(config.loss)
    ? `${formatCount(config.taus.length)} quantile levels (${config.taus.map((tau) => formatNumber(tau)).join(', ')}), crossing penalty ${formatNumber(config.crossingPenalty)}`
    : 'one output';
  return [
    `Ensemble of ${formatCount(members.length)} neural networks, ${layers} hidden ${config.activation} units, loss ${lossNames[config.loss]}${config.loss === 'bce' ? ' (binary cross-entropy)' : ''}, ${levels}.`,
    `Optimizer ${optimizerWords(config)}; ${formatCount(config.epochs)} epochs, batches of ${formatCount(config.batchSize)}; seed ${config.seed}.`,
    `Weight decay ${config.weightDecay}; dropout ${dropoutWords(config)}; early stopping ${earlyStoppingWords(config)}.`,
    tuning,
  ];
}

function predictionText(trained: TrainedModel): string {
  const { config } = trained;
  if (!hasLevels(config.loss)) {
    return (
      'The mean output of the members that judge; the interval from the spread between them' +
      calibrationWords(trained) +
      '.'
    );
  }
  const how =
    config.riskEstimator === 'root'
      ? 'The root τ* of Q(τ) = 0 on the average of the networks that judge; the risk is 1 − τ*.'
      : 'The mean over the quantile levels, averaged over the networks that judge.';
  return `${how} The interval comes from the spread between the networks on the logit scale${calibrationWords(trained)}.`;
}

function calibrationWords({ intervalCalibration }: TrainedModel): string {
  if (!intervalCalibration) return ', taken as normal';
  const { spreadFactor, addedVariance } = intervalCalibration;
  return (
    `: their variance times ${formatNumber(spreadFactor, 2)} plus ${formatNumber(addedVariance, 3)}, both told from the labels of the training ` +
    'patients, with Student’s t'
  );
}
