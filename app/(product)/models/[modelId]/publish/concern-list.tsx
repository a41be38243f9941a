import { Badge } from '@/app/components/badge';
import { Card } from '@/app/components/card';
import { Checkbox } from '@/app/components/checkbox';
import type { Concern } from '@/lib/publication/concerns';

interface ConcernListProps {
  readonly concerns: readonly Concern[];
  /** Keys of those that the person has ticked. */
  readonly acknowledged: readonly string[];
  readonly onAcknowledge: (key: string, seen: boolean) => void;
  /** Set where one is still to be ticked. */
  readonly problem: string | null;
}

/** What speaks against publishing, as measured. None of it forbids; the serious ones are ticked. */
export function ConcernList({ concerns, acknowledged, onAcknowledge, problem }: ConcernListProps) {
  return (
    <Card
      title="What speaks against it"
      description={
        concerns.length === 0
          ? undefined
          : 'As measured. None of it forbids publishing; tick the serious points once you have weighed them.'
      }
    >
      {concerns.length === 0 ? (
        <p className="text-[13px]">
          Nothing among what the program checks: calibration, crossing levels, number of events, holdout, the words of
          the outcome.
        </p>
      ) : (
        <ul className="grid gap-4">
          {concerns.map((concern) => (
            <li key={concern.key}>
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {concern.title}
                {concern.serious && <Badge tone="warning">serious</Badge>}
              </p>
              <p className="mt-0.5 max-w-[72ch] text-[13px] text-soft">{concern.text}</p>
              {concern.serious && (
                <Checkbox
                  className="mt-1.5 text-[13px]"
                  label={<Seen title={concern.title} />}
                  checked={acknowledged.includes(concern.key)}
                  onChange={(event) => onAcknowledge(concern.key, event.target.checked)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {problem !== null && (
        <p role="alert" className="mt-3 text-[13px] font-medium text-error">
          {problem}
        </p>
      )}
    </Card>
  );
}

/** The point by name for whoever only hears the box. */
function Seen({ title }: { title: string }) {
  return (
    <>
      I have weighed this and publish nevertheless<span className="sr-only">: {title}</span>
    </>
  );
}
