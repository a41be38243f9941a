import { OverlayCard } from '@/app/components/overlay/overlay-card';
import { diagonal, flat, share } from '@/app/components/overlay/plain-lines';
import { thinned } from '@/app/components/overlay/model-curves';
import { formatShare } from '@/lib/format';
import type { JudgedPart } from '@/lib/services/get-judged-parts';
import { precisionRecallCurve } from '@/models/metrics/precision-recall-curve';
import type { PartEvaluation } from '@/models/trainer/protocol';
import { metricInterval, metricText } from '../metric-words';
import { MetricTiles } from './metric-tiles';

/** How good the model is on one part: every metric of the risks, and how they tell positive from negative patients. */
export function OverviewSection({ part, judged }: { part: PartEvaluation; judged: JudgedPart }) {
  const { auroc, averagePrecision } = part.metrics;
  const prevalence = part.nEvents / part.nPatients;
  const points = thinned(precisionRecallCurve(judged.risks, judged.labels));
  const valueOf = (name: string) =>
    `${metricText(name, part.metrics[name])} (${metricInterval(name, part.metrics[name])})`;
  return (
    <>
      <MetricTiles part={part} />
      <div className="grid gap-5 lg:grid-cols-2">
        <OverlayCard
          title="ROC curve"
          about="Does the risk tell positive from negative patients? The further up and left, the better."
          digits={0}
          lines={[{ name: 'This model', points: part.roc }]}
          references={[diagonal('Chance')]}
          x={share('1 − specificity')}
          y={share('Sensitivity')}
          corner="bottom right"
          reading={
            typeof auroc?.estimate !== 'number'
              ? undefined
              : `Of two patients, one with and one without the outcome, the model gives the first the higher risk ${formatShare(auroc.estimate)} of the time: AUROC ${valueOf('auroc')}. On the thin line it would be half of the time.`
          }
        />
        <OverlayCard
          title="Precision and recall"
          about="Of those called positive, how many are: higher is better. It leans on how common the outcome is."
          digits={0}
          lines={[{ name: 'This model', points }]}
          references={[{ name: `Prevalence ${formatShare(prevalence)}`, points: flat(prevalence) }]}
          x={share('Recall (sensitivity)')}
          y={share('Precision')}
          corner="bottom left"
          reading={
            typeof averagePrecision?.estimate !== 'number'
              ? undefined
              : `Averaged over all recalls the precision is ${valueOf('averagePrecision')}. Calling patients by chance would give the prevalence, ${formatShare(prevalence)}: the thin line.`
          }
        />
      </div>
    </>
  );
}
