/** A small cohort in the database, with made-up numbers that carry a signal. */
import type { Database } from '@/db/client';
import { insertCohort, type Cohort } from '@/db/queries/cohorts';
import { createRandom } from '@/models/math/random';

/** `nPatients` patients, one number and one category, about a third of them with the outcome. */
export async function insertExampleCohort(
  database: Database,
  options: { name?: string; nPatients?: number } = {},
): Promise<Cohort> {
  const { name = 'Example', nPatients = 60 } = options;
  const random = createRandom('example cohort');
  const patients = Array.from({ length: nPatients }, (_, rowIndex) => {
    const age = 40 + 10 * random.normal();
    const smoker = random.next() < 0.4 ? 1 : 0;
    // Every third for certain, so that no draw is short of events.
    const outcome = rowIndex % 3 === 0 || age + 15 * smoker > 62;
    return { rowIndex, label: `P-${rowIndex + 1}`, values: [rowIndex % 11 === 0 ? null : age, smoker], outcome };
  });
  return insertCohort(
    database,
    {
      name,
      outcome: { name: 'ill', positiveValues: ['1'], positiveMeans: 'are ill', negativeMeans: 'are well' },
      nPatients,
      nEvents: patients.filter((patient) => patient.outcome).length,
      sourceName: 'example.csv',
      sourceSha256: '0'.repeat(64),
      dataHash: '0'.repeat(64),
    },
    [
      {
        kind: 'numeric',
        name: 'age',
        label: 'Age',
        unit: 'years',
        validRange: null,
        modifiable: false,
        zeroMeansMissing: false,
      },
      {
        kind: 'categorical',
        name: 'smoker',
        label: 'Smoker',
        levels: ['0', '1'],
        levelLabels: ['no', 'yes'],
        modifiable: true,
      },
    ],
    patients,
  );
}
