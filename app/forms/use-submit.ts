'use client';

import { useCallback, useRef, useState } from 'react';
import { asSentence, Refusal } from './request';

/**
 * State of one action: whether it is under way, why it was refused, and which field that is about (null for none in particular). While it is under way a second press does nothing.
 * A refusal leaves everything the person typed where it was.
 */
export function useSubmit<Given extends unknown[]>(action: (...given: Given) => Promise<void>) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [field, setField] = useState<string | null>(null);
  const running = useRef(false);
  const submit = useCallback(
    async (...given: Given) => {
      if (running.current) return;
      running.current = true;
      setPending(true);
      setError(null);
      setField(null);
      try {
        await action(...given);
      } catch (refusal) {
        setField(refusal instanceof Refusal ? refusal.field : null);
        setError(asSentence(refusal instanceof Error ? refusal.message : 'something went wrong: try again'));
      } finally {
        running.current = false;
        setPending(false);
      }
    },
    [action],
  );
  return { submit, pending, error, field };
}
