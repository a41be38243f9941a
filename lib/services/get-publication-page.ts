import { listUnassessed } from '@/db/queries/entered-patients';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { PublicationOfVersion } from '@/db/queries/publications';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import type { Concern } from '../publication/concerns';
import type { ListedPublication } from '../publication/listed';
import type { CardItem } from '../report/model-card/content';
import { buildModelCard } from './build-model-card';
import { findModel } from './find-model';
import { getPublicationConcerns } from './get-publication-concerns';
import { listPublications } from './list-publications';

export interface PublicationPage {
  readonly model: ModelWithOrigin;
  /** Every publication of its line, newest first. */
  readonly line: readonly ListedPublication[];
  /** What clinicians see of the line now. */
  readonly current: PublicationOfVersion | null;
  /** What this version was published with last, else what the line was. */
  readonly last: PublicationOfVersion | null;
  /** Whether publishing this version brings an earlier one back: it was published before the one that is now. */
  readonly isRollBack: boolean;
  /** The newest publication of each other version that may come back, newest first. */
  readonly earlier: readonly ListedPublication[];
  readonly concerns: readonly Concern[];
  /** Items of the card that the team has to write. */
  readonly blanks: readonly Pick<CardItem, 'item' | 'topic' | 'blank'>[];
  /** Patients entered for its cohort whom it will assess. */
  readonly nToAssess: number;
}

/** What whoever publishes a model, or takes it back, has to know. Throws `not-found`. */
export async function getPublicationPage(app: Application, options: { modelId: string }): Promise<PublicationPage> {
  const { modelId } = options;
  const model = await findModel(app, { reference: modelId });
  if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${modelId}`);
  const line = await listPublications(app, { name: model.name });
  const own = line.find((publication) => publication.modelId === model.id) ?? null;
  const current = line.find(({ endedAt }) => endedAt === null) ?? null;
  const card = await buildModelCard(app, { modelId });
  const waiting = await listUnassessed(app.database, { cohortId: model.cohortId, modelId });
  return {
    ...{ model, line, current, last: own ?? current ?? line[0] ?? null },
    isRollBack: bringsBack(line, model.id, current),
    earlier: earlierVersions(line, model.id),
    concerns: await getPublicationConcerns(app, { modelId }),
    blanks: card.sections.flatMap(({ items }) => items.filter(({ blank }) => blank !== null)),
    nToAssess: waiting.length,
  };
}

/** A version comes back where it was first published before the other one that stands now was. */
function bringsBack(
  line: readonly PublicationOfVersion[],
  modelId: string,
  current: PublicationOfVersion | null,
): boolean {
  if (current === null || current.modelId === modelId) return false;
  const firstOf = (id: string) => line.findLast((publication) => publication.modelId === id)?.publishedAt.getTime();
  const [own, other] = [firstOf(modelId), firstOf(current.modelId)];
  return own !== undefined && other !== undefined && own < other;
}

function earlierVersions(line: readonly ListedPublication[], modelId: string): ListedPublication[] {
  const others = line.filter(
    (publication) => publication.modelId !== modelId && publication.endedAt !== null && publication.retiredAt === null,
  );
  return others.filter(
    (publication, index) => others.findIndex((each) => each.modelId === publication.modelId) === index,
  );
}
