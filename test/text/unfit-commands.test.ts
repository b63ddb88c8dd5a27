import { describe, expect, test } from 'vitest';
import { secretNeed, unfitReason } from '../../src/text/unfit-commands.ts';
import { cpuMs } from '../helpers/cpu-time.ts';

test.each([
  ['docker push example.com/widget', 'pushes an image'],
  ['docker buildx build . --push', 'pushes an image'],
  ['docker login -u me', 'logs in'],
  ['npm publish --provenance', 'publishes a package'],
  ['pnpm -r publish', 'publishes a package'],
  ['cargo publish --dry-run', 'publishes a package'],
  ['twine upload dist/*', 'publishes a package'],
  ['npx semantic-release', 'publishes a package'],
  ['./gradlew --no-daemon publishToMavenLocal', 'publishes a package'],
  ['mvn -B deploy', 'publishes a package'],
  ['git push origin main', 'pushes to the repository'],
  ['npm run release', 'makes a release'],
  ['gh release create v1', 'makes a release'],
  ['npx codecov', 'uploads results'],
  ['./upload.sh', 'uploads results'],
  ['terraform apply', 'deploys'],
  ['./deploy.sh', 'deploys'],
  ['npm run docs:deploy', 'deploys'],
  ['gh pr list', "talks to GitHub's API"],
  ['npm ci', 'prepares: set-up installs what checks need'],
  ['python -m pip install -e .', 'prepares: set-up installs what checks need'],
  ['yarn', 'prepares: set-up installs what checks need'],
  ['apt-get install -y jq', 'prepares: set-up installs what checks need'],
  ['sudo make', 'needs root'],
  ['curl https://example.com', 'needs the network or the git configuration of the runner'],
  ['echo a=b >> "$GITHUB_ENV"', 'writes for later steps of its job'],
  ['npm run dev', 'does not end by itself'],
  ['npm start', 'does not end by itself'],
  ['vitest --watch', 'does not end by itself'],
])('%s %s', (command, reason) => {
  expect(unfitReason(command)).toBe(reason);
});

test.each([
  'npm test',
  'npm test -- test/deploy.test.ts',
  'cargo build --release',
  'dotnet build --configuration Release',
  'yarn lint',
  'node scripts/check-release-notes.js',
  'go test ./publish/...',
  'npx tsc --noEmit\n# then npm publish\n',
])('%j is fit', (command) => {
  expect(unfitReason(command)).toBeNull();
});

describe('writing', () => {
  test.each([
    'eslint . --fix',
    'prettier --write .',
    'npm run format',
    'make fmt',
    'pnpm lint:fix',
    'vitest run --update',
  ])('%s is told only where it is asked for', (command) => {
    expect(unfitReason(command)).toBeNull();
    expect(unfitReason(command, ['writes'])).toBe('writes files');
  });

  test('is not what a check of the format does', () => {
    expect(unfitReason('npm run format:check', ['writes'])).toBeNull();
  });
});

test.each([
  ['run ${{ secrets.NPM_TOKEN }}', 'needs secrets.NPM_TOKEN'],
  ["run ${{ github.ref == 'x' && secrets.KEY }}", 'needs secrets.KEY'],
  ['run ${{ github.token }}', 'needs github.token'],
  ['run ${{ matrix.node }} # secrets.KEY', null],
])('%s: %s', (text, need) => {
  expect(secretNeed(text)).toBe(need);
});

test.each(['docker ', 'npm ', 'apt -apt ', '${{ ', '\n ', 'mvn a ', 'gradlew  '])(
  'hostile %j takes no time',
  (piece) => {
    const text = piece.repeat(200_000);
    const started = cpuMs();
    unfitReason(text, ['delivers', 'prepares', 'needs', 'endless', 'writes']);
    secretNeed(text);
    expect(cpuMs() - started).toBeLessThan(500);
  },
);
