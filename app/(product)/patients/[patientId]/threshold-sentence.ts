import { formatRisk } from '@/lib/format';
import type { Assessment } from '@/models/model';

/** On which side of the model's threshold a risk lies, and whether the interval reaches across it. */
export function thresholdSentence({ risk, riskLow, riskHigh }: Assessment, threshold: number): string {
  const side = risk >= threshold ? 'At or above' : 'Below';
  const across = riskLow < threshold && riskHigh >= threshold;
  return `${side} the model’s threshold of ${formatRisk(threshold)}${across ? '; the interval reaches across it.' : '.'}`;
}
