import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card } from '@/app/components/card';
import { intendedUseWords, thresholdWords } from '@/lib/publication/words';
import type { ModelWithOrigin } from '@/db/queries/models';
import { formatCount, formatDuration, formatNumber, formatShare } from '@/lib/format';
import { optimizerWords } from '@/lib/optimizer-words';
import { recalibrationFitWords } from '@/lib/recalibration-words';
import { dropoutWords, earlyStoppingWords } from '@/lib/regularization-words';
import { quantileLevels } from '@/models/inference/recalibrate';
import { median } from '@/models/math/quantile';
import type { TrainedModel } from '@/models/model';
import { hasLevels } from '@/models/training/defaults';
import { lossNames } from '@/lib/loss-names';

/** What the model consists of: enough to train it again. */
export function ModelRecordCard({ model, trained }: { model: ModelWithOrigin; trained: TrainedModel }) {
  const { config, engine } = trained;
  const levelled = hasLevels(config.loss);
  const estimator = config.riskEstimator === 'root' ? 'root of Q(τ) = 0' : 'level mean';
  const levels = levelled ? levelsText(trained) : 'none';
  const entries: [string, ReactNode][] = [
    [
      'Cohort',
      <Link
        key="cohort"
        href={`/patients?cohort=${model.cohortId}&model=${model.id}`}
        className="text-accent hover:underline"
      >
        {model.cohortName}, {formatCount(trained.nRows, 'patient')}
      </Link>,
    ],
    ['Outcome', trained.outcome.name],
    ['Positive means', trained.outcome.positiveMeans],
    ['Negative means', trained.outcome.negativeMeans],
    ['Prevalence', formatShare(trained.prevalence)],
    [
      'Published for',
      model.publication === null ? 'not published now' : intendedUseWords(model.publication.intendedUse),
    ],
    ['Threshold', model.publication === null ? 'chosen at publication' : thresholdWords(model.publication)],
    [
      'Networks',
      `${formatCount(trained.members.length)}: ${config.folds} folds × ${config.repeats} repeats, bootstrap rows`,
    ],
    ['Loss', lossNames[config.loss] + (levelled ? `, crossing penalty ${formatNumber(config.crossingPenalty)}` : '')],
    ['Quantile levels', levels],
    ['Risk by', levelled ? estimator : `the output of each ${config.loss === 'logistic' ? 'regression' : 'network'}`],
    ...(config.loss === 'logistic' ? [] : trainingEntries(trained)),
    ...(trained.recalibration
      ? [['Recalibrated', recalibrationFitWords(trained.recalibration)] satisfies [string, ReactNode]]
      : []),
    ['Optimizer', `${optimizerWords(config)}; weight decay ${config.weightDecay}`],
    ['Holdout', formatShare(config.holdoutShare)],
    ['Seed', String(config.seed)],
    ['Engine', `${engine.engine}, ${engine.backend}, ${engine.device}`],
    ...(model.engine?.why ? [['Chosen because', model.engine.why] satisfies [string, ReactNode]] : []),
    ['Training took', formatDuration(model.seconds)],
    ['Code version', trained.codeVersion],
  ];
  return (
    <Card
      title="The record"
      description="A model never changes: another setting, other data or another seed is another version."
    >
      <dl className="grid gap-x-8 gap-y-1.5 text-[13px] md:grid-cols-2">
        {entries.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[130px_minmax(0,1fr)] gap-3">
            <dt className="text-soft">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="mt-3 grid gap-y-1.5 border-t border-rule pt-3 text-[13px]">
        {[
          ['Version', model.version],
          ['Data', trained.dataHash],
        ].map(([name, hash]) => (
          <div key={name} className="grid grid-cols-[130px_minmax(0,1fr)] gap-3">
            <dt className="text-soft">{name} (sha256)</dt>
            <dd className="font-mono text-[12px] break-all">{hash}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function levelsText(trained: TrainedModel): string {
  const list = (taus: readonly number[]): string => taus.map((tau) => formatNumber(tau)).join(', ');
  const trainedAt = list(trained.config.taus);
  return trained.recalibration ? `${trainedAt}; recalibrated ${list(quantileLevels(trained))}` : trainedAt;
}

/** What only a network with hidden layers has, which is trained in epochs. */
function trainingEntries({ config, members }: TrainedModel): [string, ReactNode][] {
  const units = `${config.hiddenUnits.join(', ')} ${config.activation === 'relu' ? 'ReLU' : config.activation} units`;
  const best = members.flatMap(({ bestEpoch }) => (bestEpoch === undefined ? [] : [bestEpoch + 1]));
  const kept =
    best.length === 0
      ? ''
      : `; kept: epoch ${Math.min(...best)} to ${Math.max(...best)}, median ${formatNumber(median(best))}`;
  return [
    ['Hidden layers', `${units}; dropout ${dropoutWords(config)}`],
    ['Training', `${formatCount(config.epochs, 'epoch')}, batches of ${config.batchSize}`],
    ['Early stopping', earlyStoppingWords(config) + kept],
  ];
}
