/** What runs inside is loopback of its own, and no business of the proxy's. */
const DIRECT = ['localhost', '127.0.0.1', '::1'];

interface Row {
  names: readonly string[];
  value(host: string, port: number): string;
  /** Goes behind what the variable holds already. */
  appended?: true;
}

const url = (host: string, port: number): string => `http://${host}:${port}`;

/** How tools are told of a proxy, from their own documentation. One row for each way. */
export const PROXY_VARIABLES: readonly Row[] = [
  // curl, git, npm, pip, uv, poetry, Go, cargo, rustup, bundler, composer, dotnet, conda and most others. curl and
  // composer read `http_proxy` in lower case alone.
  { names: ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'], value: url },
  { names: ['no_proxy', 'NO_PROXY'], value: () => DIRECT.join(',') },
  // Node 22.21 and 24: fetch and node:http ask the variables above.
  { names: ['NODE_USE_ENV_PROXY'], value: () => '1' },
  // yarn from 2 on reads none of the usual ones.
  { names: ['YARN_HTTP_PROXY', 'YARN_HTTPS_PROXY'], value: url },
  // @electron/get
  { names: ['ELECTRON_GET_USE_PROXY'], value: () => '1' },
  // Maven, Gradle, sbt and whatever else runs on Java.
  {
    names: ['JAVA_TOOL_OPTIONS'],
    appended: true,
    value: (host, port) =>
      [
        `-Dhttp.proxyHost=${host} -Dhttp.proxyPort=${port}`,
        `-Dhttps.proxyHost=${host} -Dhttps.proxyPort=${port}`,
        '-Dhttp.nonProxyHosts=localhost|127.*|[::1]',
      ].join(' '),
  },
];

/** `env` and what tells tools of the proxy, which counts most: another one cannot be reached from inside. */
export function withProxy(
  env: Readonly<Record<string, string>>,
  host: string,
  port: number,
): Record<string, string> {
  const told = PROXY_VARIABLES.flatMap(({ names, value, appended }) =>
    names.map((name) => {
      const before = appended && env[name] ? `${env[name]} ` : '';
      return [name, before + value(host, port)];
    }),
  );
  return { ...env, ...Object.fromEntries(told) };
}
