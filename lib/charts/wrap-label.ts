/** Breaks a label between words into at most `maxLines` lines of about `width` characters; what does not fit ends in "…". */
export function wrapLabel(label: string, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, maxLines).map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
  const end = kept.at(-1);
  if (lines.length > maxLines && end !== undefined && !end.endsWith('…')) {
    kept[kept.length - 1] = `${end.slice(0, width - 1)}…`;
  }
  return kept;
}
