import { createTableJudge, type TableJudge } from '@/models/inference/judge-table';
import type { Feature, FeatureTable } from '@/models/features';
import type { Assessment, TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { streamNewPatients, type NewPatient } from '../cohort/read-new-patients';
import { RiskcurveError } from '../errors';
import { getInferenceKernel } from '../inference-kernel';
import { getTrainedModel } from './get-trained-model';

/** One line of a prediction: who, and what the model says. */
export interface PatientPrediction {
  readonly row: number;
  readonly id: string | null;
  readonly assessment: Assessment;
  /** Set where a number lies outside the smallest and largest of the training cohort, or a value cannot be. */
  readonly outOfDistribution: boolean;
  /** Names of the features that have no value, in the model's order. */
  readonly missing: readonly string[];
}

/** Whole tiles of the forward pass; short enough that a server answers others in between. */
const patientsPerBatch = 512;

/** Distinct values that a notice is kept for; a file may hold any number of them. */
const noticesKept = 1000;

/**
 * Judges every patient of a CSV by all members of a model, in batches. The file is read twice, and no more of it is held than a
 * batch: once to check the whole of it before the first answer, once to judge. `notices` counts values that cannot be and were
 * taken as missing.
 *
 * @throws RiskcurveError `not-found` for the model, or naming line, column and mend for the file
 */
export async function predictFile(
  app: Application,
  options: {
    modelId: string;
    /** A path, or bytes: what can be read a second time. */
    source: string | Uint8Array;
    onBatch: (batch: readonly PatientPrediction[], share: number) => void;
    /** Refuses a file with more before anybody is judged; any number by default. */
    maxPatients?: number;
  },
): Promise<{ nPatients: number; notices: string[] }> {
  const { trained } = await getTrainedModel(app, options);
  const maxPatients = options.maxPatients ?? Infinity;
  const notices = createNotices();
  let nPatients = 0;
  for await (const batch of readBatches(options.source, trained.features)) {
    nPatients += batch.length;
    if (nPatients > maxPatients) {
      throw new RiskcurveError('too-large', `the file has more than ${maxPatients} patients; split it`);
    }
    for (const { setAside } of batch) setAside.forEach(notices.add);
  }
  const judgeTable = createTableJudge(trained, await getInferenceKernel());
  let nJudged = 0;
  for await (const batch of readBatches(options.source, trained.features)) {
    nJudged += batch.length;
    options.onBatch(judge(trained, judgeTable, batch), Math.min(1, nJudged / nPatients));
    await new Promise(setImmediate);
  }
  return { nPatients, notices: notices.sentences() };
}

async function* readBatches(source: string | Uint8Array, features: readonly Feature[]): AsyncGenerator<NewPatient[]> {
  let batch: NewPatient[] = [];
  for await (const patient of streamNewPatients(source, features)) {
    batch.push(patient);
    if (batch.length === patientsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function judge(model: TrainedModel, judgeTable: TableJudge, patients: readonly NewPatient[]): PatientPrediction[] {
  const table: FeatureTable = {
    features: model.features,
    nRows: patients.length,
    columns: model.features.map((_, feature) => Float64Array.from(patients, ({ values }) => values[feature]!)),
  };
  const assessments = judgeTable(table);
  return patients.map((patient, index) => ({
    row: patient.row,
    id: patient.id,
    assessment: assessments[index]!,
    outOfDistribution: patient.setAside.length > 0 || isOutsideTraining(model, patient.values),
    missing: model.features.filter((_, feature) => Number.isNaN(patient.values[feature])).map(({ name }) => name),
  }));
}

/** Whether any number lies outside what training saw. */
function isOutsideTraining(model: TrainedModel, values: Float64Array): boolean {
  return model.summaries.some((summary, feature) => {
    const value = values[feature]!;
    if (summary.kind !== 'numeric' || Number.isNaN(value)) return false;
    return value < summary.quantiles[0]! || value > summary.quantiles.at(-1)!;
  });
}

function createNotices(): { add: (value: string) => void; sentences: () => string[] } {
  const counts = new Map<string, number>();
  let nOthers = 0;
  const inPatients = (count: number): string => `${count} ${count === 1 ? 'patient' : 'patients'}`;
  const meaning = 'unknown to the model or outside its valid range: taken as missing';
  return {
    add(value) {
      const count = counts.get(value);
      if (count === undefined && counts.size === noticesKept) nOthers++;
      else counts.set(value, (count ?? 0) + 1);
    },
    sentences() {
      const each = [...counts].map(([value, count]) => `${value} is ${meaning} in ${inPatients(count)}`);
      return nOthers === 0 ? each : [...each, `${nOthers} further values are ${meaning}`];
    },
  };
}
