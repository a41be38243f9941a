/**
 * Letters that the embedded font lacks. Left alone, they would be set in a font of the reader's own and come out as other letters
 * ("患者" came out as "£ 9"), which misleads; so each becomes an empty box, and the document says so.
 */
import { Font } from '@react-pdf/renderer';
import { mapTexts } from '../map-texts';
import { family } from './fonts';

const box = '\u25a1';

/** The content with a box for each letter that cannot be printed, and how many letters that were. */
export async function printable<Content>(content: Content): Promise<{ content: Content; nLost: number }> {
  const fonts = await Promise.all([400, 700].map(loadFont));
  const lost = new Set<string>();
  const shown = mapTexts(content, (text) =>
    Array.from(text, (sign) => {
      if (isSpace(sign) || fonts.every((font) => font.hasGlyphForCodePoint(sign.codePointAt(0)!))) return sign;
      lost.add(sign);
      return box;
    }).join(''),
  );
  return { content: shown, nLost: lost.size };
}

/** What stands over a document in which letters are missing; null over any other. */
export function lostLettersNotice(nLost: number): string | null {
  if (nLost === 0) return null;
  const letters = nLost === 1 ? 'One letter' : `${nLost} letters`;
  return `${letters} cannot be printed here and stand${nLost === 1 ? 's' : ''} as ${box}. The web page and the JSON file show everything.`;
}

const isSpace = (sign: string) => /[\s\u200b-\u200f\u2060\ufeff]/.test(sign);

interface Letters {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

async function loadFont(fontWeight: number): Promise<Letters> {
  const descriptor = { fontFamily: family, fontWeight };
  await Font.load(descriptor);
  const font: unknown = Font.getFont(descriptor)?.data;
  if (isLetters(font)) return font;
  throw new TypeError(`the font ${family} ${fontWeight} holds no letters to look up`);
}

function isLetters(font: unknown): font is Letters {
  return typeof font === 'object' && font !== null && 'hasGlyphForCodePoint' in font;
}
