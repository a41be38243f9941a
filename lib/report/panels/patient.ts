/** The patient's values as they went into the model, with what was assumed where one is missing. */
import { formatQuantity, formatShare } from '@/lib/format';
import type { Feature } from '@/models/features';
import type { FeatureSummary, TrainedModel } from '@/models/model';
import type { ReportPatient } from '../report-input';
import { findAssumedValue } from '../assumed-value';
import type { FeatureValue, PanelOf } from '../content';

export function patientPanel(
  model: TrainedModel,
  patient: ReportPatient,
  members: readonly number[],
): PanelOf<'patient'> {
  return {
    panel: 'patient',
    label: patient.label,
    rowIndex: patient.rowIndex,
    judgedBy: judgedBy(patient.rowIndex, members.length, model.members.length),
    values: model.features.map((feature, position) => {
      const value = patient.values[position] ?? NaN;
      const missing = Number.isNaN(value);
      return {
        name: feature.name,
        label: feature.label,
        unit: feature.kind === 'numeric' ? feature.unit : null,
        value: missing ? null : value,
        text: missing ? 'not measured' : valueText(feature, value),
        assumed: missing ? assumedText(feature, findAssumedValue(model, position, members)) : null,
        place: missing ? '' : placeText(model.summaries[position], value),
      } satisfies FeatureValue;
    }),
    changes: changesOf(model, patient),
  };
}

function changesOf({ features }: TrainedModel, { values, own }: ReportPatient): PanelOf<'patient'>['changes'] {
  const text = (feature: Feature, value: number) => (Number.isNaN(value) ? 'not measured' : valueText(feature, value));
  return features.flatMap((feature, position) => {
    const [from = NaN, to = NaN] = own === null ? [] : [own[position], values[position]];
    if (Object.is(from, to)) return [];
    return [{ name: feature.name, label: feature.label, from: text(feature, from), to: text(feature, to) }];
  });
}

/** A value as a person reads it: "148 mg/dl", or the label of the level. */
export function valueText(feature: Feature, value: number): string {
  if (feature.kind === 'categorical') return feature.levelLabels[value] ?? feature.levels[value] ?? `level ${value}`;
  return formatQuantity(value, feature.unit);
}

function judgedBy(rowIndex: number | null, nJudging: number, nMembers: number): string {
  if (rowIndex === null) return `judged by all ${nMembers} networks of the model`;
  return nJudging === nMembers
    ? `kept from all ${nMembers} networks during training, judged by all of them`
    : `judged only by the ${nJudging} of ${nMembers} networks that never saw this patient`;
}

function assumedText(feature: Feature, assumed: number | null): string {
  if (assumed === null) return 'nothing: no patient of the cohort has a value';
  const what = feature.kind === 'numeric' ? 'median' : 'most frequent level';
  return `${valueText(feature, assumed)}, the ${what} of the training patients`;
}

function placeText(summary: FeatureSummary | undefined, value: number): string {
  if (summary === undefined) return '';
  if (summary.kind === 'categorical') {
    const total = summary.counts.reduce((sum, count) => sum + count, 0);
    return total === 0 ? '' : `shared by ${formatShare((summary.counts[value] ?? 0) / total)}`;
  }
  const { quantiles } = summary;
  const nBelow = quantiles.filter((quantile) => quantile < value).length;
  if (value < (quantiles[0] ?? -Infinity)) return 'below every patient';
  if (value > (quantiles.at(-1) ?? Infinity)) return 'above every patient';
  if (nBelow <= 1) return 'among the lowest';
  return `higher than ${formatShare((nBelow - 1) / 100)}`;
}
