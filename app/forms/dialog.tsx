'use client';

import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question in front of the page, by the browser's own dialog: focus stays inside, Escape closes, focus goes back afterwards. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const titleId = useId();
  useEffect(() => {
    opener.current ??= document.activeElement;
    dialog.current?.showModal();
    // Gone from the page, the dialog cannot give the focus back by itself.
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(440px,calc(100vw-32px))] rounded-card border border-rule bg-panel p-6 text-ink shadow-raised backdrop:bg-black/45"
    >
      <h2 id={titleId} className="mb-4 text-[17px] font-semibold">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
