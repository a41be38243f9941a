import { Font } from '@react-pdf/renderer';
import { fontFile } from '../font-file';

/**
 * The family of the whole document. The fonts that PDF readers bring themselves garble everything beyond western letters
 * ("β₁ ≥ μ" came out as "²• e ¼"), so one that has the signs is embedded.
 */
export const family = 'DejaVu';

let registered = false;

/** Registers the fonts, once a process. Words are never hyphenated: a broken unit or hash misleads. */
export function registerFonts(): void {
  if (registered) return;
  const file = (name: string) => fontFile('dejavu-fonts-ttf', `ttf/${name}.ttf`);
  Font.register({
    family,
    fonts: [
      { src: file('DejaVuSansCondensed'), fontWeight: 400 },
      { src: file('DejaVuSansCondensed-Bold'), fontWeight: 700 },
    ],
  });
  Font.registerHyphenationCallback((word) => [word]);
  registered = true;
}
