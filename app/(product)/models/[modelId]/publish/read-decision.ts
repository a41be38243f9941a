import type { ThresholdBasis } from '@/db/schema/models';
import type { PublicationDecision } from '@/lib/publication/decision';
import type { PublicationPage } from '@/lib/services/get-publication-page';
import { readThresholdChoice, type ThresholdChoice } from '@/lib/threshold-choice';

/** Where the form begins: the threshold chosen on the model's page, else what was published last; nothing is made up. */
export function readDecision(
  read: (name: string) => string | undefined,
  { model, last }: Pick<PublicationPage, 'model' | 'last'>,
): PublicationDecision {
  const intendedUse = last?.intendedUse ?? '';
  const given = { threshold: read('threshold'), basis: read('basis'), costRatio: read('costRatio') };
  if (given.threshold === undefined && given.costRatio === undefined && last !== null) {
    return { threshold: last.threshold, thresholdBasis: last.thresholdBasis, intendedUse };
  }
  const choice = readThresholdChoice(given, model.threshold);
  return { threshold: choice.threshold, thresholdBasis: basisOf(choice), intendedUse };
}

function basisOf(choice: ThresholdChoice): ThresholdBasis {
  return choice.basis === 'costRatio' ? { kind: 'costRatio', costRatio: choice.costRatio } : { kind: choice.basis };
}
