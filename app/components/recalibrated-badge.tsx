import type { Model } from '@/db/queries/models';
import { Badge } from './badge';

/** Marks a model whose risks are recalibrated; nothing for another. */
export function RecalibratedBadge({ model }: { model: Pick<Model, 'recalibratedFrom'> }) {
  if (model.recalibratedFrom === null) return null;
  return (
    <Badge tone="info" title="The same networks as another version, its risks recalibrated">
      recalibrated
    </Badge>
  );
}
