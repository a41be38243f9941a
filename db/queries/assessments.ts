/** What models said of one patient over time. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { assessments, models, predictions, users } from '../schema';

const ofModel = {
  modelId: models.id,
  modelName: models.name,
  modelVersion: models.version,
  publishedAt: models.publishedAt,
  retiredAt: models.retiredAt,
  recalibratedFrom: models.recalibratedFrom,
};

/** Of a patient of the cohort: one for each model, in order of publication, those never published last. */
export async function listCohortAssessments(
  database: Database,
  options: { patientId: string; publishedOnly: boolean },
) {
  return database
    .select({
      ...ofModel,
      trainedAt: models.createdAt,
      threshold: models.threshold,
      publishedByName: users.name,
      part: predictions.part,
      assessment: predictions.assessment,
    })
    .from(predictions)
    .innerJoin(models, eq(models.id, predictions.modelId))
    .leftJoin(users, eq(users.id, models.publishedBy))
    .where(
      and(
        eq(predictions.patientId, options.patientId),
        options.publishedOnly ? isNotNull(models.publishedAt) : undefined,
      ),
    )
    .orderBy(sql`${models.publishedAt} ASC NULLS LAST`, asc(models.createdAt));
}

/** Of an entered patient, as stored, oldest first. */
export async function listStoredAssessments(
  database: Database,
  options: { enteredPatientId: string; publishedOnly: boolean },
) {
  return database
    .select({
      ...ofModel,
      id: assessments.id,
      values: assessments.values,
      assessment: assessments.assessment,
      threshold: assessments.threshold,
      occasion: assessments.occasion,
      assessedByName: assessments.assessedByName,
      createdAt: assessments.createdAt,
    })
    .from(assessments)
    .innerJoin(models, eq(models.id, assessments.modelId))
    .where(
      and(
        eq(assessments.enteredPatientId, options.enteredPatientId),
        options.publishedOnly ? eq(assessments.published, true) : undefined,
      ),
    )
    .orderBy(asc(assessments.createdAt), asc(assessments.id));
}
