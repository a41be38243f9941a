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
  const patients = Array.from({ length: table.nRows }, (_, row) =>
    Float64Array.from(table.columns, (column) => column[row]!),
  );
  const complete = patients.filter((values) => !values.some(Number.isNaN));
  const gappy = patients.filter((values) => values.some(Number.isNaN));
  const kernel = await getInferenceKernel();
  const absent = 'its kernel is not built';
  /** Changes the values of one patient after another; a change to NaN makes a gap, which is averaged over. */
  const entrant = (id: string, words: string, those: readonly Float64Array[], whatIf: WhatIf): Contestant => {
    let turn = 0;
    return {
      id,
      name: `Riskcurve, what-if, ${words}`,
      run() {
        const values = those[++turn % those.length]!;
        return timed(() => values.forEach((value, feature) => whatIf.change(feature, value)), FEATURES);
      },
    };
  };
  const inKernel = (id: string, words: string, those: readonly Float64Array[]): Section['entrants'][number] =>
    kernel === null
      ? { id, name: `Riskcurve, what-if, ${words}`, absent }
      : entrant(id, words, those, createWhatIf(model, those[0]!, { kernel }));
  return {
    unit: 'ms per change',
    workload:
      `${FEATURES} features (${Math.max(0, FEATURES - cohort.table.features.length)} of them repeated), ` +
      `${model.members.length} members: one value changes, all curves answer; in Node, one thread`,
    entrants: [
      entrant('what-if', 'plain TypeScript', complete, createWhatIf(model, complete[0]!)),
      inKernel('what-if-webassembly', 'WebAssembly', complete),
      ...(gappy.length === 0 ? [] : [inKernel('what-if-gaps', 'WebAssembly, patients with missing values', gappy)]),
    ],
    comparisons: [],
    goals: [
      { id: 'what-if', below: 16 },
      { id: 'what-if-webassembly', below: 8 },
    ],
    dispose: () => {},
  };
}
