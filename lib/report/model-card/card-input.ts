/** What a model card is made from: no rows, no services. */
import type { ListedPublication } from '@/lib/publication/listed';
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';

export type CardPublication = Pick<
  ListedPublication,
  'threshold' | 'thresholdBasis' | 'intendedUse' | 'publishedAt' | 'endedAt' | 'endReason' | 'next'
>;

export interface CardInput {
  readonly identifier: string;
  readonly createdAt: Date;
  readonly cohort: {
    readonly name: string;
    readonly nPatients: number;
    readonly nEvents: number;
    readonly simulatedFrom: string | null;
    readonly sourceName: string;
    readonly sourceSha256: string;
    readonly importedAt: Date;
    readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
  };
  readonly model: {
    readonly name: string;
    /** sha256 of the model file. */
    readonly version: string;
    readonly threshold: number;
    readonly trainedAt: Date;
    readonly publishedAt: Date | null;
    readonly retiredAt: Date | null;
    /** Each time that clinicians were shown it, newest first. */
    readonly publications: readonly CardPublication[];
    readonly trained: TrainedModel;
    readonly evaluation: Evaluation;
  };
}

/** What the program says to an item, and what it leaves to the team. */
export interface Answer {
  readonly answers?: readonly string[];
  readonly tables?: readonly { caption: string; heads: readonly string[]; rows: readonly (readonly string[])[] }[];
  readonly blank?: string;
}
