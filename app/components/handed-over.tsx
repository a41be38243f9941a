'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './button';
import { Notice } from './notice';

interface HandedOverProps {
  readonly title: string;
  /** What the text is; read aloud. */
  readonly label: string;
  /** Shown this once. */
  readonly text: string;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** A text that is shown this once, to be copied and kept elsewhere. */
export function HandedOver({ title, label, text, onDone, children }: HandedOverProps) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [text]);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Notice tone="success" className="mb-5" title={title}>
      <p className="text-soft">{children}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          aria-label={label}
          value={text}
          className="control min-w-0 flex-1 basis-64 font-mono text-[12.5px]"
          onFocus={(event) => event.target.select()}
        />
        {/* The clipboard exists on https and localhost only; elsewhere the selected text can still be copied by hand. */}
        {'clipboard' in navigator && <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy'}</Button>}
        <Button variant="quiet" onClick={onDone}>
          Done
        </Button>
      </div>
    </Notice>
  );
}
