import Link from 'next/link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const look: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'border-edge/50 bg-panel text-ink hover:border-edge hover:bg-sparse',
  quiet: 'border-transparent bg-transparent text-soft hover:bg-sparse hover:text-ink',
  danger: 'border-error/50 bg-panel text-error hover:bg-error-soft hover:border-error',
};

const shape =
  'inline-flex items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap transition-colors ' +
  'disabled:cursor-not-allowed disabled:opacity-55 focus-visible:rounded-control';
const sizes = { normal: 'min-h-[38px] px-3.5 py-1.5', small: 'min-h-8 px-2.5 py-1 text-[13px]' };

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant;
  readonly size?: keyof typeof sizes;
  /** Makes it a link; an address under /api/ is fetched plainly, as a file. */
  readonly href?: string;
  readonly children: ReactNode;
}

/** A button, or a link that looks like one. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  href,
  className = '',
  type,
  children,
  ...rest
}: ButtonProps) {
  const classes = `${shape} ${sizes[size]} ${look[variant]} ${className}`;
  if (href === undefined) {
    return (
      <button type={type ?? 'button'} className={classes} {...rest}>
        {children}
      </button>
    );
  }
  const shared = { className: classes, title: rest.title, 'aria-label': rest['aria-label'] };
  return href.startsWith('/api/') ? (
    <a href={href} {...shared}>
      {children}
    </a>
  ) : (
    <Link href={href} {...shared}>
      {children}
    </Link>
  );
}
