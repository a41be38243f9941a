'use client';

import type { ListedKnownCohort } from '@/lib/services/list-known-cohorts';
import { useState } from 'react';
import { ChooseFile } from './choose-file';
import { DescribeCohort } from './describe-cohort';
import { ImportDone, type Imported } from './import-done';
import { KnownCohortList } from './known-cohort-list';
import { Steps } from './steps';
import type { Upload } from './upload';

interface ImportFlowProps {
  readonly maxBytes: number;
  readonly known: readonly ListedKnownCohort[];
}

/** File, columns and outcome, done. */
export function ImportFlow({ maxBytes, known }: ImportFlowProps) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const step = imported !== null ? 2 : upload !== null ? 1 : 0;
  return (
    <>
      <Steps names={['File', 'Columns and outcome', 'Done']} current={step} />
      {imported !== null ? (
        <ImportDone imported={imported} />
      ) : upload !== null ? (
        <DescribeCohort key={upload.uploadId} upload={upload} onBack={() => setUpload(null)} onImported={setImported} />
      ) : (
        <div className="grid max-w-[900px] gap-4">
          <ChooseFile maxBytes={maxBytes} onRead={setUpload} />
          <KnownCohortList cohorts={known} onRead={setUpload} />
        </div>
      )}
    </>
  );
}
