/** The engine that a run is kept to. */
import { engineKind } from '../engines/engine-kind';
import type { EngineChooser } from '../engines/engine-chooser';
import type { BackendName } from '../engines/tensor/backend';
import type { TrainingEngine } from '../engines/types';
import type { EngineRecord } from '../model';
import type { TrainingConfig } from '../training/config';

/** This machine cannot give the numbers that a run has begun with. */
export class UnableError extends Error {
  override readonly name = 'UnableError';
}

/** The engine and backend of the record, and no other. @throws UnableError in one sentence where this machine lacks it */
export async function findKeptEngine(
  chooser: EngineChooser,
  record: EngineRecord,
  config: TrainingConfig,
): Promise<TrainingEngine> {
  const { engine: name, backend } = record;
  // what is solved exactly needs no asking for: the configuration alone decides it
  const choice =
    name === 'exact'
      ? chooser.choose('auto', { config })
      : chooser.choose(name, { only: name === 'fused' ? name : (backend as BackendName), config });
  const { engine } = await choice.catch((error: unknown) => {
    throw new UnableError(error instanceof Error ? error.message : String(error), { cause: error });
  });
  if (engineKind(engine.record) === engineKind(record)) return engine;
  throw new UnableError(`this machine has ${engineKind(engine.record)} instead`);
}
