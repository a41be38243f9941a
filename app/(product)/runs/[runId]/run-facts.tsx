import type { RunView } from '@/app/api/runs/run-view';
import { Card } from '@/app/components/card';
import { formatCount, formatDateTime, formatDuration, formatNumber, formatShare } from '@/lib/format';
import { optimizerWords } from '@/lib/optimizer-words';
import { dropoutWords, earlyStoppingWords } from '@/lib/regularization-words';
import { hasLevels } from '@/models/training/defaults';
import { lossNames } from '@/lib/loss-names';
import { engineWords } from '../words';

/** What the run was asked to do, and on what it ran. */
export function RunFacts({ run }: { run: RunView }) {
  return (
    <Card title="Settings">
      <dl className="grid gap-x-10 sm:grid-cols-2">
        {factsOf(run).map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 border-b border-rule py-1.5">
            <dt className="text-soft">{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
      {run.engine?.why && <p className="mt-3 text-[13px] break-words text-soft">Why this engine: {run.engine.why}.</p>}
    </Card>
  );
}

function factsOf(run: RunView): readonly (readonly [string, string])[] {
  const { config, engine } = run;
  const levelled: [string, string][] = hasLevels(config.loss)
    ? [
        [
          'Quantile levels',
          `${config.taus.length}, from ${formatNumber(config.taus[0]!)} to ${formatNumber(config.taus.at(-1)!)}`,
        ],
        ['Crossing penalty', formatNumber(config.crossingPenalty)],
      ]
    : [];
  // logistic regression has no units, no batches and no epochs
  const stepped: [string, string][] =
    config.loss === 'logistic'
      ? []
      : [
          ['Hidden units', `${config.hiddenUnits.join(', ')} (${config.activation})`],
          ['Epochs', formatCount(config.epochs)],
          ['Batch size', formatCount(config.batchSize)],
          ['Dropout', dropoutWords(config)],
          ['Early stopping', earlyStoppingWords(config)],
        ];
  return [
    ['Loss', lossNames[config.loss]],
    ...levelled,
    ...stepped,
    [
      'Ensemble',
      `${config.folds} folds, ${config.repeats} repeats: ${formatCount(config.folds * config.repeats, 'member')}`,
    ],
    ['Optimizer', optimizerWords(config)],
    ['Weight decay', String(config.weightDecay)],
    ['Holdout', formatShare(config.holdoutShare)],
    ['Seed', String(config.seed)],
    ['Engine', engineWords(engine)],
    ['Device', engine?.device ?? '–'],
    ['Asked for', formatDateTime(new Date(run.createdAt))],
    ['Took', took(run)],
  ];
}

function took({ startedAt, endedAt }: RunView): string {
  if (startedAt === null || endedAt === null) return '–';
  return formatDuration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
}
