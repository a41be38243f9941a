'use client';

import { useId, useState, type DragEvent, type ReactNode } from 'react';

interface FileDropProps {
  /** What kind of file is taken and how large. */
  readonly hint: ReactNode;
  /** Stands in place of the choice while a file is at work. */
  readonly busy: ReactNode;
  readonly onFile: (file: File) => void;
}

/** A place to drop a table of text, or to choose one. */
export function FileDrop({ hint, busy, onFile }: FileDropProps) {
  const inputId = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files?.[0] !== undefined) onFile(files[0]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`rounded-card border-2 border-dashed px-6 py-12 text-center transition-colors ${over ? 'border-accent bg-accent-soft/50' : 'border-edge/60'}`}
    >
      {busy !== null ? (
        <div className="mx-auto max-w-xs">{busy}</div>
      ) : (
        <>
          <p className="text-[16px] font-semibold">Drop a CSV file here</p>
          <p className="mt-1 mb-5 text-soft">{hint}</p>
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
  );
}
