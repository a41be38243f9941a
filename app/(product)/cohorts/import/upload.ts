import type { CohortPreview } from '@/lib/services/preview-cohort';

/** A file on the server that was read but not imported. */
export interface Upload {
  readonly uploadId: string;
  readonly preview: CohortPreview;
}
