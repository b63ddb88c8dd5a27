import type { Finding } from '../../types.ts';

type Severity = Finding['severity'];

interface Policy {
  severity: Severity;
  /** When somebody with write access asks for changed tests. */
  whenAsked: Severity;
}

const always: Policy = { severity: 'block', whenAsked: 'block' };
const unlessAsked: Policy = { severity: 'block', whenAsked: 'warn' };

/** What each rule's objection means. The one place where severities are decided. */
export const POLICY = {
  'test-removed': unlessAsked,
  'test-skipped': unlessAsked,
  'assertion-removed': unlessAsked,
  'assertion-loosened': unlessAsked,
  'expectation-changed': unlessAsked,
  'test-data-changed': unlessAsked,
  'snapshot-changed': unlessAsked,
  'test-focused': always,
  'assertion-hollow': always,
  'assertion-guarded': always,
  'unit-mocked': always,
  'patience-raised': always,
  'coverage-lowered': always,
  'runner-changed': always,
  'runner-patched': always,
  'checker-loosened': always,
  'suppression-added': always,
  'type-escape': always,
  'command-changed': always,
  'forced-exit': always,
  'ignore-widened': always,
  'environment-check': always,
  'special-case': always,
  'constant-answer': always,
  'error-swallowed': always,
  'dependency-source': always,
  'install-script': always,
  'protected-path': always,
  'path-trick': always,
  'hidden-character': always,
  binary: always,
  'unreadable-line': always,
  'dependency-added': { severity: 'warn', whenAsked: 'warn' },
  oversized: { severity: 'warn', whenAsked: 'warn' },
} satisfies Record<string, Policy>;

export type RuleId = keyof typeof POLICY;
