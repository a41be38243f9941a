/**
 * What the explanations of one patient's risk are made of. All of them describe the model, not the effect of a treatment. Features
 * are positions into `model.features`; values are numbers, or indices of levels, and `null` where missing. Risks are probabilities
 * in [0,1], and a contribution or an effect is a difference of two of them.
 */

/** Options that every explanation takes. */
export interface ExplainOptions {
  /** Positions into `model.members` of those that judge; all by default. */
  readonly members?: readonly number[];
}

/** One feature's share in what sets the patient's risk apart from the reference patient's. */
export interface Contribution {
  readonly feature: number;
  /** The patient's value; `null` where missing, whose contribution is what "not known" does against the reference value. */
  readonly value: number | null;
  readonly reference: number | null;
  /** Difference of risks, in [-1,1]. */
  readonly contribution: number;
  /** Interval of the sampling alone, both equal to `contribution` where it is exact. */
  readonly low: number;
  readonly high: number;
}

export interface Contributions {
  /** `exact`: over all coalitions of the features that differ; `sampled`: over random orders of them. */
  readonly method: 'exact' | 'sampled';
  /** The patient's risk. */
  readonly risk: number;
  /** The reference patient's, by the same members; `risk - referenceRisk` is the sum of the contributions. */
  readonly referenceRisk: number;
  /** Level of the intervals, such as 0.95; `null` where exact. */
  readonly intervalLevel: number | null;
  /** The largest first (by size, whatever the sign); one for each feature of the model. */
  readonly contributions: readonly Contribution[];
}

/** The risk over two features at once, all else held. */
export interface Interaction {
  readonly features: readonly [number, number];
  /** Ascending values of the first and of the second feature, or level indices. */
  readonly values: readonly [readonly number[], readonly number[]];
  /** `[values of the first][values of the second]`. */
  readonly risk: readonly (readonly number[])[];
  /** The patient's own values, `null` where missing. */
  readonly at: readonly [number | null, number | null];
  /** Share, in [0,1], of the surface's variance that the two features do not give each for itself; 0 where the surface is flat. */
  readonly strength: number;
  /** Difference of differences at the patient against the reference: what both do together beyond what each does alone. */
  readonly beyondSum: number;
}

export interface FeatureChange {
  readonly feature: number;
  readonly from: number;
  readonly to: number;
}

/** A change of modifiable features that brings the risk across the threshold. */
export interface Counterfactual {
  readonly changes: readonly FeatureChange[];
  /** The risk once all of them are made. */
  readonly risk: number;
  /** Sum of |change| in interquartile ranges of the cohort; a changed level counts 1. */
  readonly distance: number;
}

export interface Counterfactuals {
  readonly risk: number;
  readonly threshold: number;
  /** Where the risk must go: `below` the threshold, or `above` it (at least as high). */
  readonly direction: 'below' | 'above';
  /** Features that were tried: modifiable, known of this patient, with a range to move in. */
  readonly tried: readonly number[];
  /** Fewest changes first, then the smallest distance; empty where nothing within the valid ranges does it. */
  readonly found: readonly Counterfactual[];
}

/** A patient of the cohort who is like the one in question. */
export interface SimilarPatient {
  readonly rowIndex: number;
  /** Gower's distance, in [0,1]; 0 where all that both know is the same. */
  readonly distance: number;
  /** Features that both know. */
  readonly nCompared: number;
  /** 1 where the outcome was positive. */
  readonly outcome: 0 | 1;
  /** The risk that the model gave this patient, by members that never saw the patient. */
  readonly risk: number;
}

/** One feature against what the patient's other values would lead to expect in the cohort. */
export interface Surprise {
  readonly feature: number;
  /** In standard deviations of what is expected; positive where the value is higher than expected. */
  readonly residual: number;
}

/** How unusual a combination of values is in the cohort, beyond what each value is for itself. */
export interface CombinationVerdict {
  /** Whether the values fit together worse than those of 99 in 100 patients of the cohort. */
  readonly isUnusual: boolean;
  /** Share of the cohort's patients, in [0,1], whose values fit together better. */
  readonly shareMoreUsual: number;
  /** The known features, the most surprising one first. */
  readonly surprises: readonly Surprise[];
}

/** A change as a person made it, in the order made. */
export interface WhatIfChange {
  readonly feature: number;
  /** NaN for "not known". */
  readonly value: number;
}

export interface WhatIfEffect extends WhatIfChange {
  /** Difference of risk if this were the only change. */
  readonly alone: number;
  /** Difference of risk as this change came on top of those before it; these add up to the total. */
  readonly inOrder: number;
}

export interface WhatIfEffects {
  readonly before: number;
  readonly after: number;
  /** In the order of the changes. */
  readonly effects: readonly WhatIfEffect[];
}
