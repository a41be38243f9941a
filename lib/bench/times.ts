/** What was timed, and what is said of it. */
import { median, sortedCopy } from '@/models/math/quantile';

/** One timing in milliseconds; processor time over all threads of the process, null where it cannot be told. */
export interface Times {
  readonly wall: number;
  readonly cpu: number | null;
}

export interface Summary {
  readonly median: number;
  readonly least: number;
}

export interface TimesSummary {
  readonly wall: Summary;
  /** Null where any round had none. */
  readonly cpu: Summary | null;
  readonly rounds: number;
}

/** Where times come from; a test brings its own. */
export interface Clock {
  /** Milliseconds from any start. */
  wall(): number;
  /** Milliseconds of processor time that this process has used, all threads together. */
  cpu(): number;
}

export const processClock: Clock = {
  wall: () => performance.now(),
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/** Times of one call, divided by how many units (models, changes) it did. */
export async function timed(work: () => unknown, units = 1, clock: Clock = processClock): Promise<Times> {
  const [wall, cpu] = [clock.wall(), clock.cpu()];
  await work();
  return { cpu: (clock.cpu() - cpu) / units, wall: (clock.wall() - wall) / units };
}

/** Medians and least values of some rounds; throws on none. */
export function summarize(times: readonly Times[]): TimesSummary {
  const cpus = times.flatMap(({ cpu }) => (cpu === null ? [] : [cpu]));
  return {
    wall: summaryOf(times.map(({ wall }) => wall)),
    cpu: cpus.length < times.length ? null : summaryOf(cpus),
    rounds: times.length,
  };
}

export interface Ratio {
  readonly wall: number;
  readonly cpu: number | null;
}

/** How many times as long the slower takes, by the medians. */
export function ratioOf(slower: TimesSummary, faster: TimesSummary): Ratio {
  return {
    wall: slower.wall.median / faster.wall.median,
    cpu: slower.cpu && faster.cpu && slower.cpu.median / faster.cpu.median,
  };
}

function summaryOf(values: readonly number[]): Summary {
  return { median: median(values), least: sortedCopy(values)[0]! };
}
