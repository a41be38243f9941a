import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { targetNames, type ReproducibleTarget } from '@/lib/reproduction/reproduction';

/** Where nothing was made yet. */
export function NotMade({ target }: { target: ReproducibleTarget }) {
  return (
    <Card>
      <EmptyState title={`${targetNames[target]} was not reproduced here yet.`}>
        Start it above, or run <code>npx riskcurve reproduce {target}</code> on this machine; the result then stands
        here.
      </EmptyState>
    </Card>
  );
}
