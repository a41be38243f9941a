'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { asSentence, request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import type { Concern } from '@/lib/publication/concerns';
import {
  intendedUseProblem,
  reasonProblem,
  thresholdProblem,
  type PublicationDecision,
} from '@/lib/publication/decision';
import { ConcernList } from './concern-list';
import type { Plan } from './plan';
import { Preview } from './preview';
import { ThresholdFields } from './threshold-fields';
import { useDecision } from './use-decision';
import { WordsField } from './words-field';

interface DecisionFormProps {
  readonly plan: Plan;
  readonly initial: PublicationDecision;
  readonly concerns: readonly Concern[];
  /** The model card and its blanks. */
  readonly card: ReactNode;
}

/** Threshold, intended use, what speaks against it, what it leads to: all that a publication is, decided in one place. */
export function DecisionForm({ plan, initial, concerns, card }: DecisionFormProps) {
  const router = useRouter();
  const state = useDecision(initial);
  const { decision } = state;
  const [reason, setReason] = useState('');
  const [acknowledged, setAcknowledged] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const open = concerns.filter(({ key, serious }) => serious && !acknowledged.includes(key));
  const problems = {
    threshold: thresholdProblem(decision),
    use: intendedUseProblem(decision.intendedUse),
    reason: plan.isRollBack ? reasonProblem(reason) : null,
    concerns: open.length === 0 ? null : 'each serious point has to be ticked before the model is published',
  };
  const shown = (problem: string | null) => (tried && problem !== null ? asSentence(problem) : null);
  const { submit, pending, error } = useSubmit(async () => {
    const { modelId, seen, isRollBack } = plan;
    await (isRollBack
      ? request(`/api/models/${modelId}/roll-back`, { body: { ...decision, reason, seen } })
      : request(`/api/models/${modelId}/publish`, { body: { ...decision, acknowledged, seen } }));
    router.push(`/models/${modelId}`);
    router.refresh();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).every((problem) => problem === null)) void submit();
  };
  return (
    <form
      onSubmit={onSubmit}
      noValidate
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]"
    >
      <div className="grid gap-5">
        <ThresholdFields modelId={plan.modelId} state={state} problem={shown(problems.threshold)} />
        <WordsField
          title="Intended use"
          description="In your words: for whom, in what setting, at what moment, for which decision. Clinicians read it beside every risk."
          label="This model is published for"
          hint={<UseHint plan={plan} />}
          value={state.intendedUse}
          onChange={state.setIntendedUse}
          problem={shown(problems.use)}
        />
        <ConcernList
          concerns={concerns}
          acknowledged={acknowledged}
          onAcknowledge={(key, seen) =>
            setAcknowledged((before) => (seen ? [...before, key] : before.filter((other) => other !== key)))
          }
          problem={shown(problems.concerns)}
        />
        {plan.isRollBack && (
          <WordsField
            title="Why the earlier version comes back"
            description="For the publication history and the audit trail."
            label="Reason"
            value={reason}
            onChange={setReason}
            problem={shown(problems.reason)}
          />
        )}
      </div>
      <div className="grid gap-5 lg:sticky lg:top-[74px]">
        <Preview plan={plan} decision={decision} />
        {card}
        <Card title="What happens then">
          <ul className="ml-4 grid list-disc gap-1 text-[13px] marker:text-mark">
            {plan.consequences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {error !== null && (
            <Notice tone="error" className="mt-3">
              {error}
            </Notice>
          )}
          <Button type="submit" variant="primary" disabled={pending} className="mt-4 w-full">
            {pending ? 'One moment…' : plan.button}
          </Button>
        </Card>
      </div>
    </form>
  );
}

function UseHint({ plan }: { plan: Plan }) {
  return (
    <>
      For example: “Adults without known diabetes at a yearly check in general practice, to decide who is offered a
      glucose tolerance test.”
      {plan.wordsFrom !== null &&
        ` The words in the field are those of version ${plan.wordsFrom}: change what no longer holds.`}
    </>
  );
}
