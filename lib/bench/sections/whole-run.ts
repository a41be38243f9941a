/** A whole run as `train` does it: prepare a hundred members, train them, judge every patient. */
import type { TrainingEngine } from '@/models/engines/types';
import { assembleModel } from '@/models/training/assemble';
import { defaultConfig } from '@/models/training/defaults';
import type { Entrant, Section } from '../section';
import { timed } from '../times';
import { trainMembers } from '../train-members';
import { fusedEngine, tensorEngine } from './engines';
import { endAll, tryTo, type BenchOptions } from './support';

export async function wholeRunSection({ cohort }: BenchOptions): Promise<Section> {
  const engines: TrainingEngine[] = [];
  const config = defaultConfig('sbqc');
  const nMembers = config.folds * config.repeats;
  const entrant = (id: string, name: string, start: () => TrainingEngine | Promise<TrainingEngine>): Promise<Entrant> =>
    tryTo(id, name, async () => {
      const engine = await start();
      engines.push(engine);
      return { id, name, run: () => timed(async () => assembleModel(await trainMembers(cohort, config, engine))) };
    });
  return {
    unit: 's',
    workload:
      `${nMembers} members of the default configuration (${config.epochs} epochs) on ${cohort.table.nRows} patients: ` +
      'prepared, trained, and every patient judged',
    entrants: [
      await entrant('fused', 'Riskcurve, fused engine on every core', () => fusedEngine()),
      await entrant('wasm', 'Riskcurve, TensorFlow.js wasm, stacked', () => tensorEngine('wasm')),
    ],
    comparisons: [{ faster: 'fused', slower: 'wasm', atLeast: null }],
    dispose: () => endAll([], engines),
  };
}
