import { Badge } from '@/app/components/badge';
import { Card } from '@/app/components/card';
import { describeEngine } from '@/lib/services/describe-engine';

/** Which engine and backend train here, and what was tried. Arrives late: the devices are really asked. */
export async function EngineCard() {
  const engine = await describeEngine();
  if (engine === null) {
    return (
      <Card title="Engine">
        <p className="text-soft">
          Could not be found out just now; the command <code>riskcurve doctor</code> on the server says why.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Engine" description={`Trains with ${engine.chosen}: ${engine.why}.`}>
      <dl className="mb-3 grid gap-2 text-[13px]">
        {engine.runs.map(({ run, chosen, why }) => (
          <div key={run}>
            <dt className="font-medium">{capitalised(run)}</dt>
            <dd className="break-words text-soft">
              gets {chosen}; {withoutPrefix(why, `${engine.why}; `)}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="divide-y divide-rule border-t border-rule">
        {engine.tried.map(({ backend, available, reason }) => (
          <li key={backend} className="py-1.5">
            <span className="flex items-center gap-2">
              <span className="font-medium">{backend}</span>
              <Badge tone={available ? 'success' : 'neutral'}>{available ? 'works' : 'does not work here'}</Badge>
            </span>
            <span className="text-[13px] break-words text-soft">{reason}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is said of the machine needs no saying again. */
function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function EngineCardPending() {
  return (
    <Card title="Engine">
      <p className="text-soft">Asking the devices of this machine…</p>
    </Card>
  );
}
