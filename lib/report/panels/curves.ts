/** The patient's risk, and the latent quantiles, along every feature. */
import { sparseZones } from '@/lib/charts/sparse-zones';
import type { Assessment, FeatureSummary, RiskCurve, TrainedModel } from '@/models/model';
import { hasLevels } from '@/models/training/defaults';
import type { CurveFeature, PanelOf } from '../content';
import { curveReading } from '../curve-reading';
import { shownLevels } from '../shown-levels';

const digits = 6;

export function riskCurvesPanel(
  model: TrainedModel,
  curves: readonly RiskCurve[],
  assessment: Assessment,
): PanelOf<'riskCurves'> {
  return {
    panel: 'riskCurves',
    curves: curves.map((curve) => ({
      feature: curveFeature(model, curve),
      values: curve.values.map(significant),
      risk: curve.risk.map(rounded),
      riskLow: curve.riskLow.map(rounded),
      riskHigh: curve.riskHigh.map(rounded),
      at: curve.at,
      ...(curve.plausible && { plausible: curve.plausible }),
      atRisk: assessment.risk,
      swing: rounded(curve.swing),
      reading: curveReading(featureOf(model, curve.feature), summaryOf(model, curve.feature), curve, assessment.risk),
    })),
  };
}

export function latentQuantileCurvesPanel(
  model: TrainedModel,
  curves: readonly RiskCurve[],
  assessment: Assessment,
): PanelOf<'latentQuantileCurves'> {
  const levelled = hasLevels(model.config.loss);
  return {
    panel: 'latentQuantileCurves',
    taus: levelled ? shownLevels(model) : [],
    tauStar: assessment.tauStar,
    explanation: levelled
      ? 'One line per quantile level τ. The level whose line meets zero at the patient’s value is τ*, and the risk by the ' +
        'root is 1 − τ*. The distance between the lines follows from the risk itself: it is not uncertainty.'
      : `This model ${whatItIs(model)}: it has one output and no quantile levels, so there are no lines to show.`,
    curves: levelled
      ? curves.map((curve) => ({
          feature: curveFeature(model, curve),
          values: curve.values.map(significant),
          latentQuantiles: curve.latentQuantiles.map((levels) => levels.map(rounded)),
          at: curve.at,
        }))
      : [],
  };
}

function whatItIs({ config }: TrainedModel): string {
  return config.loss === 'logistic' ? 'is a logistic regression' : 'was trained with binary cross-entropy';
}

function curveFeature(model: TrainedModel, curve: RiskCurve): CurveFeature {
  const summary = summaryOf(model, curve.feature);
  return { definition: featureOf(model, curve.feature), summary, sparseRanges: sparseRanges(summary, curve) };
}

function sparseRanges(summary: FeatureSummary, curve: RiskCurve): [number, number][] {
  const [low, high] = [curve.values[0], curve.values.at(-1)];
  if (summary.kind === 'categorical' || summary.quantiles.length === 0) return [];
  if (low === undefined || high === undefined) return [];
  return sparseZones(summary.quantiles, low, high, summary.integer).map(({ from, to }) => [from, to]);
}

function featureOf(model: TrainedModel, position: number) {
  const feature = model.features[position];
  if (feature === undefined) throw new RangeError(`the model has no feature at position ${position}`);
  return feature;
}

function summaryOf(model: TrainedModel, position: number): FeatureSummary {
  const summary = model.summaries[position];
  if (summary === undefined) throw new RangeError(`the model has no summary of feature ${position}`);
  return summary;
}

/** Six decimals of a risk or a latent quantile: far below what any interval supports. */
function rounded(value: number): number {
  return Number(value.toFixed(digits));
}

function significant(value: number): number {
  return Number(value.toPrecision(digits + 2));
}
