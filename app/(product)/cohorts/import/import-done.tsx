import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { asSentence } from '@/app/forms/request';
import { formatCount } from '@/lib/format';

export interface Imported {
  readonly cohortId: string;
  readonly name: string;
  readonly nPatients: number;
  readonly notices: readonly string[];
}

/** The last step: what is there now, and what comes next. */
export function ImportDone({ imported }: { imported: Imported }) {
  const { cohortId, name, nPatients, notices } = imported;
  return (
    <Card className="max-w-[760px]">
      <Notice tone="success" title={`${name} is imported: ${formatCount(nPatients, 'patient')}.`}>
        <p className="text-soft">Train a model on it next; a few minutes with the default settings.</p>
      </Notice>
      {notices.map((notice) => (
        <Notice key={notice} tone="warning" className="mt-3">
          <p>{asSentence(notice)}</p>
        </Notice>
      ))}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="primary" href={`/runs/new?cohort=${cohortId}`}>
          Train on it
        </Button>
        <Button href={`/cohorts/${cohortId}`}>Look at the cohort</Button>
      </div>
    </Card>
  );
}
