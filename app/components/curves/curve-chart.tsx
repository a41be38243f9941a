import { LatentDotsChart } from '@/lib/charts/latent-dots-chart';
import { LatentQuantileChart } from '@/lib/charts/latent-quantile-chart';
import { RiskCurveChart } from '@/lib/charts/risk-curve-chart';
import { RiskDotsChart } from '@/lib/charts/risk-dots-chart';
import type { Feature } from '@/models/features';
import type { Assessment, FeatureSummary, RiskCurve, TrainedModel } from '@/models/model';
import type { CurveView } from './curve-set';

interface CurveChartProps {
  readonly curve: RiskCurve;
  readonly view: CurveView;
  readonly trained: TrainedModel;
  readonly assessment: Assessment;
  readonly feature: Feature;
  readonly summary: FeatureSummary;
  readonly assumed: number | null;
  /** The sentence that reads the curve; part of the chart's description. */
  readonly reading: string;
}

/** The chart that suits the feature and the view. */
export function CurveChart({ curve, view, trained, assessment, feature, summary, assumed, reading }: CurveChartProps) {
  const { taus } = trained.config;
  const description = `${view === 'risk' ? 'Risk' : 'Latent quantiles'} along ${feature.label}. ${reading} The numbers are below the chart.`;
  if (feature.kind === 'numeric' && summary.kind === 'numeric') {
    return view === 'risk' ? (
      <RiskCurveChart curve={curve} summary={summary} assumed={assumed} description={description} />
    ) : (
      <LatentQuantileChart
        curve={curve}
        taus={taus}
        tauStar={assessment.tauStar}
        assumed={assumed}
        integer={summary.integer}
        description={description}
      />
    );
  }
  if (feature.kind === 'categorical' && summary.kind === 'categorical') {
    const { levelLabels } = feature;
    return view === 'risk' ? (
      <RiskDotsChart
        curve={curve}
        levelLabels={levelLabels}
        counts={summary.counts}
        assumed={assumed}
        description={description}
      />
    ) : (
      <LatentDotsChart curve={curve} levelLabels={levelLabels} taus={taus} description={description} />
    );
  }
  throw new RangeError(`the summary of ${feature.name} does not belong to it`);
}
