/** The patient's values as they went into the model, with what one could be where it is missing. */
import { formatNumber, formatPoints, formatQuantity, formatRisk, formatShare } from '@/lib/format';
import { whatIfEffects } from '@/models/explain/what-if-effects';
import type { Feature } from '@/models/features';
import type { FeatureSummary, RiskCurve, TrainedModel } from '@/models/model';
import type { ReportPatient } from '../report-input';
import { memberNoun } from '../member-noun';
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
    judgedBy: judgedBy(model, patient.rowIndex, members.length),
    values: model.features.map((feature, position) => {
      const value = patient.values[position] ?? NaN;
      const missing = Number.isNaN(value);
      return {
        name: feature.name,
        label: feature.label,
        unit: feature.kind === 'numeric' ? feature.unit : null,
        value: missing ? null : value,
        text: knownValueText(feature, missing ? null : value),
        plausible: missing ? plausibleOf(feature, position, curves) : null,
        place: missing ? '' : placeText(model.summaries[position], value),
      } satisfies FeatureValue;
    }),
    ...changesOf(model, patient, members),
  };
}

/** What a what-if changed, in the order of the features, and what that does to the risk. */
function changesOf(
  model: TrainedModel,
  { values, own }: ReportPatient,
  members: readonly number[],
): Pick<PanelOf<'patient'>, 'changes' | 'changesSentence'> {
  const changed = model.features.flatMap((_, feature) => {
    const value = values[feature] ?? NaN;
    return own === null || Object.is(own[feature], value) ? [] : [{ feature, value }];
  });
  if (own === null || changed.length === 0) return { changes: [], changesSentence: null };
  const { before, after, effects } = whatIfEffects(model, own, changed, { members });
  const text = (feature: number, value: number) =>
    knownValueText(model.features[feature]!, Number.isNaN(value) ? null : value);
  return {
    changes: effects.map(({ feature, value, alone, inOrder }) => {
      const { name, label } = model.features[feature]!;
      return { name, label, from: text(feature, own[feature] ?? NaN), to: text(feature, value), alone, inOrder };
    }),
    changesSentence:
      `What if, not this patient’s record: the risk goes from ${formatRisk(before)} to ${formatRisk(after)} ` +
      `(${formatPoints(after - before)}). Alone: the change by itself. In order: on top of those above it; these add up.`,
  };
}

/** The same where the value may be missing. */
export function knownValueText(feature: Feature, value: number | null): string {
  return value === null ? 'not measured' : valueText(feature, value);
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

function judgedBy({ config, members }: TrainedModel, rowIndex: number | null, nJudging: number): string {
  const all = `${members.length} ${memberNoun(config.loss)}s`;
  if (rowIndex === null) return `judged by all ${all} of the model`;
  return nJudging === members.length
    ? `kept from all ${all} during training, judged by all of them`
    : `judged only by the ${nJudging} of ${all} that never saw this patient`;
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
