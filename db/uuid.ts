const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text can be an id at all: the database answers any other text with an error instead of no row. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}
