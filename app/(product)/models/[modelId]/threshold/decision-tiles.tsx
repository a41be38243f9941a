import { Card } from '@/app/components/card';
import { decisionMetricNames, type DecisionMetricName } from '@/models/metrics/decision-metrics';
import type { Metric } from '@/models/model';
import { decisionInterval, decisionMetricWords, decisionText } from './decision-metric-words';

interface DecisionTilesProps {
  readonly metrics: Readonly<Record<DecisionMetricName, Metric>>;
  /** "20 %". */
  readonly threshold: string;
}

/** Every metric of the decisions, each with its interval. */
export function DecisionTiles({ metrics, threshold }: DecisionTilesProps) {
  return (
    <Card
      title={`Decisions from a risk of ${threshold} on`}
      description="95 % intervals: Wilson’s for the shares (sensitivity to accuracy), bootstrap over patients for the others (1,000 resamples). Net benefit is per 100 patients."
    >
      <dl className="grid grid-cols-2 gap-x-5 gap-y-4 sm:grid-cols-3 lg:grid-cols-5">
        {decisionMetricNames.map((name) => (
          <div key={name} className="flex flex-col" title={decisionMetricWords[name].meaning}>
            <dt className="text-[12.5px] text-soft">{decisionMetricWords[name].label}</dt>
            <dd className="mt-0.5 text-[20px] leading-7 font-semibold tracking-[-0.02em]">
              {decisionText(name, metrics[name])}
            </dd>
            <dd className="text-[12.5px] text-soft">{decisionInterval(name, metrics[name])}</dd>
          </div>
        ))}
      </dl>
      <details className="mt-4 text-[13px]">
        <summary className="w-fit text-soft hover:text-ink">What these numbers mean</summary>
        <dl className="mt-2 grid gap-x-5 gap-y-1 sm:grid-cols-[auto_1fr]">
          {decisionMetricNames.map((name) => (
            <div key={name} className="contents">
              <dt className="font-medium">{decisionMetricWords[name].label}</dt>
              <dd className="text-soft">{decisionMetricWords[name].meaning}.</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
}
