interface ProgressBarProps {
  /** Share done in [0,1]; null while nobody knows. */
  readonly value: number | null;
  /** What is under way; read aloud. */
  readonly label: string;
  /** What to say beside it, such as "2 min 10 s left". */
  readonly detail?: string;
}

/** How far a long step has come. */
export function ProgressBar({ value, label, detail }: ProgressBarProps) {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
        aria-valuetext={detail}
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          className="block h-2 w-full overflow-hidden rounded-full"
        >
          <rect width="100" height="1" className="fill-rule" />
          <rect
            width={share === null ? 30 : share * 100}
            height="1"
            className={`fill-accent transition-[width] duration-500 ${share === null ? 'animate-pulse' : ''}`}
          />
        </svg>
      </div>
      {detail !== undefined && <p className="mt-1.5 text-[13px] text-soft">{detail}</p>}
    </div>
  );
}
