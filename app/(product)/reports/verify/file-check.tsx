'use client';

import { useCallback, useState, type DragEvent } from 'react';
import { Notice, type NoticeTone } from '@/app/components/notice';
import { readAnswer } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import type { FileVerdict } from '@/lib/services/verify-report-file';
import { KnownReports, type SentReport } from './known-reports';

type SentVerdict = Omit<FileVerdict, 'known'> & { readonly known: readonly SentReport[]; readonly fileName: string };

const verdictWords: Record<FileVerdict['verdict'], { tone: NoticeTone; title: string }> = {
  genuine: { tone: 'success', title: 'Genuine and unchanged.' },
  changed: { tone: 'error', title: 'Changed after it was issued: do not rely on it.' },
  unknown: { tone: 'warning', title: 'Not known here.' },
};

/** A place to drop a report's file, and the verdict on it. */
export function FileCheck() {
  const [verdict, setVerdict] = useState<SentVerdict | null>(null);
  const [over, setOver] = useState(false);
  const check = useCallback(async (file: File) => {
    setVerdict(null);
    const response = await fetch('/api/reports/verify', { method: 'POST', body: file }).catch(() => {
      throw new Error('the server does not answer: check the connection and try again');
    });
    setVerdict({ ...(await readAnswer<Omit<SentVerdict, 'fileName'>>(response)), fileName: file.name });
  }, []);
  const { submit, pending, error } = useSubmit(check);
  const take = (files: FileList | null) => {
    const file = files?.item(0);
    if (file) void submit(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className="flex flex-col gap-4">
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex min-h-32 cursor-pointer flex-col items-center justify-center gap-1 rounded-card border border-dashed px-4 py-6 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${over ? 'border-accent bg-accent-soft/50' : 'border-edge/60 hover:bg-sparse'}`}
      >
        <span className="font-medium">{pending ? 'Checking…' : 'Choose a file or drop it here'}</span>
        <span className="text-[13px] text-soft">PDF, web page, CSV, JSON, FHIR or Markdown, at most 20 MB</span>
        <input
          type="file"
          accept=".pdf,.html,.csv,.json,.md"
          className="sr-only"
          disabled={pending}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </label>
      <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
        {error !== null && <Notice tone="error">{error}</Notice>}
        {verdict !== null && <Verdict verdict={verdict} />}
      </div>
    </div>
  );
}

function Verdict({ verdict }: { verdict: SentVerdict }) {
  const { tone, title } = verdictWords[verdict.verdict];
  return (
    <>
      <Notice tone={tone} title={title}>
        <p className="break-words text-soft">{verdict.fileName}</p>
        <p>{verdict.explanation}</p>
        {verdict.computedHash !== null && (
          <p className="mt-1 text-[12.5px] break-all text-soft">
            Hash computed from the content: {verdict.computedHash}
          </p>
        )}
      </Notice>
      {verdict.known.length > 0 && <KnownReports known={verdict.known} />}
    </>
  );
}
