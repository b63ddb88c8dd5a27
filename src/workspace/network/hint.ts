/** What tools say when they look for a host by themselves: there are no names and no routes in the sandbox. */
export const DIRECT_SIGNS: ReadonlyArray<{ who: string; sign: RegExp }> = [
  { who: 'Node.js', sign: /\b(?:EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b/ },
  { who: 'curl and git', sign: /Could not resolve (?:host|proxy)\b/i },
  { who: 'the C library', sign: /Temporary failure in name resolution|Name or service not known/ },
  { who: 'the kernel', sign: /Network is unreachable|No route to host/ },
  { who: 'Go', sign: /dial (?:tcp|udp).{0,100}(?:: lookup | network is unreachable)/ },
  { who: 'Java', sign: /\bUnknownHostException\b|\bNoRouteToHostException\b/ },
  { who: 'Rust', sign: /failed to lookup address information|dns error:/ },
  { who: 'Wget', sign: /unable to resolve host address/ },
  { who: 'Ruby', sign: /getaddrinfo(?:\(3\))?: / },
  { who: '.NET', sign: /Resource temporarily unavailable \([^)\s]{1,253}:\d{1,5}\)/ },
];

/** A log's last lines say why a command failed. */
const LOOKED_AT = 64 * 1024;

/** Where a log shows that a tool went past the proxy: a sentence that says what to do. Else `null`. */
export function proxyHint(log: string): string | null {
  const end = log.slice(-LOOKED_AT);
  if (!DIRECT_SIGNS.some(({ sign }) => sign.test(end))) return null;
  return 'a tool tried to reach the network by itself: the sandbox lets HTTP and HTTPS through its proxy alone, so make the tool use HTTPS_PROXY, or do this in a step before regreen';
}
