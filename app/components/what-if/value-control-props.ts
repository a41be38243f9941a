import type { Feature } from '@/models/features';
import type { FeatureSummary } from '@/models/model';

/** What a control for one value needs. */
export interface ValueControlProps {
  readonly feature: Feature;
  readonly summary: FeatureSummary;
  /** NaN where missing. */
  readonly value: number;
  readonly given: number;
  /** What a missing value could be, from the least to the greatest. */
  readonly plausible: readonly number[] | null;
  /** Where the slider's ends stand, as shares of the card's width: under the chart's own places. */
  readonly track: { readonly from: number; readonly to: number } | null;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}
