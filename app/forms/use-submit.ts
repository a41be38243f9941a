'use client';

import { useCallback, useRef, useState } from 'react';
import { asSentence } from './request';

/**
 * State of one action: whether it is under way, and why it was refused. While it is under way a second press does nothing.
 * A refusal leaves everything the person typed where it was.
 */
export function useSubmit<Given extends unknown[]>(action: (...given: Given) => Promise<void>) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const running = useRef(false);
  const submit = useCallback(
    async (...given: Given) => {
      if (running.current) return;
      running.current = true;
      setPending(true);
      setError(null);
      try {
        await action(...given);
      } catch (refusal) {
        setError(asSentence(refusal instanceof Error ? refusal.message : 'something went wrong: try again'));
      } finally {
        running.current = false;
        setPending(false);
      }
    },
    [action],
  );
  return { submit, pending, error, setError };
}
