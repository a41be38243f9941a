import type { PublicationOfVersion } from '@/db/queries/publications';

/** One time that clinicians were shown a version of a line. */
export interface ListedPublication extends PublicationOfVersion {
  /** What came in its place at its end, where something did. */
  readonly next: Pick<PublicationOfVersion, 'modelId' | 'version'> | null;
  /** Why the earlier version came back; null for what is no roll back. */
  readonly rollbackReason: string | null;
}
