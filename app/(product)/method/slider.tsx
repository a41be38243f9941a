import { useId } from 'react';

interface SliderProps {
  readonly label: string;
  /** The value as a person reads it. */
  readonly shown: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly onChange: (value: number) => void;
  /** What it moves. */
  readonly hint: string;
}

/** A number in hundredths, by mouse, finger or arrow keys. */
export function Slider({ label, shown, value, low, high, onChange, hint }: SliderProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <label htmlFor={id} className="text-[13px] font-medium">
        {label}
      </label>
      <span aria-hidden="true" className="w-[4ch] text-[15px] font-semibold max-sm:ml-auto max-sm:text-right">
        {shown}
      </span>
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={0.01}
        value={value}
        aria-valuetext={shown}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-7 w-full max-w-[420px] min-w-0 cursor-pointer accent-accent max-sm:max-w-none sm:w-auto sm:flex-1"
      />
      <span id={`${id}-hint`} className="text-[12.5px] text-soft max-sm:sr-only">
        {hint}
      </span>
    </div>
  );
}
