import { useId, type ReactNode } from 'react';

interface CardProps {
  /** Becomes the card's heading and names the section. */
  readonly title?: ReactNode;
  /** One soft line under the heading. */
  readonly description?: ReactNode;
  /** At the right of the heading. */
  readonly actions?: ReactNode;
  readonly className?: string;
  /** Off for a table that reaches the card's edges. */
  readonly padded?: boolean;
  readonly children: ReactNode;
}

/** A panel with a thin edge: the one container of the product. */
export function Card({ title, description, actions, className = '', padded = true, children }: CardProps) {
  const id = useId();
  const heading = title !== undefined || actions !== undefined;
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={`min-w-0 rounded-card border border-rule bg-panel ${padded ? 'p-4 sm:p-5' : ''} ${className}`}
    >
      {heading && (
        <div className={`flex flex-wrap items-start gap-x-4 gap-y-2 ${padded ? 'mb-3' : 'p-4 sm:px-5'}`}>
          <div className="min-w-0 flex-1 basis-60">
            {title !== undefined && (
              <h2 id={id} className="text-[15px] font-semibold">
                {title}
              </h2>
            )}
            {description !== undefined && <p className="mt-0.5 text-[13px] text-soft">{description}</p>}
          </div>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
