/** Inter as data URIs, so that the page needs no other file. */
import { readFile } from 'node:fs/promises';
import { fontFile } from '../font-file';

/** The subsets a report can need, with the ranges that the package's own style sheet gives them. */
const subsets = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
} as const;

/** `@font-face` rules for the latin, extended latin and greek letters of Inter. */
export async function fontFaces(): Promise<string> {
  const rules = Object.entries(subsets).map(async ([subset, range]) => {
    const file = fontFile('@fontsource-variable/inter', `files/inter-${subset}-wght-normal.woff2`);
    const data = (await readFile(/* turbopackIgnore: true */ file)).toString('base64');
    return (
      `@font-face{font-family:"Inter";font-weight:100 900;font-display:block;` +
      `src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`
    );
  });
  return (await Promise.all(rules)).join('\n');
}
