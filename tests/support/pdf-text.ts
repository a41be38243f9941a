/** What a reader can copy out of a PDF that pdfkit wrote: no tool beside Node needed. */
import { spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';

/**
 * The text of all pages in the order in which it was drawn, one line a line; a sign that the font lacks reads U+FFFD.
 * Follows each font's ToUnicode map (ISO 32000-1, 9.10.3).
 */
export function pdfText(bytes: Uint8Array): string {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const fonts = readFonts(objects);
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\s/.test(object));
  return pages.map((page) => pageText(streamOf(objects, /\/Contents (\d+) 0 R/.exec(page)?.[1]), fonts)).join('\n');
}

/** The same by poppler's pdftotext; null where it is not installed. */
export function popplerText(bytes: Uint8Array): string | null {
  const { stdout, error } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
  return error === undefined ? stdout : null;
}

function readObjects(source: string): Map<string, string> {
  const found = source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map([...found].map(([, number, object]) => [number ?? '', object ?? '']));
}

function streamOf(objects: Map<string, string>, number: string | undefined): string {
  const [, data = ''] = /\nstream\n([\s\S]*)\nendstream/.exec(objects.get(number ?? '') ?? '') ?? [];
  return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
}

/** By the name in the pages' resources, the sign of each glyph. */
function readFonts(objects: Map<string, string>): Map<string, string[]> {
  const names = [...objects.values()].flatMap((object) => [...object.matchAll(/\/(F\d+) (\d+) 0 R/g)]);
  return new Map(names.map(([, name, number]) => [name ?? '', readSigns(objects, objects.get(number ?? '') ?? '')]));
}

function readSigns(objects: Map<string, string>, font: string): string[] {
  const map = streamOf(objects, /\/ToUnicode (\d+) 0 R/.exec(font)?.[1]);
  const ranges = [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)];
  const signs: string[] = [];
  for (const [, first = '0', list = ''] of ranges) {
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, units = ''], offset) => {
      const codes = units.match(/[0-9a-f]{4}/g) ?? [];
      signs[parseInt(first, 16) + offset] = String.fromCharCode(...codes.map((code) => parseInt(code, 16)));
    });
  }
  signs[0] = '\ufffd';
  return signs;
}

function pageText(content: string, fonts: Map<string, string[]>): string {
  let signs: string[] = [];
  const lines: string[] = [];
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) signs = fonts.get(font) ?? [];
    else {
      const codes = [...(glyphs ?? '').matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? []);
      lines.push(codes.map((code) => signs[parseInt(code, 16)] ?? '\ufffd').join(''));
    }
  }
  return lines.join('\n');
}
