import type { RunView } from '@/app/api/runs/run-view';
import { Card } from '@/app/components/card';
import { asSentence } from '@/app/forms/request';
import { Notice } from '@/app/components/notice';
import type { ReactNode } from 'react';

/** How the run ended; for a finished one, what came of it. */
export function RunEnd({ run, children }: { run: RunView; children: ReactNode }) {
  if (run.state === 'finished') return children ?? <ResultPending />;
  if (run.state === 'cancelled') {
    return (
      <Notice className="mb-4" title="The run was cancelled.">
        <p>It yielded no model. Starting again begins with the same settings.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="error" className="mb-4" title="The run crashed.">
      <p>{asSentence(run.reason ?? 'the reason is not known; the log has the details')}</p>
    </Notice>
  );
}

/** Holds the place until the server has drawn the result. */
function ResultPending() {
  return (
    <Card className="mb-4" title="Finished">
      <p className="text-soft">Fetching what came of it…</p>
    </Card>
  );
}
