/** Thresholds and net benefit in sentences. */
import { formatNumber } from '@/lib/format';
import type { ThresholdRange, UsefulThresholds } from '@/models/metrics/decision-curve-intervals';
import type { DecisionMetricName } from '@/models/metrics/decision-metrics';
import type { Metric } from '@/models/model';
import { decisionInterval, decisionText } from './decision-metric-words';

const narrowSpace = '\u202f';

/** "20 %", "14.3 %". */
export function thresholdText(threshold: number): string {
  return `${formatNumber(Number((100 * threshold).toPrecision(3)))}${narrowSpace}%`;
}

/** Over which thresholds the model is better than treating all and treating none, and how surely. */
export function usefulSentence({ higher, surely }: UsefulThresholds): string {
  if (higher.length === 0)
    return 'At no threshold has the model a higher net benefit than both treating everybody and treating nobody.';
  const sure =
    surely.length === 0
      ? 'At no threshold do both intervals say so.'
      : `The intervals say so as well ${rangesText(surely)}.`;
  return `The model has a higher net benefit than both treating everybody and treating nobody ${rangesText(higher)}. ${sure}`;
}

/** "from 7 to 80 %", several cut by commas; single thresholds stand alone. */
function rangesText(ranges: readonly ThresholdRange[]): string {
  const texts = ranges.map(([from, to]) =>
    from === to ? `at ${thresholdText(from)}` : `from ${formatNumber(100 * from)} to ${thresholdText(to)}`,
  );
  return texts.length === 1 ? texts[0]! : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)!}`;
}

/** "At 20 % the net benefit is 23.7 per 100 patients (19.7 to 27.9), and 5.1 (2.9 to 7.2) above that of treating everybody." */
export function netBenefitSentence(threshold: number, metrics: Readonly<Record<DecisionMetricName, Metric>>): string {
  const { netBenefit, netBenefitOverAll } = metrics;
  const text = (name: 'netBenefit' | 'netBenefitOverAll', metric: Metric) =>
    `${decisionText(name, metric)} (${decisionInterval(name, metric)})`;
  const size = netBenefitOverAll.estimate ?? 0;
  const against =
    size < 0
      ? `below that of treating everybody: the difference is ${text('netBenefitOverAll', netBenefitOverAll)}`
      : `${text('netBenefitOverAll', netBenefitOverAll)} above that of treating everybody`;
  return `At ${thresholdText(threshold)} the net benefit is ${decisionText('netBenefit', netBenefit)} per 100 patients (${decisionInterval('netBenefit', netBenefit)}), ${against}. Treating nobody has none.`;
}
