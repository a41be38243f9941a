import Link from 'next/link';
import { Badge } from '@/app/components/badge';
import { Card } from '@/app/components/card';
import { formatDateTime, shortVersion } from '@/lib/format';
import type { ListedPublication } from '@/lib/publication/listed';
import { endWords, intendedUseWords, thresholdWords } from '@/lib/publication/words';

interface PublicationsCardProps {
  readonly name: string;
  /** The version whose page this is: its own entries are marked. */
  readonly modelId: string;
  /** Newest first. */
  readonly line: readonly ListedPublication[];
}

/** When clinicians saw which version of a line, for what, and why each time ended. */
export function PublicationsCard({ name, modelId, line }: PublicationsCardProps) {
  return (
    <Card
      title="Publication history"
      description={`When clinicians saw which version of ${name}, newest first. What each of them scored stays readable.`}
    >
      {line.length === 0 ? (
        <p className="text-[13px] text-soft">No version of {name} has been published yet.</p>
      ) : (
        <ol className="relative ml-1.5 grid gap-5 border-l border-rule pl-5">
          {line.map((publication) => (
            <Entry key={publication.id} publication={publication} here={publication.modelId === modelId} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Entry({ publication, here }: { publication: ListedPublication; here: boolean }) {
  const { endedAt, endReason, version, modelId } = publication;
  const current = endedAt === null;
  return (
    <li className="relative">
      <span
        aria-hidden="true"
        className={`absolute top-[5px] -left-[25.5px] size-[10px] rounded-full border-2 border-accent ${current ? 'bg-accent' : 'bg-panel'}`}
      />
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {here ? (
          <strong className="font-semibold">Version {shortVersion(version)}</strong>
        ) : (
          <Link href={`/models/${modelId}`} className="text-accent hover:underline">
            Version {shortVersion(version)}
          </Link>
        )}
        {here && <Badge>this version</Badge>}
        {current && <Badge tone="success">in use</Badge>}
        {publication.rollback && <Badge>came back</Badge>}
      </p>
      <p className="text-[13px] text-soft">
        <time dateTime={publication.publishedAt.toISOString()}>{formatDateTime(publication.publishedAt)}</time>
        {endedAt === null ? (
          ' until now'
        ) : (
          <>
            {' to '}
            <time dateTime={endedAt.toISOString()}>{formatDateTime(endedAt)}</time>
          </>
        )}
      </p>
      <dl className="mt-1.5 grid gap-x-3 gap-y-1 text-[13px] sm:grid-cols-[110px_minmax(0,1fr)]">
        <Fact name="Published for">{intendedUseWords(publication.intendedUse)}</Fact>
        <Fact name="Threshold">{thresholdWords(publication)}</Fact>
        <Fact name="By">{publication.publishedByName}</Fact>
        {publication.rollbackReason !== null && <Fact name="Why it came back">{publication.rollbackReason}</Fact>}
        {endReason !== null && (
          <Fact name="Ended">
            {endWords(endReason, publication.next)}, by {publication.endedByName ?? 'a person not on record'}
          </Fact>
        )}
      </dl>
    </li>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="mb-1 break-words sm:mb-0">{children}</dd>
    </>
  );
}
