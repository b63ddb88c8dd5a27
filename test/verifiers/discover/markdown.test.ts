import { expect, test } from 'vitest';
import { listedCommands } from '../../../src/verifiers/discover/markdown.ts';

const PAGE = `# Widget

Not this: \`make intro\`.

## Testing

Run \`npm test\` and \`\`npx eslint .\`\`; a lone \`word\` is no command.

\`\`\`bash
$ make lint   # with a comment
# only a comment
make types
\`\`\`

\`\`\`js
make('no shell');
\`\`\`

~~~
cargo test
~~~

## History

\`make history\`

\`\`\`sh
make history
\`\`\`

### Before you commit

- \`pre-commit run -a\`
`;

test('commands stand in shell blocks and inline code under headings that speak of checks', () => {
  expect(listedCommands(PAGE)).toEqual([
    'npm test',
    'npx eslint .',
    'make lint',
    'make types',
    'cargo test',
    'pre-commit run -a',
  ]);
});

test('a page with one heading or none is read as a whole', () => {
  expect(listedCommands('# Working on it\n`npm test`')).toEqual(['npm test']);
  expect(listedCommands('`npm test`')).toEqual(['npm test']);
});

test('a block that never ends is read to the end, and a page of them is cut', () => {
  expect(listedCommands('```\nnpm test')).toEqual(['npm test']);
  const many = Array.from({ length: 500 }, (_, i) => `\`make t${i}\``).join('\n');
  expect(listedCommands(many)).toHaveLength(60);
});
