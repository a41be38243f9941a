import { riskGroups } from './risk-groups';

export type RocPoint = readonly [falsePositiveRate: number, sensitivity: number];

/**
 * ROC curve from [0,0] to [1,1], `[1 - specificity, sensitivity]`, one point for each distinct risk; points on a straight
 * line between their neighbours are left out. Empty where all patients have the same outcome.
 */
export function rocCurve(risks: ArrayLike<number>, labels: ArrayLike<number>): RocPoint[] {
  const counts: [others: number, events: number][] = [[0, 0]];
  for (const group of riskGroups(risks, labels)) {
    const [others, events] = counts.at(-1)!;
    counts.push([others + group.nOthers, events + group.nEvents]);
  }
  const [allOthers, allEvents] = counts.at(-1)!;
  if (allOthers === 0 || allEvents === 0) return [];
  return counts
    .filter((_, position) => !isStraight(counts[position - 1], counts[position]!, counts[position + 1]))
    .map(([others, events]) => [others / allOthers, events / allEvents] as const);
}

/** Whole numbers, so the test is exact. */
function isStraight(before: number[] | undefined, here: number[], after: number[] | undefined): boolean {
  if (!before || !after) return false;
  return (here[0]! - before[0]!) * (after[1]! - here[1]!) === (here[1]! - before[1]!) * (after[0]! - here[0]!);
}
