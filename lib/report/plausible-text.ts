import { formatNumber } from '@/lib/format';
import type { Feature } from '@/models/features';
import { valueText } from './panels/patient';

/** "97 to 165 mg/dl", or the levels. */
export function plausibleText(feature: Feature, values: readonly number[]): string {
  const [low, high] = [values[0]!, values.at(-1)!];
  if (feature.kind === 'categorical') return values.map((level) => valueText(feature, level)).join(', ');
  return low === high ? valueText(feature, low) : `${formatNumber(low)} to ${valueText(feature, high)}`;
}
