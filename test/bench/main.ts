/** `npm run bench` runs every bench, `npm run bench -- NAME …` one of them with the arguments that follow. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHES: Record<string, { measures: string; script: URL }> = {
  start: {
    measures: 'how long until the first request, and what a start costs',
    script: new URL('./start.ts', import.meta.url),
  },
  triage: {
    measures: 'speed and memory of triage on a large log',
    script: new URL('./triage.ts', import.meta.url),
  },
  attempts: {
    measures: 'wall time of four attempts beside one',
    script: new URL('./attempts.ts', import.meta.url),
  },
  sandbox: {
    measures: 'what the wall costs a command, and memory while much output passes',
    script: new URL('./sandbox.ts', import.meta.url),
  },
  agent: {
    measures: 'start, time of a turn and memory beside a model that answers at once',
    script: new URL('./agent.ts', import.meta.url),
  },
  large: {
    measures: 'how long until the first request in a repository of 100,000 files',
    script: new URL('./large.ts', import.meta.url),
  },
  soak: {
    measures: 'whole megabytes and 100,000 lines of hostile input, where npm test takes a share',
    script: new URL('./soak.ts', import.meta.url),
  },
  guard: {
    measures: 'cheats the guard blocks, and honest changes it does not',
    script: new URL('./guard.ts', import.meta.url),
  },
};

function main([name, ...args]: string[]): number {
  if (name !== undefined && !Object.hasOwn(BENCHES, name)) {
    const known = Object.entries(BENCHES).map(([each, { measures }]) => `  ${each.padEnd(8)} ${measures}`);
    console.error(`unknown bench '${name}'; there are:\n${known.join('\n')}`);
    return 2;
  }
  const wanted = Object.entries(BENCHES).filter(([each]) => name === undefined || each === name);
  const codes = wanted.map(([each, { measures, script }]) => {
    console.log(`\n== ${each}: ${measures} ==`);
    // A process each: one bench's memory and warm code are no part of another's figures.
    return spawnSync(process.execPath, [fileURLToPath(script), ...args], { stdio: 'inherit' }).status ?? 1;
  });
  return Math.max(...codes);
}

process.exitCode = main(process.argv.slice(2));
