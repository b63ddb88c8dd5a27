/** Words as an identifier: `[a-z0-9-]`, at most 40 characters, never empty. */
export function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40)
      .replace(/^-|-$/g, '') || 'step'
  );
}
