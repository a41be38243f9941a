/** What a benchmark is made of: sections, and in each of them those who do the same work. */
import type { Times } from './times';

export type Unit = 'ms per model' | 'ms' | 'ms per change' | 's';

/** What a run tells of itself beside its times, such as the loss it ended with. */
export type Facts = Readonly<Record<string, number | string>>;

export type Run = Times & { readonly facts?: Facts };

/** Someone who is there and does the work. */
export interface Contestant {
  readonly id: string;
  readonly name: string;
  /** One round, in milliseconds per unit. An Error it throws takes it out of the section. */
  run(): Promise<Run>;
  /** Whether a first round is run that does not count, so that nothing is compiled or loaded within a timing; true by default. */
  readonly warmUp?: boolean;
  /** Rounds at most, for those who need many seconds. */
  readonly mostRounds?: number;
  /** Why no ratio may be told: it was found not to do the same work. */
  readonly disagrees?: string | null;
}

/** Someone who cannot take part, and why. */
export interface Absentee {
  readonly id: string;
  readonly name: string;
  readonly absent: string;
}

export type Entrant = Contestant | Absentee;

/** "The faster is so many times as fast as the slower", and how many it should be. */
export interface Comparison {
  readonly faster: string;
  readonly slower: string;
  readonly atLeast: number | null;
  /** Where processor times say nothing: more threads do the same work, only sooner. */
  readonly byWallAlone?: boolean;
}

/** A time that should not be passed, in the section's unit. */
export interface Goal {
  readonly id: string;
  readonly below: number;
}

/** Ready to be run. */
export interface Section {
  readonly unit: Unit;
  /** What is done, in a sentence with its numbers. */
  readonly workload: string;
  readonly entrants: readonly Entrant[];
  readonly comparisons: readonly Comparison[];
  readonly goals?: readonly Goal[];
  /** Ends the peers and frees the engines. */
  dispose(): void | Promise<void>;
}
