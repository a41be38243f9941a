import { createHash, randomUUID } from 'node:crypto';
import { findCohort } from '@/db/queries/cohorts';
import { insertReport } from '@/db/queries/reports';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { buildModelCard } from '../report/model-card/build-card';
import type { ModelCard } from '../report/model-card/content';
import { cardContentTypes, cardFileName, renderCard, type CardFormat } from '../report/model-card/render-card';
import { getModel } from './get-model';
import { getTrainedAt } from './get-trained-at';
import { getTrainedModel } from './get-trained-model';
import { recordAuditEvent } from './record-audit-event';

interface ExportedCard {
  readonly card: ModelCard;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly contentType: string;
}

/**
 * Builds and renders a model's card, and notes who exported what: a row that the verify page finds, and an audit event.
 * Throws `not-found` for an unknown model, or one that is not published where the person may see published models only.
 */
export async function exportModelCard(
  app: Application,
  options: { modelId: string; format: CardFormat; publishedOnly?: boolean; actor: Actor },
): Promise<ExportedCard> {
  const { format, actor } = options;
  const card = await buildCard(app, options);
  const bytes = await renderCard(card, format);
  const { identifier, contentHash } = card;
  const { modelId } = options;
  await insertReport(app.database, {
    id: identifier,
    modelId,
    patientId: null,
    format: `card-${format}`,
    contentHash,
    createdBy: actor.userId,
    createdAt: new Date(card.createdAt),
  });
  const fileSha256 = createHash('sha256').update(bytes).digest('hex');
  await recordAuditEvent(app, {
    actor,
    action: 'model-card.exported',
    subject: `model ${modelId}`,
    details: { identifier, modelId, name: card.model.name, format, contentHash, fileSha256 },
  });
  return { card, bytes, fileName: cardFileName(card, format), contentType: cardContentTypes[format] };
}

async function buildCard(app: Application, { modelId, publishedOnly }: { modelId: string; publishedOnly?: boolean }) {
  const { evaluation, ...model } = await getModel(app, { modelId });
  const cohort = await findCohort(app.database, model.cohortId);
  if (cohort === null || (publishedOnly === true && (model.publishedAt === null || model.retiredAt !== null))) {
    throw new RiskcurveError('not-found', `there is no published model with the id ${modelId}`);
  }
  const { trained } = await getTrainedModel(app, { modelId });
  return buildModelCard({
    identifier: randomUUID(),
    createdAt: new Date(),
    cohort: { ...cohort, importedAt: cohort.createdAt },
    model: { ...model, trainedAt: await getTrainedAt(app, model), trained, evaluation },
  });
}
