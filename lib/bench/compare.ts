/** From the entries of a section to what may be said of them. */
import type { Entry } from './rounds';
import type { Comparison, Goal, Unit } from './section';
import { ratioOf, type Ratio } from './times';

export interface ComparisonResult {
  readonly faster: string;
  readonly slower: string;
  /** How many times as long the slower takes; null with the reason. */
  readonly ratio: Ratio | null;
  readonly reason: string | null;
  readonly atLeast: number | null;
  /** Whether the ratio of wall times reaches `atLeast`; null where there is no ratio or no demand. */
  readonly met: boolean | null;
}

export interface GoalResult extends Goal {
  readonly name: string;
  readonly met: boolean | null;
}

/** No ratio is told of someone who is not there, who failed, or who was found to do other work. */
export function compare(
  entries: readonly Entry[],
  { faster, slower, atLeast, byWallAlone = false }: Comparison,
): ComparisonResult {
  const [winner, loser] = [faster, slower].map((id) => entries.find((entry) => entry.id === id)!) as [Entry, Entry];
  const barred = [winner, loser].find(({ times, reason }) => times === null || reason !== null);
  const byBoth = barred ? null : ratioOf(loser.times!, winner.times!);
  const ratio = byBoth && byWallAlone ? { ...byBoth, cpu: null } : byBoth;
  return {
    faster: winner.name,
    slower: loser.name,
    ratio,
    reason: barred?.reason ?? null,
    atLeast,
    met: ratio === null || atLeast === null ? null : ratio.wall >= atLeast,
  };
}

/** Whether an entry's median wall time stays below its goal. */
export function judge(entries: readonly Entry[], goal: Goal, unit: Unit): GoalResult {
  const { name, times } = entries.find(({ id }) => id === goal.id)!;
  return { ...goal, name, met: times && times.wall.median / millisecondsOf(unit) < goal.below };
}

/** Times are kept in milliseconds and told in the section's unit. */
export function millisecondsOf(unit: Unit): number {
  return unit === 's' ? 1000 : 1;
}
