import { listPairedRows } from '@/db/queries/predictions';
import type { Application } from '../application';
import { keepRecent } from '../keep-recent';

export type PartName = 'outOfFold' | 'holdout';

/** The patients of one part as a model judges them, each by members that never saw them. */
export interface JudgedPart {
  /** Row of each patient in the cohort, ascending, `[nPatients]`. */
  readonly rows: Uint32Array;
  readonly risks: Float64Array;
  /** 1 with the outcome, 0 without. */
  readonly labels: Uint8Array;
}

export interface JudgedParts {
  readonly outOfFold: JudgedPart;
  /** Null where no patient was held out. */
  readonly holdout: JudgedPart | null;
}

/** A model's predictions of its cohort are written once, with the model. */
const kept = keepRecent<JudgedParts>(8);

/** What a model says of every patient of its cohort, by part; empty for an unknown model. */
export function getJudgedParts(
  app: Pick<Application, 'database'>,
  { modelId }: { modelId: string },
): Promise<JudgedParts> {
  return kept(modelId, async () => {
    const all = await listPairedRows(app.database, modelId);
    const partOf = (part: PartName): JudgedPart => {
      const own = all.filter((row) => row.part === part);
      return {
        rows: Uint32Array.from(own, ({ rowIndex }) => rowIndex),
        risks: Float64Array.from(own, ({ risk }) => risk),
        labels: Uint8Array.from(own, ({ outcome }) => Number(outcome)),
      };
    };
    const holdout = partOf('holdout');
    return { outOfFold: partOf('outOfFold'), holdout: holdout.rows.length === 0 ? null : holdout };
  });
}
