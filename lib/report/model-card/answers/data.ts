/** What the program knows of the cohort, the outcome and the predictors. */
import { formatCount, formatDate, formatNumber, formatShare } from '@/lib/format';
import type { Feature } from '@/models/features';
import type { FeatureSummary } from '@/models/model';
import { trainingCounts } from '../training-counts';
import type { Answer, CardInput } from '../card-input';

/** By item of the checklist. */
export function dataAnswers(input: CardInput): Readonly<Record<string, Answer>> {
  const { cohort, model } = input;
  const { outcome, features } = model.trained;
  return {
    '1': {
      answers: [
        `Development and internal validation of a prediction model: the risk that patients ${outcome.positiveMeans}.`,
      ],
      blank: 'Target population, in words.',
    },
    '5a': {
      answers: [
        `Cohort "${cohort.name}", ${formatCount(cohort.nPatients, 'patient')}, from the file ${cohort.sourceName} (sha256 ${cohort.sourceSha256}), imported on ${formatDate(cohort.importedAt)}. Development and evaluation use the same cohort.`,
        ...(cohort.simulatedFrom === null
          ? []
          : [`The cohort is simulated; no real patient is in it. ${cohort.simulatedFrom}`]),
      ],
      blank: 'Kind of data (trial, cohort, routine care, registry), why these, how representative they are.',
    },
    '7': {
      answers: [leftOutText(cohort.leftOut), zeroText(features)],
      blank: 'Quality checks before the import, and whether preparation was alike across sociodemographic groups.',
    },
    '8a': {
      answers: [
        `Column "${outcome.name}"; positive where it reads ${outcome.positiveValues.join(' or ')}. Positive: patients who ${outcome.positiveMeans}. Negative: patients who ${outcome.negativeMeans}.`,
      ],
      blank:
        'Time horizon where the words above name none, how and when assessed, why this outcome, whether alike across groups.',
    },
    '9a': {
      answers: [
        `All ${formatCount(features.length, 'predictor')} of the imported file; the program selected none and dropped none for its data.`,
      ],
      blank: 'Why these predictors were collected, and any selection before the import.',
    },
    '9b': {
      tables: [
        {
          caption: 'Predictors',
          heads: ['Predictor', 'Column', 'Kind', 'Unit or levels', 'Valid range', 'Modifiable'],
          rows: features.map(predictorRow),
        },
      ],
      blank: 'How and when each was measured, and any blinding.',
    },
    '20a': {
      answers: [
        `${formatCount(cohort.nPatients, 'patient')}: ${formatCount(cohort.nEvents)} with the outcome, ${formatCount(cohort.nPatients - cohort.nEvents)} without (prevalence ${formatShare(model.trained.prevalence, 1)}).`,
      ],
      blank: 'Flow of participants before the import, and follow-up time.',
    },
    '20b': {
      tables: [characteristics(input)],
      blank: 'Key dates, treatments, demographics, follow-up, and differences across demographic groups.',
    },
  };
}

function leftOutText(leftOut: CardInput['cohort']['leftOut']): string {
  if (leftOut.length === 0) return 'No column of the file was left out.';
  return `Left out of the file: ${leftOut.map(({ name, reason }) => `${name} (${reason})`).join('; ')}.`;
}

function zeroText(features: readonly Feature[]): string {
  const marked = features.filter((feature) => feature.kind === 'numeric' && feature.zeroMeansMissing);
  if (marked.length === 0) return 'In no column does zero stand for a missing value.';
  return `Zero stands for a missing value in ${marked.map(({ label }) => label).join(', ')}.`;
}

function predictorRow(feature: Feature): string[] {
  const modifiable = feature.modifiable ? 'yes' : 'no';
  if (feature.kind === 'categorical') {
    return [feature.label, feature.name, 'category', feature.levelLabels.join(', '), '–', modifiable];
  }
  const range =
    feature.validRange === null ? 'not stated' : feature.validRange.map((end) => formatNumber(end)).join(' to ');
  return [feature.label, feature.name, 'number', feature.unit ?? 'none', range, modifiable];
}

function characteristics({ model }: CardInput) {
  const { features, summaries } = model.trained;
  const { nPatients } = trainingCounts(model.evaluation);
  return {
    caption: `The ${formatCount(nPatients, 'patient')} used for training: median (quartiles) of numbers, share of levels`,
    heads: ['Predictor', 'Distribution', 'Missing'],
    rows: features.map((feature, position) => {
      const summary = summaries[position]!;
      const share = nPatients === 0 ? '' : ` (${formatShare(summary.nMissing / nPatients, 1)})`;
      return [feature.label, distribution(feature, summary), `${formatCount(summary.nMissing)}${share}`];
    }),
  };
}

function distribution(feature: Feature, summary: FeatureSummary): string {
  if (summary.kind === 'categorical') {
    const total = summary.counts.reduce((sum, count) => sum + count, 0);
    const labels = feature.kind === 'categorical' ? feature.levelLabels : [];
    return summary.counts
      .map((count, level) => `${labels[level] ?? level} ${total === 0 ? '–' : formatShare(count / total, 1)}`)
      .join('; ');
  }
  const [lower, median, upper] = [25, 50, 75].map((percent) => summary.quantiles[percent]);
  if (lower === undefined || median === undefined || upper === undefined) return 'no patient has a value';
  const unit = feature.kind === 'numeric' && feature.unit !== null ? ` ${feature.unit}` : '';
  return `${formatNumber(median)} (${formatNumber(lower)} to ${formatNumber(upper)})${unit}`;
}
