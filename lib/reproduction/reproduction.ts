/** What a reproduction yields: the JSON document that the command prints, keeps in the data folder, and the page reads. */
import type { LevelCurves } from '@/models/reproduction/level-curves';
import type { Arm } from '@/models/reproduction/protocol';
import type { Scores } from '@/models/reproduction/scores';
import type { ConvergenceResult } from '@/models/reproduction/convergence';
import type { PairedScores, PartScores } from '@/models/reproduction/table';

export const reproductionSchema = 'riskcurve-reproduction-1';

export const tableTargets = ['table3'] as const;
export const figureTargets = ['figure3', 'figure4'] as const;
/** Claims that the text makes without a table or a figure. */
export const claimTargets = ['convergence'] as const;
export const reproducibleTargets = [...tableTargets, ...figureTargets, ...claimTargets] as const;
export type ReproducibleTarget = (typeof reproducibleTargets)[number];
export type FigureTarget = (typeof figureTargets)[number];

export const targetNames: Readonly<Record<ReproducibleTarget, string>> = {
  table3: 'Table 3',
  figure3: 'Figure 3',
  figure4: 'Figure 4',
  convergence: 'Convergence',
};

/** How it was made. */
export interface Making {
  readonly createdAt: string;
  readonly seed: number;
  readonly runs: number;
  readonly publishedRuns: number;
  /** Fewer runs than published, to have a look. */
  readonly quick: boolean;
  /** "fused on wasm-simd (processor, threads)". */
  readonly engine: string;
  readonly seconds: number;
  /** Mean number of processes that wanted a processor, before and after. */
  readonly load: { readonly before: number; readonly after: number };
}

interface Base extends Making {
  readonly schema: typeof reproductionSchema;
  readonly paper: string;
  /** What differs from the paper, sentence by sentence. */
  readonly departures: readonly string[];
}

/** One cell group of the table: a data set trained by an arm. */
export interface Cell extends Arm {
  readonly published: Scores;
  readonly ours: PartScores;
}

/** sBQC less BCE under the same optimizer, network by network on the same splits. */
export interface PairedCell extends PairedScores {
  readonly optimizer: Arm['optimizer'];
}

export interface TableRow {
  readonly key: string;
  readonly name: string;
  readonly remark: string | null;
  readonly nPatients: number;
  readonly nPositive: number;
  readonly cells: readonly Cell[];
  /** One an optimizer; missing in what was made before there was any. */
  readonly paired?: readonly PairedCell[];
}

export interface TableReproduction extends Base {
  readonly target: 'table3';
  readonly rows: readonly TableRow[];
  /** What the printed values themselves say, worked out from them. */
  readonly ofThePublished: readonly string[];
}

export interface FigurePanel extends LevelCurves {
  readonly title: string;
  /** What tau* is the probability of in this panel. */
  readonly negativeMeans: string;
  /** One sentence that reads it. */
  readonly reading: string;
}

export interface FigureReproduction extends Base {
  readonly target: FigureTarget;
  readonly feature: { readonly label: string; readonly unit: string | null; readonly integer: boolean };
  readonly taus: readonly number[];
  readonly networks: number;
  /** The values that the paper's text reads off; empty where it reads none. */
  readonly publishedReadings: readonly { readonly at: number; readonly negative: number }[];
  readonly panels: readonly FigurePanel[];
}

export interface ConvergenceRow extends ConvergenceResult {
  readonly key: string;
  readonly name: string;
  readonly nPatients: number;
  /** What came out, in sentences. */
  readonly readings: readonly string[];
}

export interface ConvergenceReproduction extends Base {
  readonly target: 'convergence';
  readonly rows: readonly ConvergenceRow[];
  /** What came of it over all data sets, in a sentence. */
  readonly summary: string;
  /** What the paper says of it, with where it says so. */
  readonly published: readonly string[];
}

export type Reproduction = TableReproduction | FigureReproduction | ConvergenceReproduction;
