/** One choice by itself, and what a machine has to offer. */
import { EngineChooser, type ChooserOptions, type RequestedEngine, type Work } from './engine-chooser';
import type { EngineTry } from './candidates';
import { exampleRequest } from './example-request';
import type { TrainingConfig } from '../training/config';
import type { TrainingEngine } from './types';

export interface EngineOptions extends ChooserOptions, Work {}

/** A run that nobody started, to tell what engine it would get. */
export interface ExampleRun {
  /** What it is, such as "a default run". */
  readonly name: string;
  readonly config: TrainingConfig;
  readonly nRows: number;
  readonly nInputs: number;
  readonly nMembers: number;
  /** How many of them are trained at a time. */
  readonly nShardMembers: number;
}

export interface ChosenFor {
  readonly run: string;
  /** Engine and backend, such as "fused on wasm-simd". */
  readonly chosen: string;
  readonly why: string;
}

export interface EngineDescription {
  /** What a run gets that nothing is known of. */
  readonly chosen: string;
  readonly why: string;
  /** What was tried, in order. */
  readonly tried: readonly EngineTry[];
  readonly runs: readonly ChosenFor[];
}

/**
 * The engine for a run.
 *
 * @throws Error in one sentence where the request cannot be met; it names everything that was tried.
 */
export async function chooseEngine(requested: RequestedEngine, options: EngineOptions = {}): Promise<TrainingEngine> {
  return (await new EngineChooser(options).choose(requested, options)).engine;
}

/** What `riskcurve doctor` prints, with the engine that each example would get. Leaves nothing running. */
export async function describeEngines(
  options: ChooserOptions = {},
  examples: readonly ExampleRun[] = [],
): Promise<EngineDescription> {
  const chooser = new EngineChooser({ ...options, thorough: true });
  try {
    const { engine, why, tried } = await chooser.choose('auto');
    const runs: ChosenFor[] = [];
    for (const example of examples) {
      const shard = exampleRequest(example.config, { ...example, nMembers: example.nShardMembers });
      const choice = await chooser.choose('auto', { workload: { shard, nMembers: example.nMembers } });
      runs.push({ run: example.name, chosen: nameOf(choice.engine), why: choice.why });
    }
    return { chosen: nameOf(engine), why, tried, runs };
  } catch (error) {
    return { chosen: 'none', why: error instanceof Error ? error.message : String(error), tried: [], runs: [] };
  } finally {
    await chooser.dispose();
  }
}

function nameOf({ record }: TrainingEngine): string {
  return `${record.engine} on ${record.backend}`;
}
