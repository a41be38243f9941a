import Link from 'next/link';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { shortVersion } from '@/lib/format';
import type { ListedPublication } from '@/lib/publication/listed';
import { periodWords, thresholdWords } from '@/lib/publication/words';

/** The versions that may come back in place of the published one; nothing where there is none. */
export function EarlierVersions({ earlier }: { earlier: readonly ListedPublication[] }) {
  if (earlier.length === 0) return null;
  return (
    <Card
      title="Roll back"
      description="Brings an earlier version back in place of this one, with its own threshold and intended use."
    >
      <ul className="divide-y divide-rule">
        {earlier.map((publication) => (
          <li
            key={publication.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <Link href={`/models/${publication.modelId}`} className="text-accent hover:underline">
                Version {shortVersion(publication.version)}
              </Link>
              <span className="block text-[13px] text-soft">
                Published {periodWords(publication)}; threshold {thresholdWords(publication)}
              </span>
            </div>
            <Button size="small" href={`/models/${publication.modelId}/publish`}>
              Roll back to {shortVersion(publication.version)}…
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
