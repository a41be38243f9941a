/** Lines to copy; scrolls sideways by itself, so that a phone's page does not. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      className="overflow-x-auto rounded-control bg-sparse p-3 font-mono text-[12.5px] leading-5"
    >
      {children}
    </pre>
  );
}
