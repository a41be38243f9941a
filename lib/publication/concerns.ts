import { nCandidateParameters, trainingCounts } from '@/lib/report/model-card/training-counts';
import type { Metric, TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';
import { formatCount, formatNumber, formatShare } from '../format';

export interface Concern {
  readonly key: 'simulated' | 'calibration' | 'events' | 'outcomeWords' | 'crossing' | 'holdout';
  /** Whoever publishes says that they have seen it. */
  readonly serious: boolean;
  readonly title: string;
  readonly text: string;
}

interface Candidate {
  readonly simulatedFrom: string | null;
  /** The model whose risks were recalibrated; null for what a run yields. */
  readonly recalibratedFrom: string | null;
  readonly trained: Pick<TrainedModel, 'features' | 'outcome'>;
  readonly evaluation: Evaluation;
}

/** Judgements with quantile levels out of order: from here on they are worth a word. */
const crossingLimit = 0.01;
/** Patients of the rarer outcome for each candidate parameter: the old rule of thumb (Peduzzi et al. 1996). */
const eventsPerParameter = 10;

/** What speaks against publishing a model, from what was measured of it; serious first. None of it forbids. */
export function publicationConcerns(candidate: Candidate): Concern[] {
  const found = [simulated, calibration, events, outcomeWords, crossing, holdout].map((check) => check(candidate));
  return found.filter((concern) => concern !== null).sort((a, b) => Number(b.serious) - Number(a.serious));
}

function simulated({ simulatedFrom }: Candidate): Concern | null {
  if (simulatedFrom === null) return null;
  return {
    ...{ key: 'simulated', serious: true, title: 'The cohort is simulated' },
    text: 'No real patient stands behind this model. Its risks must not be used in care; every page and report says so.',
  };
}

function calibration({ evaluation, recalibratedFrom }: Candidate): Concern | null {
  const slope = evaluation.outOfFold.metrics.calibrationSlope;
  if (recalibratedFrom !== null || slope === undefined || !excludes(slope, 1)) return null;
  const wrong = slope.estimate! > 1 ? 'too timid, too close to the average' : 'too extreme, too far from the average';
  const numbers = `${formatNumber(slope.estimate!, 2)} (${formatNumber(slope.low!, 2)} to ${formatNumber(slope.high!, 2)})`;
  return {
    ...{ key: 'calibration', serious: true, title: 'The risks are not well calibrated' },
    text: `Out of fold the calibration slope is ${numbers}, and its interval leaves out 1: the risks are ${wrong}. The calibration section of its page says whether recalibrating helps; else train another one.`,
  };
}

function excludes({ estimate, low, high }: Metric, value: number): boolean {
  return estimate !== null && low !== null && high !== null && (low > value || high < value);
}

function events({ trained, evaluation }: Candidate): Concern | null {
  const { nPatients, nEvents } = trainingCounts(evaluation);
  const rarer = Math.min(nEvents, nPatients - nEvents);
  const nParameters = nCandidateParameters(trained);
  if (rarer >= eventsPerParameter * nParameters) return null;
  return {
    ...{ key: 'events', serious: true, title: 'Few patients for so many features' },
    text:
      `${formatCount(rarer, 'patient')} of the rarer outcome for ${formatCount(nParameters, 'candidate parameter')}: ` +
      `${formatNumber(rarer / nParameters, 1)} for each, where at least ${eventsPerParameter} are advised. The model may do worse on new patients than measured.`,
  };
}

function outcomeWords({ trained: { outcome } }: Candidate): Concern | null {
  const empty = [outcome.positiveMeans, outcome.negativeMeans].some((words) => words.trim() === '');
  if (!empty) return null;
  return {
    ...{ key: 'outcomeWords', serious: true, title: 'The outcome is not in words' },
    text: 'Clinicians cannot read what a positive or a negative outcome means. Import the cohort again with both in words.',
  };
}

function crossing({ evaluation }: Candidate): Concern | null {
  const rate = evaluation.outOfFold.metrics.crossingRate?.estimate ?? null;
  if (rate === null || rate <= crossingLimit) return null;
  return {
    ...{ key: 'crossing', serious: false, title: 'Quantile levels cross' },
    text: `In ${formatShare(rate, 1)} of the judgements out of fold the quantile levels are out of order, more than ${formatShare(crossingLimit)}: the level curves of some patients contradict one another.`,
  };
}

function holdout({ evaluation }: Candidate): Concern | null {
  if (evaluation.holdout !== null) return null;
  return {
    ...{ key: 'holdout', serious: false, title: 'No holdout was kept' },
    text: 'Every number comes from cross-fitting. No patient was kept aside to be judged once, at the end.',
  };
}
