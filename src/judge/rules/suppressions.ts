import { type PatternRow, patternRule } from './patterns.ts';

const js = 'src/a.ts';
const py = 'src/a.py';

/** Orders to a checker not to look, as comments or attributes. The words are each tool's own. */
const rows: readonly PatternRow[] = [
  {
    on: 'comment',
    pattern:
      /\b(?:eslint|oxlint|stylelint|tslint|jscs|deno-lint|biome|jshint|markdownlint|standard)[-:]?\s?(?:disable|ignore)[\w-]*/,
    bad: [
      js,
      '// eslint-disable-next-line no-eval',
      '/* eslint-disable */',
      '// biome-ignore lint: x',
      '// deno-lint-ignore no-explicit-any',
      '// tslint:disable',
    ],
    good: [js, '// eslint reads this file', 'const hint = "eslint-disable";', '/* eslint-enable */'],
  },
  {
    on: 'comment',
    pattern: /\beslint\s[\w@/-]+\s?:\s?\[?(?:0\b|["']?off\b)/,
    bad: [js, '/* eslint no-console: 0 */', '/* eslint no-console: "off" */'],
  },
  {
    on: 'comment',
    pattern: /@ts-(?:ignore|nocheck)\b|\$FlowFixMe|\$FlowIgnore|@noflow\b|\bflowlint\b/,
    bad: [js, '// @ts-ignore', '// @ts-nocheck', '// $FlowFixMe[incompatible-type]'],
  },
  {
    on: 'comment',
    pattern: /@ts-expect-error\b/,
    mildIn: ['test', 'support'],
    bad: [js, '// @ts-expect-error wrong types'],
  },
  {
    on: 'comment',
    pattern:
      /\b(?:istanbul|c8|v8)\signore\b|\bnode:coverage\s(?:disable|ignore)|\bLCOV_EXCL|\bGCOVR?_EXCL|:nocov:|\bcoveralls-ignore|@codeCoverageIgnore/,
    bad: [
      js,
      '/* istanbul ignore next */',
      '/* c8 ignore start */',
      '/* v8 ignore next 3 */',
      '// LCOV_EXCL_LINE',
    ],
  },
  {
    on: 'comment',
    pattern:
      /\bprettier-ignore\b|\bfmt\s?:\s?(?:off|skip)\b|\byapf\s?:\s?disable|\bisort\s?:\s?(?:skip|off)|\bautopep8\s?:\s?off|\bclang-format\soff|@formatter:off|\bdprint-ignore\b|\bscalafmt\s?:\s?off|\bswift-format-ignore|\bformat-off\b|\bgofmt:skip/,
    bad: [js, '// prettier-ignore', '// clang-format off'],
    good: [js, '// format the date'],
  },
  {
    on: 'comment',
    pattern: /\bnoqa\b/i,
    languages: ['python'],
    bad: [py, 'import os  # noqa: F401', '# flake8: noqa', '# ruff: noqa'],
  },
  {
    on: 'comment',
    pattern:
      /\b(?:type|pyright|mypy|pyre|ty|pyrefly|pytype|ruff|pylint)\s?:?[\s-]?(?:ignore|disable|skip-file|basic|fixme)|\btype\s?:\s?Any\b/,
    languages: ['python'],
    bad: [
      py,
      'x = f()  # type: ignore',
      'x = f()  # type: ignore[attr-defined]',
      '# pylint: disable=all',
      '# pyright: basic',
      '# mypy: ignore-errors',
      '# pyre-ignore[16]',
      'x = f()  # type: Any',
    ],
    good: [py, '# the type of the value'],
  },
  {
    on: 'comment',
    pattern: /\bpragma\s?:\s?no\s?(?:cover|branch)/i,
    bad: [py, 'def f():  # pragma: no cover'],
  },
  {
    on: 'comment',
    pattern:
      /\bnosec\b|\bnosemgrep\b|\bgitleaks:allow\b|\b(?:checkov|tfsec|trivy|kics-scan|terrascan)\s?[:#]\s?(?:skip|ignore)/,
    bad: [py, 'eval(x)  # nosec', 'eval(x)  # nosemgrep'],
  },
  {
    on: 'comment',
    pattern: /\bnolint\b|\blint:(?:ignore|file-ignore)\b|\bexhaustive:ignore|\brevive:disable/i,
    bad: ['pkg/a.go', 'x() //nolint:errcheck', '//lint:ignore SA1019 old'],
  },
  {
    on: 'comment',
    pattern: /\bNOLINT(?:NEXTLINE|BEGIN)?\b|\bcppcheck-suppress|\bcoverity\[/,
    bad: ['src/a.cc', 'int x; // NOLINT', '// cppcheck-suppress nullPointer'],
  },
  {
    on: 'comment',
    pattern:
      /\b(?:rubocop|standard)\s?:\s?(?:disable|todo)|\bsteep:ignore|\btyped\s?:\s?(?:false|ignore)|\breek\b.{0,40}\bfalse\b|\berb_?lint:disable|\bsorbet:ignore/,
    bad: ['lib/a.rb', '# rubocop:disable Metrics/AbcSize', 'x # rubocop:todo all', '# typed: false'],
  },
  {
    on: 'comment',
    pattern:
      /\bnoinspection\b|\bCHECKSTYLE\s?[:.]?\s?OFF|\bNOPMD\b|\bNOSONAR\b|\bktlint-disable|\bdetekt:|\bscalastyle:off|\bscalafix:off|\bspotless:off/i,
    bad: ['src/A.java', 'x(); // NOSONAR', '// CHECKSTYLE:OFF', '//noinspection unchecked'],
  },
  {
    on: 'comment',
    pattern: /\bReSharper\sdisable|\bstylecop\signore/i,
    bad: ['src/A.cs', '// ReSharper disable once All'],
  },
  {
    on: 'comment',
    pattern:
      /\bphpcs:(?:ignore|disable)|@phpstan-ignore|@psalm-suppress|@codingStandardsIgnore|@phan-suppress|@phpcs-ignore|@noRector|@SuppressWarnings/,
    bad: [
      'src/A.php',
      '// phpcs:ignore',
      '/** @phpstan-ignore-next-line */',
      '/** @psalm-suppress MixedAssignment */',
    ],
  },
  {
    on: 'comment',
    pattern:
      /\b(?:shellcheck|hadolint|yamllint|actionlint|zizmor|ansible-lint|swiftlint|credo|sqlfluff|cspell|codespell|spell-checker|spellchecker|dart|ameba|luacheck|selene)\s?:?\s?(?:disable|ignore|off|noqa)/i,
    bad: ['bin/a.sh', '# shellcheck disable=SC2086', '# hadolint ignore=DL3008'],
  },
  {
    on: 'comment',
    pattern: /\bignore_for_file\s?:|\bignore\s?:\s?[a-z]+_[a-z_]+/,
    languages: ['dart'],
    bad: ['lib/a.dart', '// ignore_for_file: unused_import', '// ignore: avoid_print'],
  },
  {
    on: 'bare',
    pattern:
      /#!?\[\s?(?:allow|expect)\s?\(|#!?\[cfg_attr\([^)]{0,80}\ballow\(|#!?\[(?:rustfmt::skip|coverage\(off\))/,
    languages: ['rust'],
    bad: [
      'src/a.rs',
      '#[allow(dead_code)]',
      '#![allow(clippy::all)]',
      '#[expect(unused)]',
      '#[rustfmt::skip]',
    ],
    good: ['src/a.rs', '#[derive(Debug)]', '#![deny(warnings)]'],
  },
  {
    on: 'bare',
    pattern:
      /@(?:file:)?(?:SuppressWarnings|Suppress|SuppressFBWarnings|SuppressLint|nowarn|ExcludeFromCodeCoverage|ExcludeFromJacocoGeneratedReport|Generated)\b/,
    languages: ['java', 'kotlin'],
    bad: ['src/A.java', '@SuppressWarnings("unchecked")', '@SuppressFBWarnings("EI")'],
  },
  {
    on: 'bare',
    pattern:
      /#\s?pragma\s(?:warning\s(?:disable|\()|(?:GCC|clang)\sdiagnostic\signored)|#nullable\sdisable|\[(?:assembly:\s?)?(?:\w+\.)*(?:SuppressMessage|ExcludeFromCodeCoverage|UnconditionalSuppressMessage)\b/,
    bad: [
      'src/A.cs',
      '#pragma warning disable CS0168',
      '#nullable disable',
      '[ExcludeFromCodeCoverage]',
      '[SuppressMessage("a", "b")]',
    ],
  },
  {
    on: 'bare',
    pattern: /@dialyzer\s?\{\s?:nowarn|@compile\s?\{\s?:nowarn/,
    languages: ['elixir'],
    bad: ['lib/a.ex', '@dialyzer {:nowarn_function, f: 1}'],
  },
  {
    on: 'bare',
    pattern:
      /\bwarnings\.(?:filterwarnings|simplefilter)\s?\(|\$VERBOSE\s?=\s?(?:nil|false)|\berror_reporting\s?\(\s?0|\bDeprecation\.silenced?\b/,
    mildIn: ['product'],
    bad: ['tests/conftest.py', 'warnings.simplefilter("ignore")'],
  },
];

export const suppressions = patternRule('suppression-added', rows);
