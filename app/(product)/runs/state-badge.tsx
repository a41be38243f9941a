import type { RunState } from '@/app/api/runs/run-view';
import { Badge } from '@/app/components/badge';
import { stateWords } from './words';

/** The state of a run; wrapped, so that a cell that lays its content out as a grid does not stretch it. */
export function StateBadge({ state }: { state: RunState }) {
  const { word, tone } = stateWords[state];
  return (
    <span>
      <Badge tone={tone}>{word}</Badge>
    </span>
  );
}
