import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { validate } from '@actions/languageservice';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');

const inputsOf = (path: string): string[] =>
  Object.keys((parse(readFileSync(join(ROOT, path), 'utf8')) as { inputs: object }).inputs);

/** Actions our workflows use, at the commit of the release that is named, with the inputs we set. */
const KNOWN: ReadonlyMap<string, string[]> = new Map([
  ['regreen/regreen@v1', inputsOf('action.yml')],
  // v7.0.1
  [
    'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
    ['ref', 'persist-credentials', 'fetch-depth'],
  ],
  // v7.0.0
  ['actions/setup-node@820762786026740c76f36085b0efc47a31fe5020', ['node-version', 'package-manager-cache']],
  // v7.0.0
  ['actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f', ['name', 'path', 'if-no-files-found']],
  // v8.0.1
  ['actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c', ['artifact-ids', 'path']],
  [
    // v3.1.1
    'actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3',
    [
      ...['client-id', 'private-key', 'permission-actions', 'permission-contents', 'permission-issues'],
      'permission-pull-requests',
    ],
  ],
]);

/** The `path` of an action; in a workflow that is ours the repository at the commit that runs. */
interface FileReference {
  path: string;
  owner?: string;
  repository?: string;
}

/** Files of this repository, which a workflow reaches by `$/`, or as `regreen/regreen`. */
async function ownFile({ path, owner = 'regreen', repository = 'regreen' }: FileReference) {
  if (`${owner}/${repository}` !== 'regreen/regreen') throw new Error(`${owner}/${repository} is not here`);
  return { name: path, content: readFileSync(join(ROOT, path), 'utf8') };
}

/** The messages of GitHub's own language service; the name must be new for each text, because it caches by name. */
export async function lint(name: string, text: string): Promise<string[]> {
  // Validation reads these two members of a document; the others serve editors.
  const document = { uri: `file:///${name}`, getText: () => text } as Parameters<typeof validate>[0];
  const diagnostics = await validate(document, {
    fileProvider: { getFileContent: ownFile },
    actionsMetadataProvider: {
      async fetchActionMetadata({ owner, name: repository, ref }) {
        const inputs = KNOWN.get(`${owner}/${repository}@${ref}`);
        if (inputs === undefined) return undefined;
        const entries = inputs.map((input) => [input, { description: input }]);
        return { name: repository, description: repository, inputs: Object.fromEntries(entries) };
      },
    },
  });
  return diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value));
}
