import type { InputHTMLAttributes } from 'react';

/** A line of text, a number, a password or a file; stands in a `Field`. */
export function TextInput({ className = '', type = 'text', ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input type={type} className={`control ${className}`} {...rest} />;
}
