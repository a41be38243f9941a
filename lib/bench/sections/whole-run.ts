/** A whole run as `train` does it: prepare a hundred members, train them, judge every patient. */
import type { TrainingEngine } from '@/models/engines/types';
import { assembleModel } from '@/models/training/assemble';
import { defaultConfig } from '@/models/training/defaults';
import type { Run, Section } from '../section';
import { timed } from '../times';
import { trainMembers } from '../train-members';
import { EngineField, fusedEngine, tensorEngine } from './engines';
import type { BenchOptions } from './support';

export async function wholeRunSection({ cohort }: BenchOptions): Promise<Section> {
  const engines = new EngineField();
  const config = defaultConfig('sbqc');
  const run = (engine: TrainingEngine): Promise<Run> =>
    timed(async () => assembleModel(await trainMembers(cohort, config, engine)));
  const fused = { id: 'fused', name: 'Riskcurve, fused engine on every core', start: () => fusedEngine() };
  const wasm = {
    ...{ id: 'wasm', name: 'Riskcurve, TensorFlow.js wasm, stacked', start: () => tensorEngine('wasm') },
    habits: { warmUp: false, mostRounds: 3 },
  };
  return {
    unit: 's',
    workload:
      `${config.folds * config.repeats} members of the default configuration (${config.epochs} epochs) on ` +
      `${cohort.table.nRows} patients: prepared, trained, and every patient judged`,
    entrants: [await engines.enter(fused, run), await engines.enter(wasm, run)],
    comparisons: [{ faster: 'fused', slower: 'wasm', atLeast: null }],
    dispose: () => engines.dispose(),
  };
}
