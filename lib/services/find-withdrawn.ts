import type { ModelWithOrigin } from '@/db/queries/models';
import {
  findNewestPublication,
  listCurrentOfLine,
  type EndReason,
  type PublicationOfVersion,
} from '@/db/queries/publications';
import type { Application } from '../application';
import { formatDate, shortVersion } from '../format';
import { wasPublished } from './published';

/** A version that clinicians saw once and do not see now. */
export interface Withdrawn {
  readonly name: string;
  readonly version: string;
  readonly endedAt: Date;
  readonly reason: EndReason;
  /** The version of its line that they see now; null where there is none. */
  readonly successor: Pick<PublicationOfVersion, 'modelId' | 'version' | 'cohortId'> | null;
}

/** What became of a model that is no longer published; null for one that is, or never was. */
export async function findWithdrawn(app: Application, model: ModelWithOrigin): Promise<Withdrawn | null> {
  if (!wasPublished(model)) return null;
  const publication = await findNewestPublication(app.database, model.id);
  if (publication === null || publication.endedAt === null || publication.endReason === null) return null;
  const [successor = null] = await listCurrentOfLine(app.database, model.name);
  const { name, version } = model;
  return { name, version, endedAt: publication.endedAt, reason: publication.endReason, successor };
}

const ended: Readonly<Record<EndReason, string>> = {
  unpublished: 'unpublished',
  replaced: 'replaced',
  rolledBack: 'rolled back',
  retired: 'retired',
};

/** "Pima-sbqc a1b2c3d was replaced on 20 Nov 2026; version d4e5f6a is in use now". */
export function withdrawnSentence({ name, version, endedAt, reason, successor }: Withdrawn): string {
  const now =
    successor === null ? 'no version of it is in use now' : `version ${shortVersion(successor.version)} is in use now`;
  return `${name} ${shortVersion(version)} was ${ended[reason]} on ${formatDate(endedAt)}; ${now}`;
}
