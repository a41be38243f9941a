'use client';

import { useDisclosure } from './use-disclosure';

interface ExportMenuProps {
  readonly label: string;
  /** Stands over the files. */
  readonly note?: string;
  readonly files: readonly { readonly label: string; readonly hint: string; readonly href: string }[];
}

/** One button that offers the same thing as several kinds of file. */
export function ExportMenu({ label, note, files }: ExportMenuProps) {
  const { open, toggle, close, holder } = useDisclosure();
  return (
    <div ref={holder} className="relative">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="export-menu"
        onClick={toggle}
        className="inline-flex min-h-[38px] items-center gap-2 rounded-control border border-accent bg-accent px-3.5 font-medium text-on-accent hover:border-accent-strong hover:bg-accent-strong"
      >
        {label}
        <svg viewBox="0 0 10 6" aria-hidden="true" className="w-2.5 fill-none stroke-current" strokeWidth="1.6">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </button>
      {open && (
        <div
          id="export-menu"
          className="absolute right-0 z-30 mt-2 w-72 rounded-card border border-rule bg-panel p-1.5 shadow-raised max-sm:right-auto max-sm:left-0"
        >
          {note !== undefined && <p className="px-3 pt-1.5 pb-2 text-[12.5px] text-soft">{note}</p>}
          <ul>
            {files.map((file) => (
              <li key={file.label}>
                <a
                  href={file.href}
                  onClick={close}
                  className="flex items-baseline justify-between gap-3 rounded-control px-3 py-2 hover:bg-sparse"
                >
                  <span className="font-medium whitespace-nowrap">{file.label}</span>
                  <span className="text-[12.5px] text-soft">{file.hint}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
