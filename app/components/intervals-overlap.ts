import type { Assessment } from '@/models/model';

type Interval = Pick<Assessment, 'riskLow' | 'riskHigh'>;

/** Whether two risk intervals have a value in common; ends that only touch count. */
export function intervalsOverlap(first: Interval, second: Interval): boolean {
  return first.riskLow <= second.riskHigh && second.riskLow <= first.riskHigh;
}
