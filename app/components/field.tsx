import { cloneElement, useId, type ReactElement, type ReactNode } from 'react';

interface ControlProps {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** One sentence; the control is marked invalid. */
  readonly error?: ReactNode;
  /** Hides the label from sight only. */
  readonly hiddenLabel?: boolean;
  readonly className?: string;
  /** One control: TextInput, Select, or an element that takes `id`. */
  readonly children: ReactElement<ControlProps>;
}

/** Label, control, hint and error, tied together for a screen reader. */
export function Field({ label, hint, error, hiddenLabel = false, className = '', children }: FieldProps) {
  const generated = useId();
  const id = children.props.id ?? generated;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? null : hintId, error === undefined || error === null ? null : errorId].filter(
    (part) => part !== null,
  );
  const control = cloneElement(children, {
    id,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': described.includes(errorId) ? true : undefined,
  });
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className={hiddenLabel ? 'sr-only' : 'mb-1 block text-[13px] font-medium'}>
        {label}
      </label>
      {control}
      {hint !== undefined && (
        <p id={hintId} className="mt-1 text-[12.5px] text-soft">
          {hint}
        </p>
      )}
      {described.includes(errorId) && (
        <p id={errorId} className="mt-1 text-[12.5px] font-medium text-error">
          {error}
        </p>
      )}
    </div>
  );
}
