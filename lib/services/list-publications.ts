import { listRollBackReasons } from '@/db/queries/audit-events';
import { listLinePublications, type PublicationOfVersion } from '@/db/queries/publications';
import type { Application } from '../application';
import type { ListedPublication } from '../publication/listed';

/** Every publication of a line (the versions of one name), newest first. */
export async function listPublications(app: Application, options: { name: string }): Promise<ListedPublication[]> {
  const line = await listLinePublications(app.database, options.name);
  const reasons = await listRollBackReasons(
    app.database,
    line.filter(({ rollback }) => rollback).map(({ id }) => id),
  );
  return line.map((publication) => ({
    ...publication,
    next: nextOf(line, publication),
    rollbackReason: reasons.get(publication.id) ?? null,
  }));
}

function nextOf(line: readonly PublicationOfVersion[], { id, endReason, endedAt }: PublicationOfVersion) {
  if (endReason !== 'replaced' && endReason !== 'rolledBack') return null;
  // several that stood side by side gave way to one: the first that began when they ended
  const began = line.filter((other) => other.id !== id && other.publishedAt.getTime() >= endedAt!.getTime());
  return line.find(({ replaces }) => replaces === id) ?? began.at(-1) ?? null;
}
