import type { Change } from './change.ts';
import { handlers } from './handlers.ts';
import { hit, type Rule } from './rule.ts';

const js = (text: string) => ['src/a.ts', '', text] as const;
const py = (text: string) => ['src/a.py', '', text] as const;

/** Errors caught and forgotten, or only logged, in product code. */
export const swallowedErrors: Rule = {
  id: 'error-swallowed',
  *find(changes) {
    const known = new Set(
      changes.flatMap((change) => (change.before ? handlers(change.before).map(({ key }) => key) : [])),
    );
    for (const change of changes) {
      if (!change.after || !['product', 'test', 'support', 'build'].includes(change.kind)) continue;
      const added = new Set(change.added);
      const old = readOld(change);
      for (const { line, last, expected, logs, tried, key } of handlers(change.after)) {
        const isNew = added.has(line) || (last !== line && added.has(last) && !known.has(key));
        const around = isNew && coversOld(change, old, tried, line);
        if (logs && !around) continue;
        if (isNew || (lostBody(old, line, last) && !known.has(key))) {
          const mild = expected === 'named' || (expected === 'broad' && !around);
          yield { ...hit(change, line), mild: mild || change.kind !== 'product' };
        }
      }
    }
  },
  bad: [
    js('try {\n  f();\n} catch {}\n'),
    js('try {\n  f();\n} catch (error) {\n  // nothing to do\n}\n'),
    js('f().catch(() => {});\n'),
    py('try:\n    f()\nexcept Exception:\n    pass\n'),
    py('try:\n    f()\nexcept:\n    return None\n'),
    py('with contextlib.suppress(Exception):\n    f()\n'),
    ['src/A.java', '', 'try { f(); } catch (Exception e) { }\n'],
    ['src/A.cs', '', 'try { F(); } catch (Exception) { }\n'],
    ['lib/a.rb', '', 'begin\n  f\nrescue => e\n  nil\nend\n'],
    ['lib/a.rb', '', 'x = f rescue nil\n'],
    [
      'src/a.ts',
      'try {\n  f();\n} catch (error) {\n  throw error;\n}\n',
      'try {\n  f();\n} catch (error) {\n}\n',
    ],
    ['src/a.ts', 'f(key);\n', 'try {\n  f(key);\n} catch (error) {\n  console.error(error);\n}\n'],
    ['src/a.py', 'deliver(x)\n', 'try:\n    deliver(x)\nexcept Exception:\n    logger.exception("no")\n'],
    ['src/A.java', 'write(f);\n', 'try {\n  write(f);\n} catch (IOException e) {\n}\n'],
  ],
  good: [
    js('try {\n  f();\n} catch (error) {\n  log(error);\n  throw error;\n}\n'),
    js('try {\n  f();\n} catch (error) {\n  log.warn(error);\n}\n'),
    py('try:\n    f()\nexcept ValueError as error:\n    raise ConfigError(path) from error\n'),
    py('try:\n    os.remove(path)\nexcept FileNotFoundError:\n    pass\n'),
    ['src/A.java', '', 'try { f(); } catch (IOException e) { throw new UncheckedIOException(e); }\n'],
    ['lib/a.rb', '', 'begin\n  f\nrescue KeyError => e\n  raise ConfigError, e.message\nend\n'],
  ],
};

/** What the old side tells of handlers in the new one. */
interface Old {
  /** Its lines, trimmed. */
  stood: ReadonlySet<string>;
  /** Lines that are gone and handed an error on. */
  thrown: ReadonlySet<number>;
}

function readOld({ before, removed }: Change): Old {
  const lines = before?.bare ?? [];
  return {
    stood: new Set(lines.map((text) => text.trim()).filter((text) => text.length > 6)),
    thrown: new Set(removed.filter((at) => /\b(?:throw|raise|reject|fail)\b/.test(lines[at - 1] ?? ''))),
  };
}

/** Whether a new handler was put around code that stood there without it. */
function coversOld({ after }: Change, { stood }: Old, tried: number, handler: number): boolean {
  if (!after || tried >= handler) return false;
  return after.bare.slice(tried, handler - 1).some((text) => stood.has(text.trim()));
}

/** How many lines a handler may have moved. */
const DRIFT = 40;

/** A handler near one of the same kind that lost what it did. */
function lostBody({ thrown }: Old, line: number, last: number): boolean {
  if (thrown.size === 0) return false;
  for (let at = line - DRIFT; at <= last + DRIFT; at += 1) if (thrown.has(at)) return true;
  return false;
}
