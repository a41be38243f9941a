interface CodeProps {
  /** Read aloud. */
  readonly label: string;
  /** Stands above it. */
  readonly title?: string;
  readonly children: string;
}

/** Lines to copy; scrolls sideways by itself, so that a phone's page does not. */
export function Code({ label, title, children }: CodeProps) {
  return (
    <div>
      {title !== undefined && (
        <p aria-hidden="true" className="mb-1 text-[12.5px] font-medium text-soft">
          {title}
        </p>
      )}
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="overflow-x-auto rounded-control bg-sparse p-3 font-mono text-[12.5px] leading-5"
      >
        {children}
      </pre>
    </div>
  );
}
