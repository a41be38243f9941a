'use client';

import { useEffect, useState } from 'react';
import { thresholdParameterNames, thresholdParameters, type ThresholdChoice } from '@/lib/threshold-choice';

/** A slider passes many values: only where it comes to rest is worth an address. */
const settlesMs = 250;

/** The threshold that is being chosen, kept in the page and in its address, where the form that publishes the model reads it. */
export function useThresholdChoice(initial: ThresholdChoice) {
  const [choice, setChoice] = useState(initial);
  useEffect(() => {
    if (choice === initial) return;
    const timer = setTimeout(() => writeAddress(choice), settlesMs);
    return () => clearTimeout(timer);
  }, [choice, initial]);
  return [choice, setChoice] as const;
}

function writeAddress(choice: ThresholdChoice): void {
  const address = new URL(window.location.href);
  const parameters = thresholdParameters(choice);
  for (const name of thresholdParameterNames) {
    const value = parameters[name];
    if (value === undefined) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  // null, not the present state: else `useSearchParams` never learns of it, and with it neither the other parts of the page
  if (address.href !== window.location.href) window.history.replaceState(null, '', address);
}
