/** A publication in words, the same on every page and in every file. */
import type { EndReason, PublicationOfVersion } from '@/db/queries/publications';
import type { ThresholdBasis } from '@/db/schema/models';
import { formatCount, formatDate, formatNumber, formatRisk, shortVersion } from '../format';

/** "chosen by the cost of mistakes: a missed case counts as much as 3 false alarms". */
export function basisWords({ kind, costRatio }: ThresholdBasis): string {
  if (kind === 'costRatio' && costRatio !== undefined) {
    const alarms = costRatio === 1 ? formatCount(1, 'false alarm') : `${formatNumber(costRatio)} false alarms`;
    return `chosen by the cost of mistakes: a missed case counts as much as ${alarms}`;
  }
  return kind === 'netBenefit' ? 'chosen by net benefit' : 'chosen by hand';
}

/** "23 %, chosen by net benefit". */
export function thresholdWords(publication: { threshold: number; thresholdBasis: ThresholdBasis }): string {
  return `${formatRisk(publication.threshold)}, ${basisWords(publication.thresholdBasis)}`;
}

/** The words of whoever published; models published by an older version of the program have none. */
export function intendedUseWords(intendedUse: string): string {
  return intendedUse === '' ? 'not recorded at that time' : intendedUse;
}

/** "3 Nov 2026 to 20 Nov 2026", "since 3 Nov 2026". */
export function periodWords({ publishedAt, endedAt }: Pick<PublicationOfVersion, 'publishedAt' | 'endedAt'>): string {
  return endedAt === null ? `since ${formatDate(publishedAt)}` : `${formatDate(publishedAt)} to ${formatDate(endedAt)}`;
}

/** Why a publication ended; `next` is what came in its place, where something did. */
export function endWords(reason: EndReason, next: Pick<PublicationOfVersion, 'modelId' | 'version'> | null): string {
  const version = next === null ? 'another version' : `version ${shortVersion(next.version)}`;
  return {
    unpublished: 'unpublished',
    replaced: `replaced by ${version}`,
    rolledBack: `rolled back to ${version}`,
    retired: 'retired for good',
  }[reason];
}
