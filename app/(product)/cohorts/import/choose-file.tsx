'use client';

import { Card } from '@/app/components/card';
import { FileDrop } from '@/app/components/file-drop';
import { Notice } from '@/app/components/notice';
import { ProgressBar } from '@/app/components/progress-bar';
import { useSubmit } from '@/app/forms/use-submit';
import { sendFile } from './send-file';
import type { Upload } from './upload';

/** The first step: a file, dropped or chosen, goes to the server and is read there. */
export function ChooseFile({ maxBytes, onRead }: { maxBytes: number; onRead: (upload: Upload) => void }) {
  const { submit, pending, error } = useSubmit(async (file: File) => onRead(await sendFile(file, maxBytes)));
  return (
    <Card>
      {error !== null && (
        <Notice tone="error" className="mb-4" title="This file was not taken.">
          <p>{error}</p>
        </Notice>
      )}
      <FileDrop
        hint={`Comma, semicolon or tab; the first row names the columns; at most ${Math.round(maxBytes / 1024 / 1024)} MB.`}
        busy={
          pending ? (
            <ProgressBar label="Reading the file" value={null} detail="Uploading and reading the file…" />
          ) : null
        }
        onFile={(file) => void submit(file)}
      />
      <p className="mt-3 text-[12.5px] text-soft">
        Names, record numbers and other direct identifiers are recognised and left out; have a look at the next step
        nevertheless.
      </p>
    </Card>
  );
}
