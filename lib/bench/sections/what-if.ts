/** One value changed under a slider: the assessment and the curves of all features, by all members. */
import { createWhatIf } from '@/models/inference/what-if';
import { trainInferenceModel } from '../inference-model';
import { withFeatures } from '../benchmark-cohort';
import type { Section } from '../section';
import { timed } from '../times';
import type { BenchOptions } from './support';

const FEATURES = 10;

export async function whatIfSection({ cohort }: BenchOptions): Promise<Section> {
  const table = withFeatures(cohort.table, FEATURES);
  const model = await trainInferenceModel({ ...cohort, table });
  const patient = (row: number): Float64Array => Float64Array.from(table.columns, (column) => column[row]!);
  const whatIf = createWhatIf(model, patient(0));
  let row = 0;
  return {
    unit: 'ms per change',
    workload:
      `${FEATURES} features (${Math.max(0, FEATURES - cohort.table.features.length)} of them repeated), ` +
      `${model.members.length} members: one value changes, all curves answer; in Node, one thread`,
    entrants: [
      {
        id: 'what-if',
        name: 'Riskcurve, what-if',
        run() {
          const values = patient(++row % table.nRows);
          return timed(() => values.forEach((value, feature) => whatIf.change(feature, value)), FEATURES);
        },
      },
    ],
    comparisons: [],
    goals: [{ id: 'what-if', below: 16 }],
    dispose: () => {},
  };
}
