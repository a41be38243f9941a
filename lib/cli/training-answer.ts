/** What `train` and `evaluate` answer with. */
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Metric } from '@/models/model';
import type { Evaluation, PartEvaluation } from '@/models/trainer/protocol';

type EstimatorMetrics = NonNullable<PartEvaluation['estimators']>;
export type PartMetrics = Readonly<Record<string, Metric | EstimatorMetrics>>;

export interface TrainingAnswer {
  readonly cohort: string;
  /** Id of the run. */
  readonly run: string;
  /** Id of the model; `riskcurve predict` and `explain` take it. */
  readonly model: string;
  readonly engine: string;
  readonly backend: string;
  readonly seconds: number;
  readonly members: number;
  readonly metrics: { readonly outOfFold: PartMetrics; readonly holdout: PartMetrics | null };
}

export function trainingAnswer(model: ModelWithOrigin & { evaluation: Evaluation }): TrainingAnswer {
  return {
    cohort: model.cohortName,
    run: model.runId,
    model: model.id,
    engine: model.engine?.engine ?? 'unknown',
    backend: model.engine?.backend ?? 'unknown',
    seconds: model.seconds,
    members: model.config.folds * model.config.repeats,
    metrics: {
      outOfFold: partMetrics(model.evaluation.outOfFold),
      holdout: model.evaluation.holdout === null ? null : partMetrics(model.evaluation.holdout),
    },
  };
}

/** In this order on every machine: the database keeps none. */
const metricOrder = [
  ...['auroc', 'averagePrecision', 'brierScore', 'logLoss', 'calibrationIntercept', 'calibrationSlope'],
  ...['crossingRate', 'levelDisagreement', 'accuracy', 'f1', 'jaccard', 'cohenKappa'],
];

function partMetrics(part: PartEvaluation): PartMetrics {
  const others = Object.keys(part.metrics).filter((name) => !metricOrder.includes(name));
  const named = [...metricOrder, ...others].flatMap((name) => {
    const metric = part.metrics[name];
    return metric === undefined ? [] : [[name, inOrder(metric)] as const];
  });
  const metrics = Object.fromEntries(named);
  if (part.estimators === null) return metrics;
  const { root, levelMean } = part.estimators;
  return { ...metrics, estimators: { root: estimatorMetrics(root), levelMean: estimatorMetrics(levelMean) } };
}

function estimatorMetrics({ brierScore, logLoss }: EstimatorMetrics['root']): EstimatorMetrics['root'] {
  return { brierScore: inOrder(brierScore), logLoss: inOrder(logLoss) };
}

function inOrder({ estimate, low, high, reason }: Metric): Metric {
  return reason === undefined ? { estimate, low, high } : { estimate, low, high, reason };
}

/** The answer as a table: one metric a line, out of fold and holdout. */
export function renderTrainingAnswer(answer: TrainingAnswer): string {
  const { outOfFold, holdout } = answer.metrics;
  const rows = Object.entries(outOfFold)
    .filter((entry): entry is [string, Metric] => 'estimate' in entry[1])
    .map(([name, metric]) => metricLine(name, metric, metricOf(holdout, name)));
  const lines = [lineOf(['metric', 'out of fold', holdout === null ? '' : 'holdout']), ...rows];
  const { cohort, model, members, engine, backend, seconds } = answer;
  return [
    `Model ${model} of "${cohort}": ${members} members, ${engine} engine on ${backend}, ${seconds.toFixed(1)} s.`,
    ...lines,
  ].join('\n');
}

/** One metric a line: its name, out of fold, and on the holdout where there is one. */
export function metricLine(name: string, outOfFold: Metric, holdout: Metric | null): string {
  return lineOf([name, metricText(outOfFold), metricText(holdout)]);
}

function lineOf(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd([26, 26, 26][index]!))
    .join('')
    .trimEnd();
}

function metricOf(part: PartMetrics | null, name: string): Metric | null {
  const metric = part?.[name];
  return metric !== undefined && 'estimate' in metric ? metric : null;
}

/** "0.823 (0.795 to 0.857)"; nothing for null. */
export function metricText(metric: Metric | null): string {
  if (metric === null) return '';
  if (metric.estimate === null) return `undefined (${metric.reason ?? 'no reason given'})`;
  const digits = (value: number | null) => (value === null ? '?' : value.toFixed(3));
  return `${digits(metric.estimate)} (${digits(metric.low)} to ${digits(metric.high)})`;
}
