/** The fonts that are shipped, and what they allow. */
export const fonts = [
  {
    name: 'Inter',
    use: 'on the screen',
    licence: 'SIL Open Font License 1.1',
    copyright: 'Copyright 2016 The Inter Project Authors (github.com/rsms/inter)',
  },
  {
    name: 'DejaVu Sans',
    use: 'in reports',
    licence: 'Bitstream Vera licence; changes by DejaVu in the public domain',
    copyright: 'Copyright 2003 Bitstream, Inc.; Arev glyphs copyright 2006 Tavmjong Bah',
  },
] as const;
