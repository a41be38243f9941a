'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { asSentence, request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import type { Concern } from '@/lib/publication/concerns';
import {
  intendedUseProblem,
  reasonProblem,
  thresholdProblem,
  type PublicationDecision,
} from '@/lib/publication/decision';
import type { Plan } from './plan';
import { useDecision } from './use-decision';

/** What the form holds, what is wrong with it (said only once somebody pressed the button), and the pressing. */
export function useDecisionForm(plan: Plan, initial: PublicationDecision, concerns: readonly Concern[]) {
  const router = useRouter();
  const state = useDecision(initial);
  const { decision } = state;
  const [reason, setReason] = useState('');
  const [acknowledged, setAcknowledged] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(plan, decision, reason, concerns, acknowledged);
  const nProblems = Object.values(problems).filter((problem) => problem !== null).length;
  const { submit, pending, error } = useSubmit(async () => {
    const { modelId, seen, isRollBack } = plan;
    const body = { ...decision, acknowledged, seen };
    await (isRollBack
      ? request(`/api/models/${modelId}/roll-back`, { body: { ...body, reason } })
      : request(`/api/models/${modelId}/publish`, { body }));
    router.push(`/models/${modelId}`);
    router.refresh();
  });
  return {
    ...{ state, reason, setReason, acknowledged, pending, error, nProblems: tried ? nProblems : 0 },
    acknowledge: (key: string, seen: boolean) =>
      setAcknowledged((before) => (seen ? [...before, key] : before.filter((other) => other !== key))),
    problemOf: (field: keyof typeof problems) =>
      tried && problems[field] !== null ? asSentence(problems[field]) : null,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      setTried(true);
      if (nProblems === 0) void submit();
      else focusFirstProblem(event.currentTarget);
    },
  };
}

function problemsOf(
  plan: Plan,
  decision: PublicationDecision,
  reason: string,
  concerns: readonly Concern[],
  acknowledged: readonly string[],
) {
  const open = concerns.some(({ key, serious }) => serious && !acknowledged.includes(key));
  return {
    threshold: thresholdProblem(decision),
    use: intendedUseProblem(decision.intendedUse),
    concerns: open ? 'each serious point has to be ticked before the model is published' : null,
    reason: plan.isRollBack ? reasonProblem(reason) : null,
  };
}

/** Once the page says what is wrong, the first field that it is about has the focus. */
function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"], input[type="checkbox"]:not(:checked)')?.focus();
  });
}
