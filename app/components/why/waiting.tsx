import type { ReactNode } from 'react';
import { Notice } from '../notice';
import type { Explanation } from './use-explanation';

interface WaitingProps<Answer> {
  readonly explanation: Explanation<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

/** What an explanation shows while it is computed: the last answer, faded, or a line that says so. */
export function Waiting<Answer>({ explanation, children }: WaitingProps<Answer>) {
  if (explanation.state === 'failed') {
    return <Notice tone="error">This explanation could not be computed: {explanation.problem}.</Notice>;
  }
  if (explanation.answer === null) return <p className="py-6 text-center text-soft">Computing …</p>;
  const isOld = explanation.state === 'waiting';
  return (
    <div aria-busy={isOld} className={isOld ? 'opacity-60 transition-opacity' : ''}>
      {children(explanation.answer)}
    </div>
  );
}
