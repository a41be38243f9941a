/** What `evaluate` answers with: the answer of `train`, and everything else that is known of the model's quality. */
import type { EvaluationDetails, PartDetails } from '@/lib/services/get-evaluation-details';
import type { ModelSubgroups } from '@/lib/services/get-subgroups';
import type { Metric } from '@/models/model';
import { groupDecisions, type ShownGroup } from '@/models/metrics/subgroups/subgroups';
import { groupLabel, suppressionWords } from '../subgroup-words';
import type { Suppression } from '@/models/metrics/subgroups/suppress';
import { metricLine, metricText, renderTrainingAnswer, type TrainingAnswer } from './training-answer';

type Metrics = Readonly<Record<string, Metric>>;

interface GroupAnswer {
  readonly label: string;
  /** Null where the group is suppressed: for few patients, few events or non-events, or to hide another one. */
  readonly nPatients: number | null;
  readonly nEvents: number | null;
  readonly suppressed: Suppression | null;
  readonly metrics: Metrics | null;
}

interface SubgroupsAnswer {
  readonly feature: string;
  /** `levels`, `values`, `quartiles` or `cuts`. */
  readonly by: string;
  readonly whole: GroupAnswer;
  readonly groups: readonly GroupAnswer[];
}

type PartAnswer = Omit<PartDetails, 'subgroups'> & { readonly subgroups: SubgroupsAnswer | null };

export interface EvaluationAnswer extends TrainingAnswer {
  readonly details: Omit<EvaluationDetails, 'outOfFold' | 'holdout'> & {
    readonly outOfFold: PartAnswer;
    readonly holdout: PartAnswer | null;
  };
}

export function evaluationAnswer(answer: TrainingAnswer, details: EvaluationDetails): EvaluationAnswer {
  const { outOfFold, holdout, ...chosen } = details;
  const { threshold } = details.threshold;
  const part = (of: PartDetails) => partAnswer(of, threshold);
  return { ...answer, details: { ...chosen, outOfFold: part(outOfFold), holdout: holdout && part(holdout) } };
}

/** A part with its groups by their labels. */
export function partAnswer(of: PartDetails, threshold: number): PartAnswer {
  return { ...of, subgroups: of.subgroups && subgroupsAnswer(of.subgroups, threshold) };
}

function subgroupsAnswer({ feature, by, whole, groups }: ModelSubgroups, threshold: number): SubgroupsAnswer {
  const shown = (label: string, group: ShownGroup): GroupAnswer => ({
    ...{ label, nPatients: group.n, nEvents: group.nEvents, suppressed: null },
    metrics: { ...group.metrics, ...groupDecisions(group, threshold) },
  });
  return {
    ...{ feature: feature.name, by, whole: shown('all', whole) },
    groups: groups.map(({ group, suppressed, shown: own }) => {
      const label = groupLabel(feature, group);
      return own === null
        ? { ...{ label, nPatients: null, nEvents: null, suppressed, metrics: null } }
        : shown(label, own);
    }),
  };
}

/** The answer of `train` as a table, then the decisions at the threshold, then the groups. */
export function renderEvaluation(answer: EvaluationAnswer): string {
  const { threshold, impliedCostRatio, outOfFold, holdout } = answer.details;
  const { sentence, metrics } = outOfFold.decisions;
  const missed = `where one missed case is worth ${Number(impliedCostRatio.toPrecision(3))} false alarms`;
  return [
    renderTrainingAnswer(answer),
    '',
    `At a threshold of ${Number(threshold.threshold.toPrecision(4))}, ${missed}:`,
    `${sentence} (out of fold)`,
    ...(holdout === null ? [] : [`${holdout.decisions.sentence} (holdout)`]),
    ...Object.entries<Metric>(metrics).map(([name, metric]) =>
      metricLine(name, metric, holdout && holdout.decisions.metrics[name as keyof typeof metrics]),
    ),
    ...(outOfFold.subgroups === null ? [] : renderSubgroups(outOfFold.subgroups)),
  ].join('\n');
}

function renderSubgroups({ feature, by, whole, groups }: SubgroupsAnswer): string[] {
  return [
    '',
    `By ${feature} (${by}), out of fold; small groups are suppressed, and others with them where they could be worked out:`,
    ...[whole, ...groups].flatMap(({ label, nPatients, nEvents, suppressed, metrics }) =>
      metrics === null
        ? [`${label}: ${suppressionWords[suppressed!]}`]
        : [
            `${label}: ${nPatients} patients, ${nEvents} events`,
            ...Object.entries(metrics).map(([name, metric]) => `  ${name.padEnd(20)}  ${metricText(metric)}`),
          ],
    ),
  ];
}
