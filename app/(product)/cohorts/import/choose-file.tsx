'use client';

import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { ProgressBar } from '@/app/components/progress-bar';
import { useSubmit } from '@/app/forms/use-submit';
import { useId, useState, type DragEvent } from 'react';
import { sendFile } from './send-file';
import type { Upload } from './upload';

/** The first step: a file, dropped or chosen, goes to the server and is read there. */
export function ChooseFile({ maxBytes, onRead }: { maxBytes: number; onRead: (upload: Upload) => void }) {
  const inputId = useId();
  const [over, setOver] = useState(false);
  const { submit, pending, error } = useSubmit(async (file: File) => onRead(await sendFile(file, maxBytes)));
  const take = (files: FileList | null) => {
    if (files?.[0] !== undefined) void submit(files[0]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Card className="max-w-[760px]">
      {error !== null && (
        <Notice tone="error" className="mb-4" title="This file was not taken.">
          <p>{error}</p>
        </Notice>
      )}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`rounded-card border-2 border-dashed px-6 py-12 text-center transition-colors ${over ? 'border-accent bg-accent-soft/50' : 'border-edge/60'}`}
      >
        {pending ? (
          <div className="mx-auto max-w-xs">
            <ProgressBar label="Reading the file" value={null} detail="Uploading and reading the file…" />
          </div>
        ) : (
          <>
            <p className="text-[16px] font-semibold">Drop a CSV file here</p>
            <p className="mt-1 mb-5 text-soft">
              Comma, semicolon or tab; the first row names the columns; at most {Math.round(maxBytes / 1024 / 1024)} MB.
            </p>
            <input
              id={inputId}
              type="file"
              accept=".csv,.tsv,.txt,.data,text/csv,text/tab-separated-values,text/plain"
              className="peer sr-only"
              onChange={(event) => {
                take(event.target.files);
                // The same file may be chosen again once it is mended.
                event.target.value = '';
              }}
            />
            <label
              htmlFor={inputId}
              className="inline-flex min-h-[38px] cursor-pointer items-center rounded-control bg-accent px-4 font-medium text-on-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:bg-accent-strong"
            >
              Choose a file
            </label>
          </>
        )}
      </div>
      <p className="mt-3 text-[12.5px] text-soft">
        Names, record numbers and other direct identifiers are recognised and left out; have a look at the next step
        nevertheless.
      </p>
    </Card>
  );
}
