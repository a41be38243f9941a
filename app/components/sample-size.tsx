import { saySampleSize, saySampleSizeInputs, type CohortSampleSize } from '@/lib/cohort/cohort-sample-size';
import { formatCount, formatNumber } from '@/lib/format';

/** A cohort's size beside what its features need: a sentence, three figures, and what it was worked out for. */
export function SampleSize({ size }: { size: CohortSampleSize }) {
  const { nPatients, nEvents, nParameters, eventsPerParameter, required, enough } = size;
  return (
    <>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Figure name="Patients" value={formatCount(nPatients)} note={`${formatCount(required.nPatients)} needed`} />
        <Figure name="Positive" value={formatCount(nEvents)} note={`${formatCount(required.nEvents)} needed`} />
        <Figure
          name="Events per parameter"
          value={formatNumber(eventsPerParameter, 1)}
          note={formatCount(nParameters, 'parameter')}
        />
      </dl>
      <p className="mt-3 max-w-[80ch] text-pretty">
        <span className={`font-medium ${enough ? 'text-success' : 'text-warning'}`}>
          {enough ? '✓ Large enough for a regression. ' : '! Small for these features. '}
        </span>
        {saySampleSize(size)}
      </p>
      <details className="mt-2 text-[12.5px] text-soft">
        <summary className="w-fit rounded hover:text-ink">How this was worked out</summary>
        <p className="mt-1 max-w-[90ch]">
          {saySampleSizeInputs(size)}. Riley RD and others, Statistics in Medicine 2019;38:1276 and BMJ 2020;368:m441.
        </p>
      </details>
    </>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div>
      <dt className="text-[12.5px] text-soft">{name}</dt>
      <dd className="text-[20px] leading-7 font-semibold">{value}</dd>
      <dd className="text-[12.5px] text-soft">{note}</dd>
    </div>
  );
}
