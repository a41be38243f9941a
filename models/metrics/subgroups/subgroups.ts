/** A model's quality group by group, small groups suppressed. */
import { createRandom, type Random } from '../../math/random';
import type { Metric } from '../../model';
import { confusionAt } from '../confusion';
import { decisionShares } from '../decision-metrics';
import { groupMetricSteps, type GroupMetrics } from './group-metrics';
import type { Group, Partition } from './partition';
import { suppressSmall, type Suppression } from './suppress';

/** A group that may be shown, or the whole. */
export interface ShownGroup {
  readonly n: number;
  readonly nEvents: number;
  readonly metrics: GroupMetrics;
  readonly risks: Float64Array;
  readonly labels: Uint8Array;
}

export interface Subgroup {
  readonly group: Group;
  /** Null where it may be shown. */
  readonly suppressed: Suppression | null;
  /** Null where it is suppressed: not even its size is told. */
  readonly shown: ShownGroup | null;
}

export interface Subgroups {
  readonly by: Partition['by'];
  readonly whole: ShownGroup;
  /** In the order of the partition; groups without a patient of this part are left out. */
  readonly groups: readonly Subgroup[];
}

/**
 * Everything that no threshold decides, in steps, so that whoever computes it can do other things between them.
 *
 * @param partition of the whole cohort; @param rows the patients of one part, as positions in the cohort; @param risks of these patients,
 * `[nPatients]`, and @param labels likewise; @param storedOfWhole metrics of the whole that are known already: other resamples would give
 * them other intervals.
 */
export function* subgroupSteps(
  partition: Partition,
  part: { readonly rows: Uint32Array; readonly risks: Float64Array; readonly labels: Uint8Array },
  seed: number,
  storedOfWhole: Partial<GroupMetrics> = {},
): Generator<undefined, Subgroups> {
  const random = createRandom(seed).split('subgroups');
  const everybody = Array.from(part.rows, (_, at) => at);
  const peopled = partition.groups
    .map((group, index) => ({
      group,
      members: everybody.filter((at) => partition.groupOf[part.rows[at]!] === index),
    }))
    .filter(({ members }) => members.length > 0);
  const reasons = suppressSmall(
    peopled.map(({ members }) => ({ n: members.length, nEvents: countEvents(members, part) })),
  );
  const groups: Subgroup[] = [];
  for (const [at, { group, members }] of peopled.entries()) {
    const suppressed = reasons[at]!;
    const own = random.split(JSON.stringify(group));
    groups.push({ group, suppressed, shown: suppressed === null ? yield* shownSteps(members, part, own) : null });
  }
  return { by: partition.by, whole: yield* shownSteps(everybody, part, random.split('whole'), storedOfWhole), groups };
}

interface Judged {
  readonly risks: Float64Array;
  readonly labels: Uint8Array;
}

function* shownSteps(
  members: readonly number[],
  part: Judged,
  random: Random,
  stored: Partial<GroupMetrics> = {},
): Generator<undefined, ShownGroup> {
  const risks = Float64Array.from(members, (at) => part.risks[at]!);
  const labels = Uint8Array.from(members, (at) => part.labels[at]!);
  const metrics = yield* groupMetricSteps(risks, labels, random, stored);
  return { n: members.length, nEvents: countEvents(members, part), metrics, risks, labels };
}

function countEvents(members: readonly number[], { labels }: Judged): number {
  return members.reduce((sum, at) => sum + labels[at]!, 0);
}

/** Sensitivity and specificity of a group at a threshold, with Wilson's intervals. */
export function groupDecisions(
  { risks, labels }: ShownGroup,
  threshold: number,
): Record<'sensitivity' | 'specificity', Metric> {
  const { sensitivity, specificity } = decisionShares(confusionAt(risks, labels, threshold));
  return { sensitivity, specificity };
}
