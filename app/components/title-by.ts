import type { Metadata } from 'next';

/** The title of a page by what it shows. Where that does not exist for this person, the page itself says so. */
export async function titleBy<T>(loaded: Promise<T>, words: (found: T) => string): Promise<Metadata> {
  try {
    return { title: words(await loaded) };
  } catch {
    return { title: 'Not found' };
  }
}
