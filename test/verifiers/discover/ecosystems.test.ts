import { describe, expect, test } from 'vitest';
import { ECOSYSTEMS } from '../../../src/verifiers/discover/ecosystem-rules.ts';
import { fromEcosystems } from '../../../src/verifiers/discover/ecosystems.ts';
import { lines } from './source-lines.ts';

describe('an ecosystem', () => {
  test.each(ECOSYSTEMS.map((each) => [each.name, each] as const))(
    '%s: each check is asked for',
    async (_, ecosystem) => {
      const marks = ecosystem.marks.map((mark) => mark.replace('*', 'x'));
      for (const mark of marks)
        for (const check of ecosystem.checks) {
          const file = check.files?.[0]?.replace('*', 'x');
          const found = await lines(fromEcosystems, {
            [mark]: '',
            ...(file === undefined ? {} : { [file]: '' }),
          });
          if (check.files !== undefined || check.says === undefined) expect(found).toContain(check.command);
          else expect(found).not.toContain(check.command);
          // What only its own tools can look after is left to them.
          const covered = {
            covered: (kind: string, tools?: RegExp) => kind === check.kind && tools === ecosystem.tools,
          };
          const less = await lines(
            fromEcosystems,
            { [mark]: '', ...(file === undefined ? {} : { [file]: '' }) },
            covered,
          );
          expect(less).not.toContain(check.command);
          expect(ecosystem.tools.test(check.command)).toBe(true);
        }
    },
  );

  test.each([
    [
      'pyproject.toml',
      '[tool.ruff]\n[tool.mypy]\n[tool.pytest.ini_options]',
      ['pytest', 'ruff check', 'mypy .'],
    ],
    ['pyproject.toml', '[tool.black]\n[tool.pyright]', ['black --check .', 'pyright']],
    ['pyproject.toml', '[tool.ruff.format]\n[project]', ['ruff check', 'ruff format --check']],
    ['pyproject.toml', '[tool.mypy]\nstrict = true\nfiles = ["src"]\n', ['mypy']],
    ['pyproject.toml', '[tool.mypy]\nstrict = true\n\n[tool.hatch]\nfiles = ["src"]\n', ['mypy .']],
    ['setup.cfg', '[flake8]\n[mypy]', ['flake8', 'mypy .']],
    ['composer.json', '{\n  "scripts": {\n    "test": "x"\n  }\n}', ['composer test']],
    [
      'CMakeLists.txt',
      'include(CTest)',
      ['cmake -S . -B build && cmake --build build && ctest --test-dir build --output-on-failure'],
    ],
  ])('%s says what is used: %j', async (name, text, expected) => {
    expect(await lines(fromEcosystems, { [name]: text })).toEqual(expected);
  });

  test('of Python runs through the project’s own manager', async () => {
    const texts = { 'pyproject.toml': '"pytest"', 'poetry.lock': '' };
    expect(await lines(fromEcosystems, texts)).toEqual(['poetry run pytest']);
  });

  test('has wrappers before programs', async () => {
    expect(await lines(fromEcosystems, { 'pom.xml': '', mvnw: '' })).toEqual(['./mvnw -B verify']);
  });

  test('in another folder is another project’s', async () => {
    const texts = { 'a/Widget.sln': '', 'b/go.mod': '' };
    expect(await lines(fromEcosystems, texts)).toEqual([]);
    expect(await lines(fromEcosystems, texts, { workingDirectory: 'a' })).toEqual(['dotnet test']);
  });
});
