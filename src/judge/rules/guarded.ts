import { type Hit, hit, type Rule } from './rule.ts';
import { type Claim, testDiff } from './test-diff.ts';

const file = 'test/a.test.ts';
const plain = "test('a', () => {\n  expect(f()).toBe(1);\n});\n";

export const guardedAssertions: Rule = {
  id: 'assertion-guarded',
  *find(changes) {
    const { kept, changed, added } = testDiff(changes);
    const ofOld = new Set([...kept, ...changed].map(([, after]) => after));
    for (const [before, after] of [...kept, ...changed]) {
      if (after.guards > before.guards || modified(after) > modified(before))
        yield hit(after.change, after.line);
    }
    yield* swallowed(added.filter((claim) => !ofOld.has(claim)));
  },
  bad: [
    [file, plain, "test('a', () => {\n  try {\n    expect(f()).toBe(1);\n  } catch {}\n});\n"],
    [file, plain, "test('a', () => {\n  if (ready) {\n    expect(f()).toBe(1);\n  }\n});\n"],
    [file, plain, "test('a', () => {\n  if (ready) expect(f()).toBe(1);\n});\n"],
    [
      'tests/test_a.py',
      'def test_a():\n    assert f() == 1\n',
      'def test_a():\n    try:\n        assert f() == 1\n    except AssertionError:\n        pass\n',
    ],
    [
      'spec/a_spec.rb',
      "it 'a' do\n  expect(f).to eq 1\nend\n",
      "it 'a' do\n  expect(f).to eq 1 rescue nil\nend\n",
    ],
  ],
  good: [
    [file, plain, "test('a', () => {\n  for (const f of all) {\n    expect(f()).toBe(1);\n  }\n});\n"],
    [
      file,
      plain,
      "test('a', () => {\n  try {\n    expect(f()).toBe(1);\n  } finally {\n    close();\n  }\n});\n",
    ],
  ],
};

/** `expect(x).to eq 1 rescue nil`, `… if ready` */
function modified({ text }: Claim): number {
  return text.filter((word, index) => index > 0 && /^(?:rescue|if|unless)$/.test(word)).length;
}

/** A new claim inside a `try` proves nothing, but it takes nothing away either. */
function* swallowed(added: readonly Claim[]): Generator<Hit> {
  for (const claim of added) {
    if (claim.owner && claim.guards > 0) yield { ...hit(claim.change, claim.line), mild: true };
  }
}
