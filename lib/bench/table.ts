/** The report as a person reads it: Markdown. */
import { formatNumber } from '../format';
import { wasBusy } from './machine';
import type { BenchReport, SectionReport } from './report';
import type { ComparisonResult, GoalResult } from './compare';
import type { Entry } from './rounds';

export function renderReport({ machine, cohort, peers, rounds, sections }: BenchReport): string {
  const { before, after } = machine.load;
  return [
    `Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}, Node ${machine.node}; ` +
      `load ${before} before, ${after ?? '–'} after`,
    ...(wasBusy(machine)
      ? ['The machine was busy: read processor times, for the wall times tell of its other work too.']
      : []),
    `Peers: ${peers.map(sayPeer).join('; ') || 'none found'}`,
    `Cohort: ${cohort.name}, ${cohort.patients} patients, ${cohort.features} features; medians of ${rounds} interleaved rounds, or as many as stated`,
    ...sections.map(renderSection),
  ].join('\n\n');
}

function sayPeer(about: BenchReport['peers'][number]): string {
  const blas = (about.blas ?? []) as readonly Record<string, unknown>[];
  const kernels = blas
    .filter(({ kernel }) => kernel)
    .map(({ library, version, kernel }) => `${String(library)} ${String(version)} ${String(kernel)}`);
  return [`${about.name} ${about.version}`, ...new Set(kernels)].join(' on ');
}

function renderSection({ title, workload, unit, entries, comparisons, goals }: SectionReport): string {
  const claims = [...comparisons.map(sayComparison), ...goals.map((goal) => sayGoal(goal, unit))];
  return [
    `### ${title}`,
    '',
    `${workload[0]!.toUpperCase()}${workload.slice(1)}.`,
    '',
    `| ${unit} | median wall | least wall | median processor | rounds |`,
    '|---|---|---|---|---|',
    ...entries.map(renderEntry),
    ...(claims.length === 0 ? [] : ['', ...claims.map((claim) => `- ${claim}`)]),
  ].join('\n');
}

function renderEntry({ name, times, reason }: Entry): string {
  if (times === null) return `| ${name} | ${reason} | | | |`;
  const cells = [times.wall.median, times.wall.least, times.cpu?.median ?? NaN].map(significant);
  return `| ${[name, ...cells, times.rounds].join(' | ')} |`;
}

function sayComparison({ faster, slower, ratio, reason, atLeast, met }: ComparisonResult): string {
  if (ratio === null) return `${faster} is not compared with ${slower}: ${reason}`;
  const cpu = ratio.cpu === null ? '' : ` (by processor time ${significant(ratio.cpu)})`;
  const demand = atLeast === null ? '' : `; at least ${atLeast} is wanted: ${met ? 'reached' : 'missed'}`;
  return `${faster} is ${significant(ratio.wall)} times as fast as ${slower}${cpu}${demand}`;
}

function sayGoal({ name, below, met }: GoalResult, unit: string): string {
  return `${name}: below ${below} ${unit} is wanted: ${met === null ? 'not measured' : met ? 'reached' : 'missed'}`;
}

function significant(value: number): string {
  return value >= 100 ? formatNumber(value, 0) : value >= 10 ? formatNumber(value, 1) : formatNumber(value, 2);
}
