import type { EndReason, PublicationOfVersion } from '@/db/queries/publications';
import { RiskcurveError } from '../errors';
import { formatDate, shortVersion } from '../format';

/** A version that clinicians saw once and do not see now. */
export interface Withdrawn {
  readonly name: string;
  readonly version: string;
  readonly endedAt: Date;
  readonly reason: EndReason;
  /** The version of its line that they see now; null where there is none. */
  readonly successor: Pick<PublicationOfVersion, 'modelId' | 'version' | 'cohortId'> | null;
}

/** Somebody asks a version to judge that clinicians do not see any more; the sentence says which is in use now. */
export class WithdrawnError extends RiskcurveError {
  constructor(withdrawn: Withdrawn) {
    super('conflict', `${withdrawnSentence(withdrawn)}: open the page again`);
    this.name = 'WithdrawnError';
  }
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
