'use client';

import { useSearchParams } from 'next/navigation';
import { Button } from '@/app/components/button';
import { modelState } from '@/app/components/model-choice';
import { addressOf } from '@/app/components/read-parameter';
import type { ModelWithOrigin } from '@/db/queries/models';
import { thresholdParameterNames } from '@/lib/threshold-choice';

type Shown = Pick<ModelWithOrigin, 'id' | 'publishedAt' | 'retiredAt' | 'firstPublishedAt'>;

const words = {
  draft: 'Publish…',
  published: 'Publication…',
  'published before': 'Publish again…',
  retired: 'Publications',
} as const;

/** The way to where a model is published, with the threshold that was chosen on this page. */
export function PublishLink({ model }: { model: Shown }) {
  const parameters = useSearchParams();
  const chosen: Record<string, string | undefined> = Object.fromEntries(
    thresholdParameterNames.map((name) => [name, parameters.get(name) ?? undefined]),
  );
  const state = modelState(model);
  return (
    <Button
      href={addressOf(`/models/${model.id}/publish`, chosen)}
      variant={state === 'draft' || state === 'published before' ? 'primary' : 'secondary'}
    >
      {words[state]}
    </Button>
  );
}
