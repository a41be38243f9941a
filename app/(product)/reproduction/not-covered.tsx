import { Card } from '@/app/components/card';
import { notCovered, uncoveredTargets } from '@/lib/reproduction/not-covered';

/** What this version cannot reproduce, and what is missing. */
export function NotCovered() {
  return (
    <Card title="Not reproduced">
      <ul className="max-w-[80ch] list-disc space-y-1 pl-5">
        {uncoveredTargets.map((target) => {
          const sentence = notCovered[target];
          return <li key={target}>{`${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`}</li>;
        })}
      </ul>
    </Card>
  );
}
