'use client';

import type { ReactNode } from 'react';
import type { Concern } from '@/lib/publication/concerns';
import type { PublicationDecision } from '@/lib/publication/decision';
import { ConcernList } from './concern-list';
import { Confirm } from './confirm';
import type { Plan } from './plan';
import { Preview } from './preview';
import { ThresholdFields } from './threshold-fields';
import { useDecisionForm } from './use-decision-form';
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
  const form = useDecisionForm(plan, initial, concerns);
  const { state, problemOf } = form;
  return (
    <form
      onSubmit={form.onSubmit}
      noValidate
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]"
    >
      <div className="grid gap-5">
        <ThresholdFields modelId={plan.modelId} state={state} problem={problemOf('threshold')} />
        <WordsField
          title="Intended use"
          description="In your words: for whom, in what setting, at what moment, for which decision. Clinicians read it beside every risk."
          label="This model is published for"
          hint={<UseHint plan={plan} />}
          value={state.intendedUse}
          onChange={state.setIntendedUse}
          problem={problemOf('use')}
        />
        <ConcernList
          concerns={concerns}
          acknowledged={form.acknowledged}
          onAcknowledge={form.acknowledge}
          problem={problemOf('concerns')}
        />
        {plan.isRollBack && (
          <WordsField
            title="Why the earlier version comes back"
            description="For the publication history and the audit trail."
            label="Reason"
            value={form.reason}
            onChange={form.setReason}
            problem={problemOf('reason')}
          />
        )}
      </div>
      <div className="grid gap-5 lg:sticky lg:top-[74px] lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <Preview plan={plan} decision={state.decision} />
        {card}
      </div>
      <Confirm plan={plan} pending={form.pending} error={form.error} nProblems={form.nProblems} />
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
