import type { ModelWithOrigin } from '@/db/queries/models';

/** Whether clinicians see a model now: it may judge. */
export function isPublished({ publishedAt, retiredAt }: Pick<ModelWithOrigin, 'publishedAt' | 'retiredAt'>): boolean {
  return publishedAt !== null && retiredAt === null;
}

/** Whether clinicians see a model now or did once: what it is and what it said stays readable. */
export function wasPublished({ firstPublishedAt }: Pick<ModelWithOrigin, 'firstPublishedAt'>): boolean {
  return firstPublishedAt !== null;
}
