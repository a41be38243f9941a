import { Card } from '@/app/components/card';
import { formatRisk } from '@/lib/format';
import type { PublicationDecision } from '@/lib/publication/decision';
import { basisWords } from '@/lib/publication/words';
import type { Plan } from './plan';

/** What a clinician will read of the model beside every risk. */
export function Preview({ plan, decision }: { plan: Plan; decision: PublicationDecision }) {
  const { threshold, thresholdBasis, intendedUse } = decision;
  const possible = threshold > 0 && threshold < 1;
  const use = intendedUse.trim();
  return (
    <Card
      title="What clinicians will see"
      description="On the page of every patient, in every report and on the model card."
    >
      <dl className="grid gap-x-3 gap-y-1.5 rounded-control bg-sparse/60 px-3.5 py-3 text-[13px] sm:grid-cols-[104px_minmax(0,1fr)]">
        <dt className="text-soft">Model</dt>
        <dd>
          {plan.name} · {plan.version}
        </dd>
        <dt className="text-soft">Published for</dt>
        <dd className="break-words">{use === '' ? <span className="text-faint">your words above</span> : use}</dd>
        <dt className="text-soft">Threshold</dt>
        <dd>{possible ? `${formatRisk(threshold)}, ${basisWords(thresholdBasis)}` : 'not chosen yet'}</dd>
      </dl>
    </Card>
  );
}
