'use client';

import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { useEffect, useRef, useState } from 'react';

export interface HandedLink {
  readonly person: string;
  /** Path on this server, such as `/welcome?token=...`. */
  readonly path: string;
}

/** A one-time link, shown this once, to be handed over by a way that the administrator trusts. */
export function HandOver({ link, onDone }: { link: HandedLink; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const address = `${window.location.origin}${link.path}`;
  useEffect(() => field.current?.focus(), [link]);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <Notice tone="success" className="mb-5" title={`One-time link for ${link.person}`}>
      <p className="text-soft">
        It works once and is shown only now. Hand it over yourself; nothing is sent by mail. Older links of this person
        no longer work.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          aria-label="One-time link"
          value={address}
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
