/** What `riskcurve bench` answers with. */
import { compare, judge, millisecondsOf, type ComparisonResult, type GoalResult } from './compare';
import type { Machine } from './machine';
import type { PeerAbout } from './peer-process';
import type { Entry } from './rounds';
import type { Section, Unit } from './section';
import { sectionTitles, type SectionKey } from './section-titles';
import type { Summary, TimesSummary } from './times';

export interface SectionReport {
  readonly key: SectionKey;
  readonly title: string;
  readonly workload: string;
  /** Of every time in `entries`. */
  readonly unit: Unit;
  readonly entries: readonly Entry[];
  readonly comparisons: readonly ComparisonResult[];
  readonly goals: readonly GoalResult[];
}

export interface BenchReport {
  readonly machine: Machine;
  readonly cohort: { readonly name: string; readonly patients: number; readonly features: number };
  /** Each library that was found, with its version, threads and matrix kernels. */
  readonly peers: readonly PeerAbout[];
  readonly rounds: number;
  readonly sections: readonly SectionReport[];
}

export function reportSection(
  key: SectionKey,
  { workload, unit, comparisons, goals = [] }: Section,
  entries: readonly Entry[],
): SectionReport {
  return {
    ...{ key, title: sectionTitles[key], workload, unit },
    entries: entries.map((entry) => ({ ...entry, times: entry.times && inUnit(entry.times, millisecondsOf(unit)) })),
    comparisons: comparisons.map((comparison) => compare(entries, comparison)),
    goals: goals.map((goal) => judge(entries, goal, unit)),
  };
}

function inUnit({ wall, cpu, rounds }: TimesSummary, milliseconds: number): TimesSummary {
  const scale = ({ median, least }: Summary): Summary => ({
    median: median / milliseconds,
    least: least / milliseconds,
  });
  return { wall: scale(wall), cpu: cpu && scale(cpu), rounds };
}
