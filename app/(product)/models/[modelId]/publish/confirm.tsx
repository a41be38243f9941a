import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { formatCount } from '@/lib/format';
import type { Plan } from './plan';

interface ConfirmProps {
  readonly plan: Plan;
  readonly pending: boolean;
  /** Why the server refused. */
  readonly error: string | null;
  /** Fields above that are not as they must be. */
  readonly nProblems: number;
}

/** What pressing the button leads to, and the button. */
export function Confirm({ plan, pending, error, nProblems }: ConfirmProps) {
  return (
    <Card title="What happens then">
      <ul className="ml-4 grid max-w-[80ch] list-disc gap-1 text-[13px] marker:text-mark">
        {plan.consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {error !== null && (
        <Notice tone="error" className="mt-3">
          {error}
        </Notice>
      )}
      {nProblems > 0 && (
        <p className="mt-3 text-[13px] font-medium text-error">
          Nothing has changed for clinicians: {formatCount(nProblems, 'point')} above{' '}
          {nProblems === 1 ? 'needs' : 'need'} a look.
        </p>
      )}
      <Button type="submit" variant="primary" disabled={pending} className="mt-4">
        {pending ? 'One moment…' : plan.button}
      </Button>
    </Card>
  );
}
