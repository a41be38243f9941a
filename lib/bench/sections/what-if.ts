/** One value changed under a slider: the assessment and the curves of all features, by all members. */
import { createWhatIf, type WhatIf } from '@/models/inference/what-if';
import { trainInferenceModel } from '../inference-model';
import { withFeatures } from '../benchmark-cohort';
import { getInferenceKernel } from '../../inference-kernel';
import type { Contestant, Section } from '../section';
import { timed } from '../times';
import type { BenchOptions } from './support';

const FEATURES = 10;

export async function whatIfSection({ cohort }: BenchOptions): Promise<Section> {
  const table = withFeatures(cohort.table, FEATURES);
  const model = await trainInferenceModel({ ...cohort, table });
  const patient = (row: number): Float64Array => Float64Array.from(table.columns, (column) => column[row]!);
  const kernel = await getInferenceKernel();
  const entrant = (id: string, words: string, whatIf: WhatIf): Contestant => {
    let row = 0;
    return {
      id,
      name: `Riskcurve, what-if, ${words}`,
      run() {
        const values = patient(++row % table.nRows);
        return timed(() => values.forEach((value, feature) => whatIf.change(feature, value)), FEATURES);
      },
    };
  };
  return {
    unit: 'ms per change',
    workload:
      `${FEATURES} features (${Math.max(0, FEATURES - cohort.table.features.length)} of them repeated), ` +
      `${model.members.length} members: one value changes, all curves answer; in Node, one thread`,
    entrants: [
      entrant('what-if', 'plain TypeScript', createWhatIf(model, patient(0))),
      kernel === null
        ? { id: 'what-if-webassembly', name: 'Riskcurve, what-if, WebAssembly', absent: 'its kernel is not built' }
        : entrant('what-if-webassembly', 'WebAssembly', createWhatIf(model, patient(0), { kernel })),
    ],
    comparisons: [],
    goals: [
      { id: 'what-if', below: 16 },
      { id: 'what-if-webassembly', below: 8 },
    ],
    dispose: () => {},
  };
}
