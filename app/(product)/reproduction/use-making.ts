'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { request } from '@/app/forms/request';
import type { MakingState } from '@/lib/reproduction/process/making';

const everyMilliseconds = 700;

/** The reproduction as the server has it, asked for again and again while it runs; `onEnd` is called once when it no longer does. */
export function useMaking(initial: MakingState | null, onEnd: () => void) {
  const [making, follow] = useState(initial);
  const ended = useEffectEvent(onEnd);
  const running = making?.state === 'running';
  useEffect(() => {
    if (!running) return;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const answer = await request<{ making: MakingState | null }>('/api/reproductions', {
        method: 'GET',
        signal: stop.signal,
      }).catch(() => null); // the next answer tells
      if (stop.signal.aborted || answer === null) return;
      follow(answer.making);
      if (answer.making?.state !== 'running') ended();
    };
    const timer = setInterval(() => void ask(), everyMilliseconds);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [running]);
  return { making, follow };
}
