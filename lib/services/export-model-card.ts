import { createHash } from 'node:crypto';
import { insertReport } from '@/db/queries/reports';
import type { Actor, Application } from '../application';
import type { ModelCard } from '../report/model-card/content';
import { cardContentTypes, cardFileName, renderCard, type CardFormat } from '../report/model-card/render-card';
import { buildModelCard } from './build-model-card';
import { recordAuditEvent } from './record-audit-event';

interface ExportedCard {
  readonly card: ModelCard;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly contentType: string;
}

/**
 * Builds and renders a model's card, and notes who exported what: a row that the verify page finds, and an audit event.
 * Throws `not-found` for an unknown model, or one that never was published where the person may see published models only.
 */
export async function exportModelCard(
  app: Application,
  options: { modelId: string; format: CardFormat; publishedOnly?: boolean; actor: Actor },
): Promise<ExportedCard> {
  const { format, actor } = options;
  const card = await buildModelCard(app, options);
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
