/** Whether a cohort is large enough for a model of its features, by Riley and others; the same on the import page, the cohort's page and the command line. */
import { formatCount, formatNumber, formatShare } from '@/lib/format';
import type { Feature } from '@/models/features';
import { requiredSampleSize, type RequiredSampleSize } from '@/models/metrics/sample-size';

/** What is known of a feature before there are values: how many levels it has, `null` for a number. */
export interface CountedFeature {
  readonly nLevels: number | null;
}

/** The features of a cohort as they are counted. */
export function countedFeatures(features: readonly Feature[]): CountedFeature[] {
  return features.map((feature) => ({ nLevels: feature.kind === 'categorical' ? feature.levels.length : null }));
}

export interface CohortSampleSize {
  readonly nPatients: number;
  readonly nEvents: number;
  /** Candidate parameters: one for a number, one less than its levels for a category. */
  readonly nParameters: number;
  /** Inputs of the network: every level of a category has one. */
  readonly nInputs: number;
  /** Patients with the rarer outcome for each parameter. */
  readonly eventsPerParameter: number;
  readonly required: RequiredSampleSize;
  readonly enough: boolean;
}

/** The sample size; `null` where there is no feature or one outcome only. */
export function cohortSampleSize(
  features: readonly CountedFeature[],
  nPatients: number,
  nEvents: number,
): CohortSampleSize | null {
  const nParameters = features.reduce((sum, { nLevels }) => sum + (nLevels === null ? 1 : nLevels - 1), 0);
  if (nParameters < 1 || nEvents <= 0 || nEvents >= nPatients) return null;
  const required = requiredSampleSize({ nParameters, prevalence: nEvents / nPatients });
  return {
    ...{ nPatients, nEvents, nParameters },
    nInputs: features.reduce((sum, { nLevels }) => sum + (nLevels ?? 1), 0),
    eventsPerParameter: Math.min(nEvents, nPatients - nEvents) / nParameters,
    required,
    enough: nPatients >= required.nPatients,
  };
}

/** What it means, in one or two sentences. */
export function saySampleSize(size: CohortSampleSize): string {
  const { nPatients, nParameters, required, enough } = size;
  const parameters = formatCount(nParameters, 'candidate parameter');
  const need = `at least ${formatCount(required.nPatients, 'patient')}, ${formatCount(required.nEvents)} of them positive`;
  return enough
    ? `A regression with ${parameters} needs ${need} (Riley and others); this cohort has ${formatCount(nPatients)}. Networks need more: trust the out-of-fold results, not this number alone.`
    : `A regression with ${parameters} needs ${need} (Riley and others); this cohort has ${formatCount(nPatients)}. Expect wide intervals and a model that does worse elsewhere; fewer features or more patients help. Networks need even more.`;
}

/** What it was worked out for, so that another can check it. */
export function saySampleSizeInputs({ required, nInputs, eventsPerParameter }: CohortSampleSize): string {
  const { criteria, rSquared, maxRSquared, prevalence } = required;
  return [
    `prevalence ${formatShare(prevalence, 1)}`,
    `${formatNumber(eventsPerParameter, 1)} patients with the rarer outcome per parameter`,
    `${formatCount(nInputs, 'network input')}`,
    `assumed Cox-Snell R² ${formatNumber(rSquared, 3)} (0.15 of the largest, ${formatNumber(maxRSquared, 3)})`,
    `shrinkage 0.9 takes ${formatCount(criteria.shrinkage)}`,
    `R² within 0.05 takes ${formatCount(criteria.optimism)}`,
    `overall risk within 0.05 takes ${formatCount(criteria.overallRisk)}`,
  ].join(' · ');
}
