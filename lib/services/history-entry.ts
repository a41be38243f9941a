import type { Assessment } from '@/models/model';

/** One time that a model said something of a patient. */
export interface HistoryEntry {
  readonly key: string;
  readonly model: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly publishedAt: Date | null;
    readonly retiredAt: Date | null;
    readonly recalibratedFrom: string | null;
    readonly firstPublishedAt: Date | null;
  };
  /** Whether what was said then is what clinicians see now. */
  readonly inUse: boolean;
  /** When the publication ended that brought it; null where it stands, or where nothing of the kind brought it. */
  readonly until: Date | null;
  /** When it was published, or when the patient was saved; for a model that never was, when it was trained. */
  readonly at: Date;
  /** `saved`: a person saved the values. `published`, `trained`: what the model's publication, or its run, brought with it. */
  readonly occasion: 'saved' | 'published' | 'trained';
  /** Whose doing it was; null where no person is known. */
  readonly who: string | null;
  readonly assessment: Assessment;
  /** The model's threshold, as it was then where that is stored. */
  readonly threshold: number;
  /** Positions of the values that were changed since the entry before. */
  readonly changed: readonly number[];
}

/** What of a stored row says in which state its model is. */
export function stateOf({
  publishedAt,
  retiredAt,
  firstPublishedAt,
  recalibratedFrom,
}: Omit<HistoryEntry['model'], 'id' | 'name' | 'version'>) {
  return { publishedAt, retiredAt, firstPublishedAt, recalibratedFrom };
}
