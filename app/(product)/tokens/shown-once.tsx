import { HandedOver } from '@/app/components/handed-over';
import type { NewToken } from './create-token-dialog';

/** The new token: only its hash is kept, so it cannot be shown again. */
export function ShownOnce({ made, onDone }: { made: NewToken; onDone: () => void }) {
  return (
    <HandedOver title={`Token “${made.name}”`} label="API token" text={made.token} onDone={onDone}>
      It is shown only now: keep it where your program finds it, such as the environment variable RISKCURVE_TOKEN, and
      never in a file that others read.
    </HandedOver>
  );
}
