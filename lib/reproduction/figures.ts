/** What each figure shows, on which side of the label, and where it is read. */
import { publishedFigure3Readings } from './published';
import type { FigureTarget } from './reproduction';

/** `published`: the label as the figure read it; `corrected`: as the catalogue of known cohorts has it. */
export type LabelSide = 'published' | 'corrected';
export type ReferenceKind = 'means' | 'typical';

interface Figure {
  /** Key among the known cohorts. */
  readonly cohort: string;
  readonly feature: string;
  /** Whether the published label is the catalogue's turned round. */
  readonly flippedAsPublished: boolean;
  /** The labels it is drawn with: both where they differ. */
  readonly sides: readonly LabelSide[];
  readonly readAt: readonly number[];
  /** Completes "the probability of". */
  readonly negativeMeans: string;
  readonly publishedReadings: readonly { readonly at: number; readonly negative: number }[];
}

export const figures: Readonly<Record<FigureTarget, Figure>> = {
  figure3: {
    cohort: 'heart-kaggle',
    feature: 'thalach',
    flippedAsPublished: true,
    sides: ['published', 'corrected'],
    readAt: [120, 140],
    negativeMeans: 'no heart disease',
    publishedReadings: publishedFigure3Readings,
  },
  figure4: {
    cohort: 'pima',
    feature: 'glucose',
    flippedAsPublished: false,
    sides: ['corrected'],
    readAt: [100, 160],
    negativeMeans: 'no diabetes',
    publishedReadings: [],
  },
};
