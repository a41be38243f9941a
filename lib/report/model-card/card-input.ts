/** What a model card is made from: no rows, no services. */
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';

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
