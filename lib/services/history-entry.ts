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
  };
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
