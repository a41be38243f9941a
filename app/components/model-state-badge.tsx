import { Badge } from './badge';
import { modelState } from './model-choice';

const look = {
  published: { tone: 'success', words: 'published', title: 'Clinicians see this model' },
  draft: { tone: 'neutral', words: 'not published', title: 'Only analysts and administrators see this model' },
  retired: { tone: 'warning', words: 'retired', title: 'No longer in use; kept for the reports that name it' },
} as const;

/** Whether clinicians see a model. */
export function ModelStateBadge({ model }: { model: Parameters<typeof modelState>[0] }) {
  const { tone, words, title } = look[modelState(model)];
  return (
    <Badge tone={tone} title={title}>
      {words}
    </Badge>
  );
}
