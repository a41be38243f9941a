'use client';

import { isLive, type RunView } from '@/app/api/runs/run-view';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

/**
 * The run as the server sees it now. While it is live the server sends every change; `connected` turns false while the line is
 * down (the browser tries again by itself). At its end the page is asked for once more: what came of the run is drawn by the server.
 */
export function useRun(initial: RunView): { run: RunView; connected: boolean } {
  const router = useRouter();
  const [run, setRun] = useState(initial);
  const [connected, setConnected] = useState(true);
  const live = isLive(run.state);
  useEffect(() => {
    if (!live) return;
    const events = new EventSource(`/api/runs/${initial.id}/events`);
    events.addEventListener('open', () => setConnected(true));
    events.addEventListener('error', () => setConnected(false));
    events.addEventListener('run', (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as RunView;
      setRun(next);
      if (isLive(next.state)) return;
      events.close();
      router.refresh();
    });
    return () => events.close();
  }, [initial.id, live, router]);
  return { run, connected };
}
