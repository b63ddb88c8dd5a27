import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import { defaultOf } from '../src/config.ts';
import { runSchema } from '../src/publish/run-schema.ts';
import { withThreatTable } from './threat-table.ts';

interface Metadata {
  inputs: Record<string, { description: string }>;
  outputs: Record<string, { description: string }>;
}

/** The generated pages of docs/, by path: made from what the code itself uses, so that they cannot drift. */
export async function generatedDocs(): Promise<Record<string, string>> {
  const { inputs, outputs } = parse(await readFile('action.yml', 'utf8')) as Metadata;
  const table = (rows: Record<string, { description: string }>) =>
    Object.entries(rows).map(
      ([name, { description }]) => `| \`${name}\` | ${description}${defaultText(name)} |`,
    );
  const schema = { title: 'run.json of regreen', ...z.toJSONSchema(runSchema) };
  return {
    'docs/inputs.md': [
      '# Inputs and outputs',
      '',
      'Made from action.yml by `npm run build`. The same names may stand in `.github/regreen.yml` of the default branch (but keys, tokens, `run-dir` and `task`); inputs win.',
      '',
      '| input | meaning |',
      '| --- | --- |',
      ...table(inputs),
      '',
      '| output | meaning |',
      '| --- | --- |',
      ...table(outputs),
      '',
    ].join('\n'),
    'docs/security.md': await withThreatTable(await readFile('docs/security.md', 'utf8')),
    'docs/run.schema.json': `${JSON.stringify(schema, null, 2)}\n`,
  };
}

/** ` (default …)` for an input that has one. */
function defaultText(name: string): string {
  const value = defaultOf(name);
  return value === undefined || value === '' ? '' : ` (default \`${value}\`)`;
}

export async function writeDocs(): Promise<void> {
  for (const [path, text] of Object.entries(await generatedDocs())) await writeFile(path, text);
}
