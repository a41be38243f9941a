/** What the commands that change what clinicians see answer with. */
import type { Publication, PublicationOfVersion } from '@/db/queries/publications';
import { formatRisk, shortVersion } from '../format';
import { intendedUseWords, periodWords, thresholdWords } from '../publication/words';
import type { ListedPublication } from '../publication/listed';
import { endWords } from '../publication/words';

/** Texts and numbers alone: a running server sends the answer as JSON. */
export function publicationAnswer(model: { name: string; version: string }, publication: Publication) {
  const { id, modelId, threshold, thresholdBasis, intendedUse, replaces, rollback, publishedAt } = publication;
  return {
    ...{ model: modelId, name: model.name, version: model.version, publication: id, threshold, thresholdBasis },
    ...{ intendedUse, replaces, rollback, publishedAt: publishedAt.toISOString(), by: publication.publishedByName },
  };
}

export type PublicationAnswer = ReturnType<typeof publicationAnswer>;

/** "Pima-sbqc a1b2c3d is published with the threshold 23 %, in place of what was published before." */
export function renderPublication({ name, version, threshold, replaces, rollback }: PublicationAnswer): string {
  const place = replaces === null ? '' : ', in place of what was published before';
  return `${name} ${shortVersion(version)} is ${rollback ? 'back' : 'published'} with the threshold ${formatRisk(threshold)}${place}.`;
}

/** One line of the history, newest first. */
export function historyAnswer(listed: ListedPublication) {
  const { endedAt, endReason, endedByName, rollbackReason, next } = listed;
  return {
    ...publicationAnswer({ name: listed.modelName, version: listed.version }, listed),
    endedAt: endedAt?.toISOString() ?? null,
    ...{ endReason, endedBy: endedByName, rollbackReason },
    nextVersion: next?.version ?? null,
  };
}

/** The same for a person. */
export function renderHistoryLine(answer: ReturnType<typeof historyAnswer>): string {
  const dates: Pick<PublicationOfVersion, 'publishedAt' | 'endedAt'> = {
    publishedAt: new Date(answer.publishedAt),
    endedAt: answer.endedAt === null ? null : new Date(answer.endedAt),
  };
  const next = answer.nextVersion === null ? null : { modelId: '', version: answer.nextVersion };
  const end = answer.endReason === null ? 'in use' : `${endWords(answer.endReason, next)} by ${answer.endedBy}`;
  return [
    `${shortVersion(answer.version)}  ${periodWords(dates)}, by ${answer.by}; ${end}`,
    `    threshold ${thresholdWords(answer)}`,
    `    intended use: ${intendedUseWords(answer.intendedUse)}`,
    ...(answer.rollbackReason === null ? [] : [`    came back because: ${answer.rollbackReason}`]),
  ].join('\n');
}
