import { Card } from '@/app/components/card';
import { formatCount, formatDateTime, formatShare } from '@/lib/format';
import type { describeCohort } from '@/lib/services/describe-cohort';

type Cohort = Awaited<ReturnType<typeof describeCohort>>['cohort'];

/** What positive means, how many are, and where the file came from. */
export function CohortOutcome({ cohort }: { cohort: Cohort }) {
  const { outcome, nPatients, nEvents } = cohort;
  const prevalence = nEvents / nPatients;
  return (
    <Card title="Outcome">
      <Side name="Positive" words={outcome.positiveMeans} n={nEvents} of={nPatients} />
      <Side name="Negative" words={outcome.negativeMeans} n={nPatients - nEvents} of={nPatients} />
      <svg
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${formatShare(prevalence, 1)} of the patients are positive`}
        className="mt-3 block h-2 w-full overflow-hidden rounded-full"
      >
        <rect width="100" height="1" className="fill-rule" />
        <rect width={prevalence * 100} height="1" className="fill-patient" />
      </svg>
      <dl className="mt-4 border-t border-rule pt-3">
        <Fact name="Prevalence" value={formatShare(prevalence, 1)} />
        <Fact name="Column" value={`${outcome.name} = ${outcome.positiveValues.join(', ')}`} />
        <Fact name="File" value={cohort.sourceName} />
        <Fact name="sha256" value={<code title={cohort.sourceSha256}>{cohort.sourceSha256.slice(0, 12)}</code>} />
        <Fact name="Imported" value={formatDateTime(cohort.createdAt)} />
      </dl>
    </Card>
  );
}

function Side({ name, words, n, of }: { name: string; words: string; n: number; of: number }) {
  return (
    <p className="flex items-baseline justify-between gap-4 py-1">
      <span>
        <span className="text-soft">{name}: </span>
        <span className="font-medium">{words}</span>
      </span>
      <span className="whitespace-nowrap text-soft">
        {formatCount(n)} of {formatCount(of)}
      </span>
    </p>
  );
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-1">
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 text-right break-words">{value}</dd>
    </div>
  );
}
