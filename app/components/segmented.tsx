import Link from 'next/link';

export interface Segment {
  readonly value: string;
  readonly label: string;
  /** Where this choice leads; without it `onChange` is called. */
  readonly href?: string;
  readonly disabled?: boolean;
  readonly title?: string;
}

interface SegmentedProps {
  /** Says what is chosen; read aloud. */
  readonly label: string;
  readonly segments: readonly Segment[];
  readonly value: string;
  readonly onChange?: (value: string) => void;
}

/** Two to four views of the same thing; links where the choice lives in the address, buttons where it lives in the page. */
export function Segmented({ label, segments, value, onChange }: SegmentedProps) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex max-w-full flex-wrap rounded-control border border-edge/50 bg-panel p-[2px]"
    >
      {segments.map((segment) => {
        const current = segment.value === value;
        const classes = `rounded-md px-3 py-1 transition-colors ${current ? 'bg-accent-soft font-medium text-ink' : 'text-soft hover:text-ink'}`;
        return segment.href === undefined || segment.disabled ? (
          <button
            key={segment.value}
            type="button"
            aria-pressed={current}
            disabled={segment.disabled}
            title={segment.title}
            className={`${classes} disabled:cursor-not-allowed disabled:opacity-55`}
            onClick={onChange === undefined ? undefined : () => onChange(segment.value)}
          >
            {segment.label}
          </button>
        ) : (
          <Link
            key={segment.value}
            href={segment.href}
            aria-current={current ? 'true' : undefined}
            className={classes}
            scroll={false}
          >
            {segment.label}
          </Link>
        );
      })}
    </div>
  );
}
