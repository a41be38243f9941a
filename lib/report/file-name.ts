/** A name in signs that every file system takes; `fallback` where none are left. */
export function fileNamePart(name: string, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return plain || fallback;
}
