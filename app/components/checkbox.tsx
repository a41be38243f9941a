import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

/** A yes or no with its words beside it. */
export function Checkbox({ label, hint, className = '', ...rest }: CheckboxProps) {
  const hintId = useId();
  return (
    <div className={className}>
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          aria-describedby={hint === undefined ? undefined : hintId}
          {...rest}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={hintId} className="mt-0.5 ml-[26px] text-[12.5px] text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
