import { i as isNamed, t as WEB_PORTS } from "./network-policy.js";
import { t as _usingCtx } from "./usingCtx.js";
import { join } from "node:path";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { BlockList, connect, createServer as createServer$1, isIP, isIPv4, isIPv6 } from "node:net";
import { pipeline } from "node:stream";
import { networkInterfaces } from "node:os";
import { once } from "node:events";
import { lookup } from "node:dns/promises";
// src/workspace/network/listen.ts
async function listenAt(server, path) {
	const sockets = new Set();
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	await once(server.listen(path), "listening");
	return { async [Symbol.asyncDispose]() {
		const closed = new Promise((resolve) => server.close(resolve));
		for (const socket of sockets) socket.destroy();
		await closed;
	} };
}
// \0light:node:http
const { createServer, request } = process.getBuiltinModule("node:http");
// src/workspace/network/addresses.ts
const SPECIAL_ADDRESSES = [
	{
		range: "0.0.0.0/8",
		is: "own",
		what: "this host"
	},
	{
		range: "127.0.0.0/8",
		is: "own",
		what: "loopback"
	},
	{
		range: "169.254.0.0/16",
		is: "own",
		what: "link-local, with the metadata of most clouds"
	},
	{
		range: "168.63.129.16/32",
		is: "own",
		what: "the platform below Azure"
	},
	{
		range: "100.100.100.200/32",
		is: "own",
		what: "metadata of Alibaba Cloud"
	},
	{
		range: "192.0.0.0/24",
		is: "own",
		what: "protocol assignments, with metadata of Oracle Cloud"
	},
	{
		range: "224.0.0.0/4",
		is: "own",
		what: "multicast"
	},
	{
		range: "240.0.0.0/4",
		is: "own",
		what: "reserved, and broadcast"
	},
	{
		range: "192.88.99.0/24",
		is: "own",
		what: "relays from IPv6"
	},
	{
		range: "10.0.0.0/8",
		is: "private",
		what: "private"
	},
	{
		range: "172.16.0.0/12",
		is: "private",
		what: "private"
	},
	{
		range: "192.168.0.0/16",
		is: "private",
		what: "private"
	},
	{
		range: "100.64.0.0/10",
		is: "private",
		what: "behind the address translation of a provider"
	},
	{
		range: "198.18.0.0/15",
		is: "private",
		what: "benchmarks of network devices"
	},
	{
		range: "::/8",
		is: "own",
		what: "unspecified, loopback, and IPv4 in old clothes"
	},
	{
		range: "64:ff9b:1::/48",
		is: "own",
		what: "local translation to IPv4"
	},
	{
		range: "2001::/23",
		is: "own",
		what: "protocol assignments, with Teredo"
	},
	{
		range: "2002::/16",
		is: "own",
		what: "6to4, which holds an IPv4 address"
	},
	{
		range: "fe80::/10",
		is: "own",
		what: "link-local"
	},
	{
		range: "fec0::/10",
		is: "own",
		what: "site-local, no longer in use"
	},
	{
		range: "ff00::/8",
		is: "own",
		what: "multicast"
	},
	{
		range: "fd00:ec2::/32",
		is: "own",
		what: "metadata of AWS"
	},
	{
		range: "fc00::/7",
		is: "private",
		what: "private"
	}
];
const UNICAST = blockList(["2000::/3"]);
const PRIVATE = {
	ipv4: blockList(rangesOf("private", isIPv4)),
	ipv6: blockList(rangesOf("private", isIPv6))
};
const OWN = {
	ipv4: blockList(rangesOf("own", isIPv4)),
	ipv6: blockList(rangesOf("own", isIPv6))
};
const HOLDS_IPV4 = /^\[(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;
function classify(address) {
	const plain = unwrap(address);
	if (plain === null) return "own";
	const family = isIPv4(plain) ? "ipv4" : "ipv6";
	if (OWN[family].check(plain, family)) return "own";
	if (PRIVATE[family].check(plain, family) || ownAddresses().includes(plain)) return "private";
	return family === "ipv4" || UNICAST.check(plain, family) ? "public" : "own";
}
function unwrap(address) {
	if (isIPv4(address)) return address;
	if (isIP(address) === 0 || address.includes("%")) return null;
	const { hostname } = new URL(`http://[${address}]`);
	const [, high, low] = HOLDS_IPV4.exec(hostname) ?? [];
	if (high === void 0 || low === void 0) return hostname.slice(1, -1);
	const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
	return [
		a >> 8,
		a & 255,
		b >> 8,
		b & 255
	].join(".");
}
function ownAddresses() {
	return Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []).map(({ address }) => address);
}
function rangesOf(kind, isOfFamily) {
	return SPECIAL_ADDRESSES.filter(({ is }) => is === kind).map(({ range }) => range).filter((range) => isOfFamily(range.slice(0, range.indexOf("/"))));
}
function blockList(ranges) {
	const list = new BlockList();
	for (const range of ranges) {
		const [net = "", bits] = range.split("/");
		list.addSubnet(net, Number(bits), isIPv4(net) ? "ipv4" : "ipv6");
	}
	return list;
}
// src/workspace/network/route.ts
const OUTSIDE = {
	resolve: (name) => lookup(name, { all: true }),
	classify
};
const HOST = /^[\w.:-]{1,253}$/;
async function findRoute(policy, host, port, outside) {
	const name = host.toLowerCase().replace(/\.$/, "");
	if (!HOST.test(name)) return refuse("what is asked for is no host");
	const named = isNamed(policy, name, port);
	if (!named && !policy.publicPorts.includes(port)) return refuse(notNamed(policy, name, port));
	const found = await addressesOf(name, outside);
	if (found.length === 0) return {
		status: 502,
		refusal: `'${name}' has no address`
	};
	const classes = found.map(({ address }) => outside.classify(address));
	const allowed = found.filter((_, i) => classes[i] === "public" || named && classes[i] === "private");
	if (allowed.length > 0) return {
		addresses: allowed,
		port
	};
	return refuse(classes.includes("private") ? byNameOnly(name, port) : ownAddress(name));
}
async function addressesOf(name, { resolve }) {
	const family = isIP(name);
	if (family !== 0) return [{
		address: name,
		family
	}];
	return resolve(name).catch(() => []);
}
function refuse(refusal) {
	return {
		status: 403,
		refusal
	};
}
function entry(name, port) {
	return WEB_PORTS.includes(port) ? name : `${name}:${port}`;
}
function notNamed(policy, name, port) {
	return `${policy.publicPorts.length > 0 ? `port ${port} of '${name}'` : `'${name}'`} is not let through: name it with 'network: ${entry(name, port)}'`;
}
function byNameOnly(name, port) {
	return `'${name}' leads to a private address, reached only by name: give 'network: ${entry(name, port)}'`;
}
function ownAddress(name) {
	return `'${name}' leads to an address of the runner or its cloud, never let through (a service port is: 'network: localhost:PORT')`;
}
// src/workspace/network/proxy.ts
const CONNECTIONS = 512;
const CONNECT_TIMEOUT_MS = 3e4;
const REFUSALS_KEPT = 10;
const WEB_PORT = 80;
const AUTHORITY = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/i;
const HOP_BY_HOP = [
	"connection",
	"expect",
	"host",
	"keep-alive",
	"proxy-authenticate",
	"proxy-authorization",
	"proxy-connection",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade"
];
async function openProxy(policy, path, outside) {
	const refusals = new Set();
	const find = async (host, port) => {
		const route = await findRoute(policy, host, port, outside);
		if ("refusal" in route && refusals.size < REFUSALS_KEPT) refusals.add(route.refusal);
		return route;
	};
	const server = createServer((incoming, response) => void forward(incoming, response, find));
	server.maxConnections = CONNECTIONS;
	server.on("connect", (incoming, socket, head) => void tunnel(incoming.url ?? "", socket, head, find));
	const listening = await listenAt(server, path);
	return {
		refusals,
		[Symbol.asyncDispose]: () => listening[Symbol.asyncDispose]()
	};
}
async function tunnel(authority, inside, head, find) {
	const gone = () => void inside.destroy();
	inside.on("error", gone);
	const [, v6, name, port] = AUTHORITY.exec(authority) ?? [];
	const host = v6 ?? name;
	if (host === void 0) return answer(inside, 400, "CONNECT names no HOST:PORT");
	const route = await find(host, Number(port));
	if ("refusal" in route) return answer(inside, route.status, route.refusal);
	if (inside.destroyed) return;
	const upstream = dial(route);
	const failed = () => answer(inside, 502, `'${host}' cannot be reached`);
	const left = () => void upstream.destroy();
	inside.once("close", left);
	upstream.once("error", failed);
	upstream.once("connect", () => {
		upstream.off("error", failed);
		inside.off("close", left);
		inside.write("HTTP/1.1 200 Connection established\r\n\r\n");
		upstream.write(head);
		pipeline(inside, upstream, () => {});
		pipeline(upstream, inside, () => {});
	});
}
async function forward(incoming, response, find) {
	const url = URL.parse(incoming.url ?? "");
	const refuse = (status, text) => {
		if (response.headersSent) return void response.destroy();
		response.writeHead(status, {
			"content-type": "text/plain",
			connection: "close"
		});
		response.end(`regreen: ${text}\n`);
	};
	incoming.on("error", () => response.destroy());
	if (url === null || url.protocol !== "http:") return refuse(400, "this proxy takes http:// URLs and CONNECT; no other protocol leaves the sandbox");
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const route = await find(host, Number(url.port || WEB_PORT));
	if ("refusal" in route) return refuse(route.status, route.refusal);
	if (response.destroyed) return;
	const outgoing = request({
		createConnection: () => dial(route),
		method: incoming.method ?? "GET",
		path: url.pathname + url.search,
		headers: {
			...withoutHops(incoming.headers),
			host: url.host,
			connection: "close"
		}
	});
	outgoing.on("error", () => refuse(502, `'${host}' cannot be reached`));
	outgoing.on("response", (answered) => {
		answered.on("error", () => response.destroy());
		response.writeHead(answered.statusCode ?? 502, withoutHops(answered.headers));
		answered.pipe(response);
	});
	response.on("close", () => outgoing.destroy());
	incoming.pipe(outgoing);
}
function dial({ addresses, port }) {
	const checked = (_host, _options, found) => found(null, addresses);
	const upstream = connect({
		host: "checked.invalid",
		port,
		lookup: checked,
		autoSelectFamily: true,
		allowHalfOpen: true
	});
	upstream.setTimeout(CONNECT_TIMEOUT_MS, () => upstream.destroy(new Error("no answer")));
	return upstream.once("connect", () => upstream.setTimeout(0));
}
function answer(socket, status, text) {
	socket.end(`HTTP/1.1 ${status} regreen: ${text}\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\nregreen: ${text}\n`);
}
function withoutHops(headers) {
	const named = String(headers.connection ?? "").toLowerCase().split(",").map((name) => name.trim());
	const gone = new Set([...HOP_BY_HOP, ...named]);
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !gone.has(name)));
}
// src/workspace/network/relay.ts
const RELAY_SCRIPT = `
const { closeSync, writeSync } = require('node:fs');
const { connect, createServer } = require('node:net');
const { pipeline } = require('node:stream');

const ports = process.argv.slice(2);
let waiting = ports.length;
for (const port of ports) {
  const server = createServer({ allowHalfOpen: true }, (inside) => {
    const outside = connect({ path: __dirname + '/' + port, allowHalfOpen: true });
    // An error of either ends both; there is nobody to tell.
    pipeline(inside, outside, () => {});
    pipeline(outside, inside, () => {});
  });
  server.listen(Number(port), '127.0.0.1', () => {
    waiting -= 1;
    if (waiting > 0) return;
    writeSync(1, 'ready');
    closeSync(1);
  });
}
`;
const CLEARED = [
	"NODE_OPTIONS",
	"NODE_EXTRA_CA_CERTS",
	"LD_PRELOAD",
	"LD_LIBRARY_PATH"
];
function relayStart(node, script, ports) {
	return `[ "$(${`${CLEARED.map((name) => `${name}=`).join(" ")} ${node} ${script} ${ports.join(" ")} 2>/dev/null &`})" = ready ] || { echo 'regreen: the relay to the network did not start, or a port of it is taken' >&2; exit 126; }; `;
}
// src/workspace/network/variables.ts
const DIRECT = [
	"localhost",
	"127.0.0.1",
	"::1"
];
const url = (host, port) => `http://${host}:${port}`;
const PROXY_VARIABLES = [
	{
		names: [
			"http_proxy",
			"https_proxy",
			"all_proxy",
			"HTTP_PROXY",
			"HTTPS_PROXY",
			"ALL_PROXY"
		],
		value: url
	},
	{
		names: ["no_proxy", "NO_PROXY"],
		value: () => DIRECT.join(",")
	},
	{
		names: ["NODE_USE_ENV_PROXY"],
		value: () => "1"
	},
	{
		names: ["YARN_HTTP_PROXY", "YARN_HTTPS_PROXY"],
		value: url
	},
	{
		names: ["ELECTRON_GET_USE_PROXY"],
		value: () => "1"
	},
	{
		names: ["JAVA_TOOL_OPTIONS"],
		appended: true,
		value: (host, port) => [
			`-Dhttp.proxyHost=${host} -Dhttp.proxyPort=${port}`,
			`-Dhttps.proxyHost=${host} -Dhttps.proxyPort=${port}`,
			"-Dhttp.nonProxyHosts=localhost|127.*|[::1]"
		].join(" ")
	}
];
function withProxy(env, host, port) {
	const told = PROXY_VARIABLES.flatMap(({ names, value, appended }) => names.map((name) => {
		return [name, (appended && env[name] ? `${env[name]} ` : "") + value(host, port)];
	}));
	return {
		...env,
		...Object.fromEntries(told)
	};
}
// src/workspace/network/network.ts
const FOLDER = "/tmp/regreen-network-";
const INSIDE = "/run/regreen/network";
const NODE_INSIDE = "/run/regreen/node";
const SCRIPT = "relay.cjs";
const LOOPBACK = "127.0.0.1";
const FIRST_PROXY_PORT = 21128;
async function openNetwork(policy, outside = OUTSIDE) {
	try {
		var _usingCtx$1 = _usingCtx();
		const folder = await mkdtemp(FOLDER);
		const opened = _usingCtx$1.a(new AsyncDisposableStack());
		opened.defer(() => rm(folder, {
			recursive: true,
			force: true
		}));
		await writeFile(join(folder, SCRIPT), RELAY_SCRIPT);
		const { services } = policy;
		for (const port of services) opened.use(await openService(port, join(folder, String(port))));
		const web = policy.publicPorts.length + policy.hosts.length > 0;
		const port = proxyPort(services);
		const proxy = web ? opened.use(await openProxy(policy, join(folder, String(port)), outside)) : null;
		const kept = opened.move();
		return {
			files: [{
				host: folder,
				inside: INSIDE
			}, {
				host: process.execPath,
				inside: NODE_INSIDE
			}],
			start: relayStart(NODE_INSIDE, join(INSIDE, SCRIPT), web ? [...services, port] : services),
			variables: (env) => web ? withProxy(env, LOOPBACK, port) : { ...env },
			refusals: proxy?.refusals ?? new Set(),
			[Symbol.asyncDispose]: () => kept.disposeAsync()
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function proxyPort(services) {
	let port = FIRST_PROXY_PORT;
	while (services.includes(port)) port += 1;
	return port;
}
function openService(port, path) {
	return listenAt(createServer$1({ allowHalfOpen: true }, (inside) => {
		const service = connect({
			host: LOOPBACK,
			port,
			allowHalfOpen: true
		});
		pipeline(inside, service, () => {});
		pipeline(service, inside, () => {});
	}), path);
}
export { openNetwork };
