/** The patient's values as they went into the model, with what one could be where it is missing. */
import { formatNumber, formatQuantity, formatShare } from '@/lib/format';
import type { Feature } from '@/models/features';
import type { FeatureSummary, RiskCurve, TrainedModel } from '@/models/model';
import type { ReportPatient } from '../report-input';
import type { FeatureValue, PanelOf } from '../content';

export function patientPanel(
  model: TrainedModel,
  patient: ReportPatient,
  members: readonly number[],
  curves: readonly RiskCurve[],
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
        plausible: missing ? plausibleOf(feature, position, curves) : null,
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

/** "97 to 165 mg/dl", or the levels. */
export function plausibleText(feature: Feature, values: readonly number[]): string {
  const [low, high] = [values[0]!, values.at(-1)!];
  if (feature.kind === 'categorical') return values.map((level) => valueText(feature, level)).join(', ');
  return low === high ? valueText(feature, low) : `${formatNumber(low)} to ${valueText(feature, high)}`;
}

function judgedBy(rowIndex: number | null, nJudging: number, nMembers: number): string {
  if (rowIndex === null) return `judged by all ${nMembers} networks of the model`;
  return nJudging === nMembers
    ? `kept from all ${nMembers} networks during training, judged by all of them`
    : `judged only by the ${nJudging} of ${nMembers} networks that never saw this patient`;
}

function plausibleOf(feature: Feature, position: number, curves: readonly RiskCurve[]): string {
  const plausible = curves.find((curve) => curve.feature === position)?.plausible;
  return plausible
    ? plausibleText(feature, plausible.values)
    : 'nothing is known: no patient of the cohort has a value';
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
