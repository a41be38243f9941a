/** What the model is for and from which risk on it speaks of a positive patient: what whoever published it decided. */
import { formatDate, formatRisk, formatShare } from '@/lib/format';
import { basisWords, endWords, intendedUseWords, periodWords } from '@/lib/publication/words';
import type { Answer, CardInput, CardPublication } from '../card-input';

const general = 'For research and decision support by qualified staff; not a certified medical device.';

/** By item of the checklist. */
export function intendedUseAnswers({ model }: CardInput): Readonly<Record<string, Answer>> {
  const { publications, threshold } = model;
  const [newest] = publications;
  return {
    '3b': {
      answers: [...(newest === undefined ? [] : [publishedFor(newest)]), general],
      tables: newest === undefined ? [] : [publicationTable(publications)],
      blank:
        newest === undefined || newest.intendedUse === ''
          ? 'Target population, purpose in the care pathway, intended users.'
          : 'What the intended use above leaves open of target population, purpose in the care pathway and intended users.',
    },
    '15': {
      answers: [
        newest === undefined
          ? `A probability with its interval. Threshold: ${formatShare(threshold)}, the default, for the model never was published.`
          : `A probability with its interval. Threshold: ${formatShare(newest.threshold)}, ${basisWords(newest.thresholdBasis)}.`,
      ],
      blank:
        newest?.thresholdBasis.kind === 'costRatio'
          ? 'Why a missed case counts as much as that.'
          : 'Why this threshold.',
    },
  };
}

function publishedFor({ intendedUse, publishedAt, endedAt }: CardPublication): string {
  const state = endedAt === null ? `Published ${formatDate(publishedAt)}` : 'Published before';
  return `${state} for: ${intendedUseWords(intendedUse)}`;
}

function publicationTable(publications: readonly CardPublication[]) {
  return {
    caption: 'When clinicians saw this version',
    heads: ['When', 'Threshold', 'Intended use', 'End'],
    rows: publications.map((publication) => [
      periodWords(publication),
      formatRisk(publication.threshold),
      intendedUseWords(publication.intendedUse),
      publication.endReason === null ? 'in use' : endWords(publication.endReason, publication.next),
    ]),
  };
}
