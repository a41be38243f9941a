'use client';

import { LatentDotsChart } from '@/lib/charts/latent-dots-chart';
import { LatentQuantileChart } from '@/lib/charts/latent-quantile-chart';
import { RiskCurveChart } from '@/lib/charts/risk-curve-chart';
import { RiskDotsChart } from '@/lib/charts/risk-dots-chart';
import type { Feature } from '@/models/features';
import { quantileLevels } from '@/models/inference/recalibrate';
import type { Assessment, FeatureSummary, RiskCurve } from '@/models/model';
import type { ModelOutline } from '@/models/model-outline';
import { useCurveHover } from './curve-hover';
import type { CurveView } from './curve-set';

interface CurveChartProps {
  readonly curve: RiskCurve;
  readonly view: CurveView;
  readonly outline: ModelOutline;
  readonly assessment: Assessment;
  readonly feature: Feature;
  readonly summary: FeatureSummary;
  /** The sentence that reads the curve; part of the chart's description. */
  readonly reading: string;
  /** The curve before a change. */
  readonly before?: RiskCurve;
}

/** The chart that suits the feature and the view. */
export function CurveChart(props: CurveChartProps) {
  const { curve, view, outline, assessment, feature, summary, reading, before } = props;
  const { point, setPoint } = useCurveHover();
  const pointed = point && { value: point.feature === curve.feature ? point.value : null, risk: point.risk };
  const onPoint = (place: { value: number; risk: number } | null) =>
    setPoint(place && { feature: curve.feature, ...place });
  const taus = quantileLevels(outline);
  const description = `${view === 'risk' ? 'Risk' : 'Latent quantiles'} along ${feature.label}. ${reading} The numbers are below the chart.`;
  if (feature.kind === 'numeric' && summary.kind === 'numeric') {
    return view === 'risk' ? (
      <RiskCurveChart {...{ curve, summary, before, pointed, onPoint, description }} />
    ) : (
      <LatentQuantileChart
        curve={curve}
        taus={taus}
        tauStar={assessment.tauStar}
        integer={summary.integer}
        description={description}
      />
    );
  }
  if (feature.kind === 'categorical' && summary.kind === 'categorical') {
    const { levelLabels } = feature;
    return view === 'risk' ? (
      <RiskDotsChart
        {...{ curve, levelLabels, before, onPoint, description }}
        counts={summary.counts}
        pointed={pointed && pointed.value === null ? pointed.risk : null}
      />
    ) : (
      <LatentDotsChart curve={curve} levelLabels={levelLabels} taus={taus} description={description} />
    );
  }
  throw new RangeError(`the summary of ${feature.name} does not belong to it`);
}
