/** Which part of a list: every list is bounded. */
export interface Page {
  /** 1 to 500; 50 where not given. */
  readonly limit?: number;
  readonly offset?: number;
}

/** A page within its bounds, whatever was asked for. */
export function boundedPage(page: Page = {}): { limit: number; offset: number } {
  const whole = (value: number | undefined, otherwise: number) =>
    value === undefined || !Number.isFinite(value) ? otherwise : Math.trunc(value);
  return { limit: Math.min(500, Math.max(1, whole(page.limit, 50))), offset: Math.max(0, whole(page.offset, 0)) };
}
