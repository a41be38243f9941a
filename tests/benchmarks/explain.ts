/**
 * What the explanations cost and how the rule for unusual combinations behaves, on public cohorts: contributions by 20 and 100
 * members, the other explanations by 100, and the share of patients flagged, real ones that no fit saw (a fifth of the cohort,
 * ten draws of it) and ones whose features were shuffled apart. Prints one line for each number.
 *
 *     RISKCURVE_DATA=<folder of the public cohorts> npm run bench:explain
 */
import { readKnownCohort } from '@/lib/cohort/read-known-cohort';
import { trainInferenceModel } from '@/lib/bench/inference-model';
import { contributions } from '@/models/explain/contributions';
import { counterfactuals } from '@/models/explain/counterfactuals';
import { interaction } from '@/models/explain/interaction';
import { createCombinationJudge } from '@/models/explain/out-of-distribution';
import { similarPatients } from '@/models/explain/similar-patients';
import type { CohortData } from '@/models/features';
import { plausibleValues } from '@/models/inference/plausible-values';
import { summarizeFeature } from '@/models/inference/feature-summary';
import { createRandom } from '@/models/math/random';
import { quantileOfSorted, sortedCopy } from '@/models/math/quantile';
import type { TrainedModel } from '@/models/model';
import { defaultConfig } from '@/models/training/defaults';
import { fitDependence } from '@/models/training/dependence';
import { planRun } from '@/models/training/plan';

const ROUNDS = 20;
const DRAWS = 10;

const folder = process.env.RISKCURVE_DATA;
if (!folder) throw new Error('RISKCURVE_DATA must name the folder of the public cohorts');
for (const key of ['pima', 'cleveland', 'wisconsin']) {
  const cohort = await readKnownCohort(folder, key);
  printTimes(key, cohort, await trainInferenceModel(cohort));
  printShares(key, cohort);
}

function patientAt({ table }: CohortData, row: number): Float64Array {
  return Float64Array.from(table.columns, (column) => column[row]!);
}

function printTimes(key: string, cohort: CohortData, model: TrainedModel): void {
  const patients = Array.from({ length: ROUNDS }, (_, at) => patientAt(cohort, at * 7));
  const members20 = Array.from({ length: 20 }, (_, at) => at);
  const judge = createCombinationJudge(model)!;
  const risks = new Float64Array(cohort.table.nRows);
  const works: Record<string, (patient: Float64Array) => unknown> = {
    'contributions, 20 members': (patient) => contributions(model, patient, { members: members20 }),
    'contributions, 100 members': (patient) => contributions(model, patient),
    'interaction 25 x 25': (patient) => interaction(model, patient, [0, 1]),
    'counterfactuals, everything modifiable': (patient) => counterfactuals(allModifiable(model), patient, 0.3),
    'similar patients': (patient) => similarPatients(model, cohort, risks, patient),
    'combination judged': (patient) => judge(patient),
    '50 plausible completions': (patient) => plausibleValues(model, patient),
  };
  for (const [name, work] of Object.entries(works)) {
    work(patients[0]!);
    const times = patients.map((patient) => {
      const start = process.cpuUsage(); // not the wall: other work on the machine does not count
      work(patient);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    const sorted = sortedCopy(times);
    const [median, worst] = [0.5, 1].map((share) => quantileOfSorted(sorted, share).toFixed(2));
    console.log(`${key}: ${name}: median ${median} ms of a processor, slowest of ${ROUNDS} patients ${worst} ms`);
  }
  const methods = patients.map((patient) => contributions(model, patient, { members: [0] }).method);
  console.log(`${key}: ${methods.filter((method) => method === 'exact').length} of ${ROUNDS} patients exact`);
}

/** The hardest case for the search: everything may change. */
function allModifiable(model: TrainedModel): TrainedModel {
  return { ...model, features: model.features.map((feature) => ({ ...feature, modifiable: true })) };
}

function printShares(key: string, cohort: CohortData): void {
  const { table, labels } = cohort;
  let [flagged, judged, shuffledFlagged, shuffledJudged] = [0, 0, 0, 0];
  for (let seed = 1; seed <= DRAWS; seed++) {
    const { foldOf, holdoutRows } = planRun(defaultConfig('sbqc', { seed, repeats: 1 }), labels);
    const trainingRows = Array.from(foldOf.keys()).filter((row) => foldOf[row] !== -1);
    const summaries = table.features.map((feature, at) => summarizeFeature(feature, table.columns[at]!, trainingRows));
    const judge = createCombinationJudge({ summaries, dependence: fitDependence(table, foldOf)! })!;
    for (const row of holdoutRows) {
      judged++;
      if (judge(patientAt(cohort, row))?.isUnusual) flagged++;
    }
    const random = createRandom(seed);
    const columns = table.columns.map((column) => random.shuffle(column.slice()));
    for (let row = 0; row < table.nRows; row++) {
      shuffledJudged++;
      if (judge(Float64Array.from(columns, (column) => column[row]!))?.isUnusual) shuffledFlagged++;
    }
  }
  const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(2)} % of ${of}`;
  console.log(
    `${key}: flagged ${percent(flagged, judged)} unseen patients, ${percent(shuffledFlagged, shuffledJudged)} shuffled`,
  );
}
