/** What models said of one patient over time. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { assessments, models, predictions, publications } from '../schema';

/** When clinicians first saw the model of a row; null where they never did. */
const firstPublishedAt = sql<Date | null>`(
  SELECT min("first"."published_at") FROM ${publications} "first" WHERE "first"."model_id" = ${models.id}
)`.mapWith(publications.publishedAt);

const ofModel = {
  modelId: models.id,
  modelName: models.name,
  modelVersion: models.version,
  publishedAt: models.publishedAt,
  retiredAt: models.retiredAt,
  recalibratedFrom: models.recalibratedFrom,
  firstPublishedAt,
};

/** Of a patient of the cohort: one for each publication of a model, in their order, models never published last. */
export async function listCohortAssessments(
  database: Database,
  options: { patientId: string; publishedOnly: boolean },
) {
  return database
    .select({
      ...ofModel,
      trainedAt: models.createdAt,
      publicationId: publications.id,
      startedAt: publications.publishedAt,
      endedAt: publications.endedAt,
      publishedByName: publications.publishedByName,
      threshold: sql<number>`coalesce(${publications.threshold}, ${models.threshold})`.mapWith(models.threshold),
      part: predictions.part,
      assessment: predictions.assessment,
    })
    .from(predictions)
    .innerJoin(models, eq(models.id, predictions.modelId))
    .leftJoin(publications, eq(publications.modelId, models.id))
    .where(
      and(eq(predictions.patientId, options.patientId), options.publishedOnly ? isNotNull(publications.id) : undefined),
    )
    .orderBy(sql`${publications.publishedAt} ASC NULLS LAST`, asc(models.createdAt));
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
