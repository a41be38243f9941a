'use client';

import { useState } from 'react';
import { ChooseFile } from './choose-file';
import { DescribeCohort } from './describe-cohort';
import { ImportDone, type Imported } from './import-done';
import { Steps } from './steps';
import type { Upload } from './upload';

/** File, columns and outcome, done. */
export function ImportFlow({ maxBytes }: { maxBytes: number }) {
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
        <ChooseFile maxBytes={maxBytes} onRead={setUpload} />
      )}
    </>
  );
}
