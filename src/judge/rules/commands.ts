import type { Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';
import { settingsOf } from './settings.ts';
import type { Source } from './source.ts';

const GATE =
  /(?:^|[:_.-])(?:pre|post)?(?:tests?|lint\w*|check\w*|type-?check|types|tsc|ci|verify|validate|cover\w*|e2e|audit|unit|integration|specs?|eslint|quality|vet|clippy|mypy|pytest|fmt|format-check|style|static)(?:$|[:_.-])/i;
/** Lines that make a build tool know a test. */
const REGISTERS =
  /\b(?:add_test|gtest_discover_tests|catch_discover_tests|doctest_discover_tests|enable_testing|useJUnitPlatform|Rake::TestTask|RSpec::Core::RakeTask)\b|\bcheck\.dependsOn/;
const INSTALL =
  /^scripts\.(?:pre|post)?(?:install|prepare|prepack|uninstall)$|^scripts\.(?:post-(?:install|update|autoload)\S*|pre-(?:install|update)\S*)/;

/** The commands that decide what is green: scripts, make targets, pipelines. */
export const changedCommands: Rule = {
  id: 'command-changed',
  *find(changes, { failing = [] }) {
    for (const change of changes) {
      for (const found of commandHits(change))
        yield {
          ...found,
          mild: found.mild === true || (failing.includes(change.path) && change.kind !== 'ci'),
        };
    }
  },
  bad: [
    [
      'package.json',
      '{"scripts": {"test": "vitest run"}}\n',
      '{"scripts": {"test": "vitest run --exclude a"}}\n',
    ],
    [
      'package.json',
      '{"scripts": {"test": "vitest run", "lint": "biome"}}\n',
      '{"scripts": {"test": "vitest run"}}\n',
    ],
    ['Makefile', 'test:\n\tgo test ./...\n', 'test:\n\t-go test ./...\n'],
    ['.gitlab-ci.yml', 'test:\n  script: npm test\n', 'test:\n  script: echo ok\n'],
    [
      'package.json',
      '{"scripts": {"test": "node --test"}}\n',
      '{"scripts": {"pretest": "rm -rf test", "test": "node --test"}}\n',
    ],
    [
      'package.json',
      '{"scripts": {"test": "node --test"}}\n',
      '{"scripts": {"test": "rm -rf test && node --test"}}\n',
    ],
    ['Makefile', 'test: lint\n\tgo test ./...\n', 'test:\n\tgo test ./...\n'],
    ['scripts/check.sh', 'tsc -p .\neslint src\n', 'tsc -p .\n'],
  ],
  good: [
    [
      'package.json',
      '{"scripts": {"test": "vitest run"}}\n',
      '{"scripts": {"test": "vitest run", "docs": "typedoc"}}\n',
    ],
    [
      'package.json',
      '{"scripts": {"test": "vitest run"}}\n',
      '{"scripts": {"test": "vitest run && biome ci"}}\n',
    ],
    [
      'package.json',
      '{"scripts": {"test": "vitest run"}}\n',
      '{"scripts": {"pretest": "npm run build", "test": "vitest run"}}\n',
    ],
    ['Makefile', 'test:\n\tgo test ./...\n', 'test:\n\tgo test -race ./...\n'],
    ['scripts/check.sh', 'npm test\n', 'npm test --verbose\n'],
    [
      'Makefile',
      'test:\n\tgo test ./...\nrun:\n\tgo run .\n',
      'test:\n\tgo test ./...\nrun:\n\tgo run ./cmd\n',
    ],
  ],
};

function* commandHits(change: Change): Generator<Hit> {
  const { kind, before, after } = change;
  if (kind === 'ci' || change.oldKind === 'ci') {
    const [line] = change.added;
    if (line !== undefined || change.removed.length > 0)
      yield hit(change, line ?? change.removed[0] ?? 1, line === undefined ? 'before' : 'after');
    return;
  }
  if (!before) return;
  if (before.language?.id === 'shell' && kind !== 'build') yield* lostChecks(change, before);
  if (kind !== 'manifest' && kind !== 'build') return;
  for (const line of change.removed) {
    if (REGISTERS.test(before.code[line - 1] ?? '')) yield hit(change, line, 'before');
  }
  const old = commandsOf(before);
  const now = after ? commandsOf(after) : new Map<string, Command>();
  for (const [name, { text, line, needs }] of old) {
    const other = now.get(name);
    if (!GATE.test(name) && !/^scripts\.build\b|^build$/.test(name)) continue;
    if (other && sameNeeds(needs, other.needs) && asksAsMuch(text, other.text)) continue;
    const place = other ? hit(change, other.line) : hit(change, line, 'before');
    yield { ...place, mild: /build/.test(name) && !GATE.test(name) };
  }
  for (const [name, { text, line }] of now) {
    const [, hooked] = /^scripts\.(?:pre|post)(.+)$/.exec(name) ?? [];
    if (hooked !== undefined && GATE.test(hooked) && !old.has(name) && old.has(`scripts.${hooked}`))
      yield { ...hit(change, line), mild: !MEDDLES.test(text) };
  }
}

const CHECK_SCRIPT =
  /(?:^|[/_.-])(?:tests?|lint|check|ci|verify|validate|coverage|e2e|pre-?commit|pre-?push)(?:$|[_.-][\w.-]*$)/i;
const CHECKER =
  /^\s*(?:(?:npx|pnpm|yarn|npm|bundle exec|uv run|poetry run|python3? -m|exec|go|cargo|dotnet|make)\s)?(?:exec\s|run\s)?(?:tests?|lint|check|vet|clippy|fmt|vitest|jest|mocha|tsc|eslint|biome|prettier|pytest|tox|nox|ruff|mypy|flake8|pylint|golangci-lint|rspec|rubocop|phpunit|phpstan|ctest|bats|shellcheck)\b/;

/** A script of checks that no longer runs one of them. */
function* lostChecks(change: Change, before: Source): Generator<Hit> {
  if (!CHECK_SCRIPT.test(change.oldPath)) return;
  const now = new Set(change.after?.code.map((line) => line.trim()));
  for (const line of change.removed) {
    const text = before.code[line - 1] ?? '';
    const kept = [...now].some((other) => asksAsMuch(text.trim(), other));
    if (CHECKER.test(text) && !kept) yield hit(change, line, 'before');
  }
}

/** What runs before a check and can change what it sees, or how it ends. */
const MEDDLES =
  /\|\||[;<>=]|\b(?:exit|true|rm|mv|cp|ln|sed|perl|tee|truncate|unlink|rimraf|git|cd|export|set|eval)\b|\s-(?:e|-eval)\b/;

function sameNeeds(old: readonly string[], now: readonly string[]): boolean {
  return old.every((name) => now.includes(name));
}

/** Flags that make a check say more or find more. */
const STRONGER =
  /\s(?:-race|-shuffle=on|-v|--verbose|--strict|-Werror|--max-warnings[= ]0|--frozen-lockfile|--locked|--all-targets|--all-features|--workspace|-D\swarnings)(?=\s|$)/g;

function asksAsMuch(old: string, now: string): boolean {
  const kept = (old.match(STRONGER) ?? []).every((flag) => now.includes(flag));
  return (
    now === old || (kept && now.replace(STRONGER, '') === old.replace(STRONGER, '')) || isLonger(old, now)
  );
}

/** The same command, and then another that must pass as well. */
function isLonger(old: string, now: string): boolean {
  if (now.startsWith(old)) {
    const rest = now.slice(old.length);
    return /^\s*(?:&&|\n)/.test(rest) && !/\|\||;|\bexit\b|\btrue\b/.test(rest);
  }
  const rest = now.endsWith(old) ? now.slice(0, -old.length) : '';
  return /(?:&&|\n)\s*$/.test(rest) && !MEDDLES.test(rest);
}

interface Command {
  /** Other targets that run first. */
  needs: string[];
  text: string;
  line: number;
}

function commandsOf(source: Source): Map<string, Command> {
  const id = source.language?.id;
  if (id === 'shell') return targetsOf(source);
  const commands = new Map<string, Command>();
  for (const [key, settings] of settingsOf(source)) {
    if (
      !/^(?:scripts|tasks|targets|pipeline|poe|tool\.(?:poe|hatch|pdm|taskipy)[\w.-]*|wireit|aliases)\b/.test(
        key,
      )
    )
      continue;
    commands.set(key, {
      needs: [],
      text: settings.map(({ value }) => value).join('\n'),
      line: settings[0]?.line ?? 1,
    });
  }
  return commands;
}

/** Targets of a makefile or justfile with what they need and run. */
function targetsOf({ lines }: Source): Map<string, Command> {
  const targets = new Map<string, Command>();
  let current: Command | null = null;
  lines.forEach((text, index) => {
    const head = /^([\w./%-]{1,100})[^:=\n]{0,80}:(?!=)(.*)$/.exec(text);
    if (head && !/^\s/.test(text)) {
      current = { needs: (head[2] ?? '').split(/\s+/).filter(Boolean), text: '', line: index + 1 };
      targets.set(head[1] ?? '', current);
    } else if (/^\s+\S/.test(text) && current) current.text += `\n${text.trim()}`;
  });
  return targets;
}

export const installScripts: Rule = {
  id: 'install-script',
  *find(changes) {
    for (const change of changes) {
      if (change.kind !== 'manifest' || !change.after) continue;
      const old = change.before ? settingsOf(change.before) : new Map<string, { value: string }[]>();
      for (const [key, [setting]] of settingsOf(change.after)) {
        if (INSTALL.test(key) && setting && old.get(key)?.[0]?.value !== setting.value)
          yield hit(change, setting.line);
      }
      for (const line of change.added) {
        if (/\bcmdclass\s?=|\bsetup_requires\s?=/.test(change.after.code[line - 1] ?? ''))
          yield hit(change, line);
      }
    }
  },
  bad: [
    ['package.json', '{"scripts": {}}\n', '{"scripts": {"postinstall": "node x.js"}}\n'],
    ['setup.py', 'setup(name="a")\n', 'setup(\n    name="a",\n    cmdclass={"install": Evil},\n)\n'],
  ],
  good: [['package.json', '{"scripts": {}}\n', '{"scripts": {"start": "node x.js"}}\n']],
};
