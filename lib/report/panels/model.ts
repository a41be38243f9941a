/** The model behind the number, how good it is, and what the report does not say. */
import { recalibrationSentence } from '@/lib/recalibration-words';
import { riskMapOf } from '@/models/inference/recalibrate';
import { formatDate } from '@/lib/format';
import { intendedUseWords, thresholdWords } from '@/lib/publication/words';
import type { TrainedModel } from '@/models/model';
import type { Evaluation, PartEvaluation } from '@/models/trainer/protocol';
import type { ReportCohort, ReportModel, ReportPublication } from '../report-input';
import type { TrainingConfig } from '@/models/training/config';
import type { PanelOf, ReportMetric } from '../content';
import { memberNoun } from '../member-noun';

/** The metrics of the summary, by the names of the evaluation. */
const metricLabels = {
  auroc: 'AUROC',
  brierScore: 'Brier score',
  calibrationIntercept: 'Calibration intercept',
  calibrationSlope: 'Calibration slope',
  crossingRate: 'Crossing rate',
} as const;

/** `trained` is the model as it judges the patient. */
export function modelPanel(model: ReportModel, trained: TrainedModel): PanelOf<'model'> {
  const map = riskMapOf(trained);
  return {
    panel: 'model',
    name: model.name,
    version: model.version,
    engine: { ...trained.engine },
    config: flatConfig(trained.config),
    dataHash: trained.dataHash,
    codeVersion: trained.codeVersion,
    trainedAt: model.trainedAt.toISOString(),
    nMembers: trained.members.length,
    prevalence: trained.prevalence,
    ...(map && {
      recalibration: { from: trained.recalibration!.from, intercept: map.intercept, slope: map.slope },
    }),
  };
}

/** Setting by setting; those of early stopping by their own names, and what is off left out. */
function flatConfig({ earlyStopping, ...config }: TrainingConfig): PanelOf<'model'>['config'] {
  return { ...config, ...earlyStopping };
}

export function evaluationPanel({ config }: TrainedModel, evaluation: Evaluation): PanelOf<'evaluation'> {
  const { outOfFold, holdout } = evaluation;
  const noun = memberNoun(config.loss);
  return {
    panel: 'evaluation',
    explanation:
      `Out of fold: every patient judged only by ${noun}s that never saw that patient. Holdout: patients kept from every ` +
      `${noun} and opened once. Intervals are 95\u202f% bootstrap intervals.`,
    parts: [
      { part: 'outOfFold', ...summarizePart(outOfFold) },
      ...(holdout === null ? [] : [{ part: 'holdout' as const, ...summarizePart(holdout) }]),
    ],
  };
}

function summarizePart({ nPatients, nEvents, metrics }: PartEvaluation) {
  return {
    nPatients,
    nEvents,
    metrics: Object.entries(metricLabels).map(([name, label]): ReportMetric => {
      const metric = metrics[name];
      return {
        name,
        label,
        estimate: metric?.estimate ?? null,
        low: metric?.low ?? null,
        high: metric?.high ?? null,
        reason: metric === undefined ? 'not measured for this model' : (metric.reason ?? null),
      };
    }),
  };
}

export function notesPanel({ trained, publication }: ReportModel, cohort: ReportCohort): PanelOf<'notes'> {
  const { positiveMeans, negativeMeans } = trained.outcome;
  const recalibrated = recalibrationSentence(trained);
  return {
    panel: 'notes',
    notes: [
      ...(cohort.simulatedFrom === null
        ? []
        : [
            {
              title: 'Simulated cohort',
              text: `No real patient is in this report. The cohort was simulated: ${cohort.simulatedFrom}`,
            },
          ]),
      ...(recalibrated === null ? [] : [{ title: 'Recalibrated', text: recalibrated }]),
      {
        title: 'What it says',
        text:
          'The curves describe the model, not the effect of treatment: a lower risk at another value does not mean that changing ' +
          'the value lowers the patient’s risk.',
      },
      {
        title: 'What positive means',
        text: `Positive: ${positiveMeans}. Negative: ${negativeMeans}.`,
      },
      {
        title: 'The interval',
        text:
          `It comes from refitting the ${memberNoun(trained.config.loss)}s on resampled patients. It covers chance in the training data, not a cohort ` +
          'that differs from this patient’s population, and not errors in the values above.',
      },
      { title: 'Intended use', text: `${publishedFor(publication)} ${generalUse}` },
    ],
  };
}

const generalUse =
  'For research and decision support by qualified staff; no diagnosis, and no substitute for clinical judgement.';

function publishedFor(publication: ReportPublication | null): string {
  if (publication === null) return 'This version of the model is not published: no intended use is on record.';
  const use = intendedUseWords(publication.intendedUse).replace(/[.\s]+$/, '');
  return `Published ${formatDate(publication.publishedAt)} for: ${use}. Threshold ${thresholdWords(publication)}.`;
}
