import { Badge } from './badge';
import { RecalibratedBadge } from './recalibrated-badge';
import { modelState } from './model-choice';

const look = {
  published: { tone: 'success', words: 'published', title: 'Clinicians see this model' },
  'published before': {
    tone: 'neutral',
    words: 'published before',
    title: 'Clinicians saw this version once and do not see it now',
  },
  draft: { tone: 'neutral', words: 'not published', title: 'Only analysts and administrators see this model' },
  retired: { tone: 'warning', words: 'retired', title: 'No longer in use; kept for the reports that name it' },
} as const;

type Stated = Parameters<typeof modelState>[0] & Parameters<typeof RecalibratedBadge>[0]['model'];

/** Whether clinicians see a model, and whether its risks are recalibrated. */
export function ModelStateBadge({ model }: { model: Stated }) {
  const { tone, words, title } = look[modelState(model)];
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge tone={tone} title={title}>
        {words}
      </Badge>
      <RecalibratedBadge model={model} />
    </span>
  );
}
