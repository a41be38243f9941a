'use client';

import { useId, useState } from 'react';
import { formatNumber } from '@/lib/format';
import { readNumber, writeNumber } from '@/lib/locale';

interface NumberBoxProps {
  /** Read aloud; the sentence around it says the same. */
  readonly label: string;
  readonly value: number;
  /** Smallest and largest number that can be. */
  readonly range: readonly [number, number];
  readonly onChange: (value: number) => void;
}

/** A number within a sentence, taken over when it is whole: on leaving the field or with the Enter key. */
export function NumberBox({ label, value, range: [low, high], onChange }: NumberBoxProps) {
  const id = useId();
  const [shown, setShown] = useState(value);
  const [text, setText] = useState(textOf(value));
  if (shown !== value) {
    // a new value from elsewhere, such as a slider, replaces what was being typed
    setShown(value);
    setText(textOf(value));
  }
  const number = readNumber(text);
  const isPossible = number >= low && number <= high;
  const take = () => {
    if (isPossible && text !== textOf(value)) onChange(number);
  };
  return (
    <>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="control !min-h-8 !w-20 !px-2 !py-1 text-right tabular-nums"
        aria-label={label}
        aria-invalid={!isPossible}
        aria-describedby={isPossible ? undefined : `${id}-problem`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      {!isPossible && (
        <span id={`${id}-problem`} className="text-[12.5px] font-medium text-error">
          must be from {formatNumber(low)} to {formatNumber(high)}
        </span>
      )}
    </>
  );
}

/** Four digits are more than anybody types; the value itself keeps all. */
const textOf = (value: number) => writeNumber(Number(value.toPrecision(4)));
