import { and, asc, desc, eq, ilike, sql } from 'drizzle-orm';
import type { CohortPrediction } from '../../models/trainer/protocol';
import type { Database } from '../client';
import { patients, predictions } from '../schema';
import { inChunks } from './in-chunks';
import { boundedPage, type Page } from './page';
import { listPatientIdsInOrder } from './patients';

/** Stores what a model says of every patient of its cohort. Throws where there is no patient in a row. */
export async function insertPredictions(
  transaction: Database,
  modelId: string,
  cohortId: string,
  judged: readonly CohortPrediction[],
): Promise<void> {
  const patientIds = await listPatientIdsInOrder(transaction, cohortId);
  for (const chunk of inChunks(judged)) {
    await transaction.insert(predictions).values(
      chunk.map(({ rowIndex, part, assessment }) => {
        const patientId = patientIds[rowIndex];
        if (patientId === undefined) throw new Error(`the cohort has no patient in row ${rowIndex}`);
        return { modelId, patientId, part, risk: assessment.risk, assessment };
      }),
    );
  }
}

/** The risks that a model gives the patients of its cohort, ascending. */
export async function listRisks(database: Database, modelId: string): Promise<number[]> {
  const rows = await database
    .select({ risk: predictions.risk })
    .from(predictions)
    .where(eq(predictions.modelId, modelId))
    .orderBy(asc(predictions.risk));
  return rows.map((row) => row.risk);
}

/** The patients of a model's cohort with their risk: those whose label contains `search`, in the order wanted. */
export async function listJudgedPatients(
  database: Database,
  options: Page & { modelId: string; search?: string; order?: 'riskDescending' | 'riskAscending' | 'label' },
) {
  const { limit, offset } = boundedPage(options);
  const order = {
    riskDescending: desc(predictions.risk),
    riskAscending: asc(predictions.risk),
    label: asc(patients.label),
  };
  return database
    .select({
      id: patients.id,
      label: patients.label,
      rowIndex: patients.rowIndex,
      outcome: patients.outcome,
      values: patients.values,
      part: predictions.part,
      risk: predictions.risk,
      assessment: predictions.assessment,
      total: sql<number>`count(*) OVER ()`.mapWith(Number),
    })
    .from(predictions)
    .innerJoin(patients, eq(patients.id, predictions.patientId))
    .where(and(eq(predictions.modelId, options.modelId), labelContains(options.search)))
    .orderBy(order[options.order ?? 'riskDescending'], asc(patients.rowIndex))
    .limit(limit)
    .offset(offset);
}

function labelContains(search: string | undefined) {
  const text = search?.trim() ?? '';
  return text === '' ? undefined : ilike(patients.label, `%${text.replace(/[\\%_]/g, '\\$&')}%`);
}

/** Every patient of a model's cohort with the risk that the model gave, in the order of the rows. */
export async function listJudgedRows(database: Database, modelId: string) {
  return database
    .select({ rowIndex: patients.rowIndex, id: patients.id, label: patients.label, risk: predictions.risk })
    .from(predictions)
    .innerJoin(patients, eq(patients.id, predictions.patientId))
    .where(eq(predictions.modelId, modelId))
    .orderBy(asc(patients.rowIndex));
}

/** What one model says of every patient of its cohort, beside what became of them, in the order of the rows. */
export async function listPairedRows(database: Database, modelId: string) {
  return database
    .select({
      rowIndex: patients.rowIndex,
      outcome: patients.outcome,
      part: predictions.part,
      risk: predictions.risk,
    })
    .from(predictions)
    .innerJoin(patients, eq(patients.id, predictions.patientId))
    .where(eq(predictions.modelId, modelId))
    .orderBy(asc(patients.rowIndex));
}

/** What a model says of every patient of its cohort, whole, in the order of the rows. */
export async function listPredictions(database: Database, modelId: string): Promise<CohortPrediction[]> {
  return database
    .select({ rowIndex: patients.rowIndex, part: predictions.part, assessment: predictions.assessment })
    .from(predictions)
    .innerJoin(patients, eq(patients.id, predictions.patientId))
    .where(eq(predictions.modelId, modelId))
    .orderBy(asc(patients.rowIndex));
}
