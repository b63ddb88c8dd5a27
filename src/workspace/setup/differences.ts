import type { JobRoom } from '../../types.ts';
import type { WantedTool } from './plan.ts';
import { satisfies } from './versions.ts';

/** What is known of this side. */
export interface ThisRoom {
  /** As Node names them: `linux`, `x64`. */
  os: string;
  arch: string;
  /** This is a step of that very job: the same machine and container. */
  inJob: boolean;
  /** What the input `network` lets through. */
  network: readonly string[];
}

/** Names as people write them. */
const TOOL_NAMES: ReadonlyMap<string, string> = new Map([
  ['node', 'Node'],
  ['python', 'Python'],
  ['ruby', 'Ruby'],
  ['go', 'Go'],
  ['rust', 'Rust'],
  ['java', 'Java'],
  ['dotnet', '.NET'],
  ['php', 'PHP'],
  ['elixir', 'Elixir'],
  ['deno', 'Deno'],
  ['gradle', 'Gradle'],
  ['maven', 'Maven'],
  ['cmake', 'CMake'],
]);

const OS_NAMES: ReadonlyMap<string, string> = new Map([
  ['linux', 'Linux'],
  ['darwin', 'macOS'],
  ['win32', 'Windows'],
]);

/** Labels of GitHub's own runners. */
const RUNNERS: ReadonlyArray<{ label: RegExp; os: string }> = [
  { label: /^windows-/, os: 'win32' },
  { label: /^macos-/, os: 'darwin' },
  { label: /^ubuntu-/, os: 'linux' },
];

/** Ports services listen on unless told otherwise, by a word in the image. */
const IMAGE_PORTS: ReadonlyArray<[word: string, port: number]> = [
  ['postgis', 5432],
  ['postgres', 5432],
  ['pgvector', 5432],
  ['mysql', 3306],
  ['mariadb', 3306],
  ['redis', 6379],
  ['valkey', 6379],
  ['mongo', 27017],
  ['rabbitmq', 5672],
  ['elasticsearch', 9200],
  ['opensearch', 9200],
  ['kafka', 9092],
  ['memcached', 11211],
  ['mssql', 1433],
];

/**
 * In which ways this room is another than the one the check failed in, a sentence each. What is not known is not told.
 * @param present versions here; `null` where a tool does not start
 * @param job `null` where no workflow says
 */
export function differences(
  wanted: readonly WantedTool[],
  present: ReadonlyMap<string, string | null>,
  job: JobRoom | null,
  here: ThisRoom,
): string[] {
  const tools = wanted.map((tool) => toolDifference(tool, present)).filter((text) => text !== null);
  return job === null ? tools : [...tools, ...roomDifferences(job, here), ...missingServices(job, here)];
}

function toolDifference(
  { tool, version, source }: WantedTool,
  present: ReadonlyMap<string, string | null>,
): string | null {
  const here = present.get(tool);
  const name = TOOL_NAMES.get(tool) ?? tool;
  if (here === undefined) return null;
  const asked = `${name}${version === '' ? '' : ` ${version}`} is wanted by ${source}`;
  if (here === null) return `${asked}; none is here`;
  return version !== '' && satisfies(here, version) === false ? `${asked}; ${here} is here` : null;
}

function roomDifferences({ runsOn, container }: JobRoom, here: ThisRoom): string[] {
  if (here.inJob) return [];
  const said: string[] = [];
  const label = runsOn.find((each) => RUNNERS.some((runner) => runner.label.test(each)));
  const os = RUNNERS.find((runner) => label !== undefined && runner.label.test(label))?.os;
  if (os !== undefined && os !== here.os)
    said.push(`the job ran on ${label}; this is ${OS_NAMES.get(here.os) ?? here.os}`);
  else if (label?.endsWith('-arm') && here.arch !== 'arm64')
    said.push(`the job ran on ${label}; this machine is ${here.arch}`);
  if (runsOn.includes('self-hosted'))
    said.push(
      `the job ran on a runner of its own (${runsOn.join(', ')}); what is installed there is not known`,
    );
  if (container !== null) said.push(`the job runs in container ${container}; this is none`);
  return said;
}

function missingServices({ services }: JobRoom, here: ThisRoom): string[] {
  return services.flatMap(({ name, image, ports }) => {
    const open = portsOf(image, ports).filter((port) => !here.network.includes(`localhost:${port}`));
    const service = `needs service ${image === '' ? name : image}`;
    if (portsOf(image, ports).length === 0) return [`${service}; it names no port`];
    if (open.length === 0) return [];
    const inputs = open.map((port) => `\`network: localhost:${port}\``).join(' and ');
    return here.inJob
      ? [`${service} (${inputs} lets it through)`]
      : [`${service}: give this job the same \`services\`, and ${inputs} lets it through`];
  });
}

/** The ports on the machine; where none is mapped, the one the image is known for. */
function portsOf(image: string, ports: readonly string[]): number[] {
  const mapped = ports
    .map((each) => Number(/^(\d{1,5})(?::\d{1,5})?(?:\/tcp)?$/.exec(each.trim())?.[1]))
    .filter((port) => port > 0 && port < 65_536);
  const known = IMAGE_PORTS.find(([word]) => image.includes(word))?.[1];
  return mapped.length > 0 ? mapped : known === undefined ? [] : [known];
}
