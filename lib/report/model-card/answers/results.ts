/** What the program measured, and what it has to say of limits and use. */
import { formatCount, formatInterval, formatNumber, formatRisk } from '@/lib/format';
import type { TrainedModel } from '@/models/model';
import type { PartEvaluation } from '@/models/trainer/protocol';
import { metricTexts, partTitles } from '../../words';
import type { Answer, CardInput } from '../card-input';
import { coverageSentence, coverageTable, isCoverageMeasured } from '../interval-coverage';
import { updatingResults } from './recalibration';

const metricLabels = {
  auroc: 'AUROC',
  averagePrecision: 'Average precision',
  brierScore: 'Brier score',
  logLoss: 'Log loss',
  calibrationIntercept: 'Calibration intercept',
  calibrationSlope: 'Calibration slope',
  accuracy: 'Accuracy at 0.5',
  f1: 'F1 at 0.5',
  jaccard: 'Jaccard at 0.5',
  cohenKappa: 'Cohen’s kappa at 0.5',
  crossingRate: 'Crossing rate',
  levelDisagreement: 'Level disagreement',
} as const;

/** By item of the checklist. */
export function resultAnswers(input: CardInput): Readonly<Record<string, Answer>> {
  const { model } = input;
  const parts = partsOf(input);
  return {
    '20c': {
      blank:
        'A comparison of the holdout with the training patients: a random part of them, not compared by the program.',
    },
    '21': {
      answers: parts.map(
        ([title, part]) =>
          `${title}: ${formatCount(part.nPatients, 'patient')}, ${formatCount(part.nEvents, 'event')}.`,
      ),
    },
    '22': {
      answers: [
        `The model is one file; its sha256 is its version, ${model.version}. "riskcurve predict" and "riskcurve explain" predict with it.`,
      ],
      blank: 'Who may have the file, and restrictions on its use.',
    },
    '23a': performanceAnswer(model.trained, parts),
    '23b': { blank: 'Performance across clusters: not examined by the program.' },
    '24': { answers: updatingResults(model.trained, model.evaluation) },
    '26': {
      answers: [
        'Known to the program: validation inside one cohort only; the interval covers chance in the training data, not another ' +
          'hospital, another year or an unmeasured predictor; missing values are drawn from how the features go together among the training patients, which holds only where they are missing for no reason that bears on the outcome; the curves describe the model, ' +
          'not the effect of treatment.',
      ],
      blank: 'Limitations of the sample and what they do to bias and generalisability.',
    },
    '27a': {
      answers: [
        'A missing value is shown as missing; the risk is averaged over plausible values, and the interval has the spread that adds. A value outside its valid range is refused or set aside and named; ' +
          'ranges with few patients are marked on every curve.',
      ],
      blank: 'How the quality of the input is assured where the model is used.',
    },
    '27b': {
      answers: ['Users choose a patient or enter the values above, and read a risk, its interval and the curves.'],
      blank: 'The expertise that users need.',
    },
  };
}

type NamedPart = readonly [string, PartEvaluation];

function partsOf({ model }: CardInput): NamedPart[] {
  const { outOfFold, holdout } = model.evaluation;
  return [[partTitles.outOfFold, outOfFold], ...(holdout === null ? [] : [[partTitles.holdout, holdout] as const])];
}

function performanceAnswer(trained: TrainedModel, parts: readonly NamedPart[]): Answer {
  const tables = [performanceTable(parts), ...parts.map(([title, part]) => calibrationTable(title, part))];
  if (!isCoverageMeasured(trained)) {
    return {
      answers: ['Coverage of the risk interval: not measured for this model.'],
      tables,
      blank: 'Performance in key subgroups; the measured coverage of the risk interval; external validation.',
    };
  }
  return {
    answers: [
      `${coverageSentence()} For this cohort itself the coverage is not known, for nobody knows its true risks.`,
    ],
    tables: [...tables, coverageTable()],
    blank: 'Performance in key subgroups; external validation.',
  };
}

function performanceTable(parts: readonly NamedPart[]) {
  return {
    caption: 'Performance: estimate (95\u202f% interval)',
    heads: ['Metric', ...parts.map(([title]) => title)],
    rows: Object.entries(metricLabels).map(([name, label]) => [
      label,
      ...parts.map(([, part]) => metricCell(name, part)),
    ]),
  };
}

function metricCell(name: string, { metrics }: PartEvaluation): string {
  const metric = metrics[name];
  if (metric === undefined) return 'not measured';
  const [estimate, interval] = metricTexts({ ...metric, name, label: name, reason: metric.reason ?? null });
  return interval === '' ? estimate : `${estimate} (${interval})`;
}

function calibrationTable(title: string, { calibrationGroups }: PartEvaluation) {
  return {
    caption: `Calibration, ${title.toLowerCase()}: groups of patients ordered by risk`,
    heads: ['Mean risk', 'Observed', '95\u202f% interval', 'Patients'],
    rows: calibrationGroups.map(({ risk, observed, low, high, n }) => [
      formatRisk(risk),
      `${formatNumber(100 * observed, 0)}\u202f%`,
      formatInterval(low, high),
      formatCount(n),
    ]),
  };
}
