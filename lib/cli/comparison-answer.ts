/** What `compare` answers with: for each model what `train` answers, and how it differs from the baseline. */
import type { Convergence } from '@/lib/services/get-convergence';
import type { Comparison } from '@/lib/services/pair-models';
import type { ModelDifferences } from '@/lib/services/get-paired-differences';
import type { Metric } from '@/models/model';
import { pairedMetricNames, type PairedMetricName } from '@/models/metrics/paired-metrics';
import type { Moves } from '@/models/metrics/net-reclassification';
import { trainingAnswer, type TrainingAnswer } from './training-answer';

interface Reclassification extends Moves {
  /** Events moved up less down, non-events moved down less up, as a share of them. */
  readonly net: Metric;
}

export interface PartDifferences {
  /** The model's value less the baseline's, paired by patient. */
  readonly metrics: Readonly<Record<PairedMetricName, Metric>>;
  readonly netReclassification: { readonly events: Reclassification; readonly nonEvents: Reclassification };
}

export interface ComparedAnswer extends TrainingAnswer {
  readonly name: string;
  readonly loss: string;
  readonly optimizer: string;
  /** False for a model that was there already. */
  readonly trained: boolean;
  readonly convergence: Convergence | null;
  /** Null for the baseline. */
  readonly differences: { readonly outOfFold: PartDifferences; readonly holdout: PartDifferences | null } | null;
}

export interface ComparisonAnswer {
  readonly cohort: string;
  /** Id of the model from which the differences are taken. */
  readonly baseline: string;
  readonly threshold: number;
  readonly interval: string;
  readonly models: readonly ComparedAnswer[];
}

/** Which intervals the differences have. */
export const pairedInterval = '95 % percentile interval of 1000 paired resamples of patients';

export function comparisonAnswer(options: {
  comparison: Comparison;
  outOfFold: readonly (ModelDifferences | null)[];
  holdout: readonly (ModelDifferences | null)[] | null;
  convergence: readonly (Convergence | null)[];
  /** Ids of the models that were trained for this comparison. */
  trained: ReadonlySet<string>;
}): ComparisonAnswer {
  const { comparison, outOfFold, holdout, convergence, trained } = options;
  const { models, baseline, threshold } = comparison;
  return {
    cohort: models[0]!.cohortName,
    baseline: models[baseline]!.id,
    threshold,
    interval: pairedInterval,
    models: models.map((model, at) => {
      const ofPart = outOfFold[at];
      return {
        ...trainingAnswer(model),
        name: model.name,
        loss: model.config.loss,
        optimizer: model.config.optimizer,
        trained: trained.has(model.id),
        convergence: convergence[at]!,
        differences: ofPart
          ? { outOfFold: partDifferences(ofPart), holdout: holdout?.[at] ? partDifferences(holdout[at]) : null }
          : null,
      };
    }),
  };
}

/** The differences on one part, net reclassification with the intervals of sensitivity and specificity, which it is. */
export function partDifferences({ differences, reclassification }: ModelDifferences): PartDifferences {
  const { events, nonEvents } = reclassification;
  return {
    metrics: differences,
    netReclassification: {
      events: { ...events, net: differences.sensitivity },
      nonEvents: { ...nonEvents, net: differences.specificity },
    },
  };
}

/** The answer as tables: for each part one, a metric a line and a model a column. */
export function renderComparison(answer: ComparisonAnswer): string {
  const { cohort, baseline, threshold, models } = answer;
  const rivals = models.filter(({ differences }) => differences !== null);
  const named = models.find(({ model }) => model === baseline)!;
  const holdout = rivals.some(({ differences }) => differences!.holdout !== null);
  return [
    `"${cohort}": each model less ${named.name}, on the same patients; below 0 is better for brierScore and logLoss.`,
    `95 % intervals of a paired bootstrap over patients; decisions at a risk of ${threshold}.`,
    '',
    ...partTable('out of fold', rivals, 'outOfFold'),
    ...(holdout ? ['', ...partTable('holdout', rivals, 'holdout')] : []),
    '',
    'Net reclassification is the difference of sensitivity (events) and of specificity (non-events); their sum is not given,',
    'for it counts both alike however rare the outcome. An interval that holds 0 shows no difference; it does not show equality.',
    '',
    ...models.map(modelLine),
  ].join('\n');
}

function partTable(title: string, rivals: readonly ComparedAnswer[], part: 'outOfFold' | 'holdout'): string[] {
  const heads = [title, ...rivals.map(({ name }) => name)];
  const rows = pairedMetricNames.map((metric) => [
    metric,
    ...rivals.map(({ differences }) => differenceText(differences![part]?.metrics[metric])),
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)) + 2);
  return [heads, ...rows].map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('')
      .trimEnd(),
  );
}

function differenceText(metric: Metric | undefined): string {
  if (metric === undefined) return '';
  if (metric.estimate === null) return `undefined (${metric.reason ?? 'no reason given'})`;
  return `${signed(metric.estimate)} (${signed(metric.low)} to ${signed(metric.high)})`;
}

function signed(value: number | null): string {
  if (value === null) return '?';
  const rounded = Number(value.toFixed(4));
  return rounded > 0 ? `+${rounded.toFixed(4)}` : (rounded + 0).toFixed(4); // never -0
}

function modelLine({ name, model, members, seconds, trained, convergence }: ComparedAnswer): string {
  const soon =
    convergence === null
      ? ''
      : `, training loss ${convergence.loss.toFixed(4)} (the level all models of this loss reached) after ${convergence.epochs} of ` +
        `${convergence.ofEpochs} epochs` +
        (convergence.seconds === null ? '' : ` and ${convergence.seconds.toFixed(2)} s of training`);
  return `${name}: model ${model}, ${members} members, ${seconds.toFixed(1)} s${trained ? '' : ' (was there)'}${soon}.`;
}
