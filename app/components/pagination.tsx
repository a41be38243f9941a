import { Button } from './button';
import { formatCount } from '@/lib/format';

interface PaginationProps {
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly noun: string;
  readonly hrefOf: (page: number) => string;
}

/** "26 to 50 of 768 patients", and the way to the neighbours; "12 patients" where they fit on one page. */
export function Pagination({ page, pageSize, total, noun, hrefOf }: PaginationProps) {
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  const pages = Math.ceil(total / pageSize);
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center justify-between gap-3 border-t border-rule px-4 py-3 sm:px-5 text-[13px] text-soft"
    >
      <span>
        {pages > 1 && `${formatCount(first)} to ${formatCount(last)} of `}
        {formatCount(total, noun)}
      </span>
      <span className="flex gap-2">
        {page > 1 && (
          <Button size="small" href={hrefOf(page - 1)}>
            Previous
          </Button>
        )}
        {page < pages && (
          <Button size="small" href={hrefOf(page + 1)}>
            Next
          </Button>
        )}
      </span>
    </nav>
  );
}
