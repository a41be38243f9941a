/** One choice by itself, and what a machine has to offer. */
import { EngineChooser, type Choice, type ChooserOptions, type RequestedEngine, type Work } from './engine-chooser';
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
 * The engine for a run; logistic regression is solved exactly, whatever was asked for.
 *
 * @throws Error in one sentence where the request cannot be met; it names everything that was tried.
 */
export async function chooseEngine(requested: RequestedEngine, options: EngineOptions = {}): Promise<TrainingEngine> {
  return (await new EngineChooser(options).choose(requested, options)).engine;
}

/** What `riskcurve doctor` prints: the engine that each example would get, the first of them standing for a usual run. Leaves nothing running. */
export async function describeEngines(
  options: ChooserOptions = {},
  examples: readonly ExampleRun[] = [],
): Promise<EngineDescription> {
  const chooser = new EngineChooser({ ...options, thorough: true });
  try {
    const ofMachine = await chooser.choose('auto');
    const choices: Choice[] = [];
    for (const example of examples) {
      const shard = exampleRequest(example.config, { ...example, nMembers: example.nShardMembers });
      choices.push(await chooser.choose('auto', { workload: { shard, nMembers: example.nMembers } }));
    }
    const usual = choices[0] ?? ofMachine;
    return {
      chosen: nameOf(usual.engine),
      // a GPU may work and be the slower one all the same
      why: usual.engine === ofMachine.engine ? ofMachine.why : `${examples[0]!.name} gets it`,
      tried: usual.tried,
      runs: examples.map(({ name }, at) => ({ run: name, chosen: nameOf(choices[at]!.engine), why: choices[at]!.why })),
    };
  } catch (error) {
    return { chosen: 'none', why: error instanceof Error ? error.message : String(error), tried: [], runs: [] };
  } finally {
    await chooser.dispose();
  }
}

function nameOf({ record }: TrainingEngine): string {
  return `${record.engine} on ${record.backend}`;
}
