import { p as WrongUse } from "./base.js";
import { isIPv4 } from "node:net";
// src/network-policy.ts
const WEB_PORTS = [80, 443];
const LAST_PORT = 65535;
const FIRST_FREE_PORT = 1024;
const LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const NAME_LENGTH = 253;
const LOOPBACK = new Set(["localhost", "127.0.0.1"]);
const NO_NETWORK = {
	publicPorts: [],
	hosts: [],
	services: []
};
function duringSetup(policy) {
	return {
		...policy,
		publicPorts: WEB_PORTS
	};
}
function policyOf(network) {
	if (network === "none") return null;
	if (network === "public") return duringSetup(NO_NETWORK);
	const { publicPorts, hosts, services } = network;
	return publicPorts.length + hosts.length + services.length === 0 ? null : network;
}
function describeNetwork({ hosts, services }) {
	return [...hosts.map(({ name, port }) => port === null ? name : `${name}:${port}`), ...services.map((port) => `localhost:${port}`)].join(", ") || "none";
}
function parseNetwork(entries) {
	const parsed = entries.map((entry) => entry.trim()).filter((entry) => entry !== "" && entry !== "none");
	const [hosts, services] = [[], []];
	for (const entry of parsed) {
		const host = parseEntry(entry);
		if (!LOOPBACK.has(host.name)) hosts.push(host);
		else services.push(servicePort(entry, host.port));
	}
	return {
		publicPorts: [],
		hosts,
		services: [...new Set(services)]
	};
}
function parseEntry(entry) {
	const colon = entry.includes("/") ? -1 : entry.indexOf(":");
	const name = (colon === -1 ? entry : entry.slice(0, colon)).toLowerCase();
	checkName(entry, name);
	if (colon === -1) return {
		name,
		port: null
	};
	const port = entry.slice(colon + 1);
	if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > LAST_PORT) throw wrong(entry, `'${port.slice(0, NAME_LENGTH)}' is no port: give a number from 1 to ${LAST_PORT}`);
	return {
		name,
		port: Number(port)
	};
}
function servicePort(entry, port) {
	if (port === null) throw wrong(entry, "of the runner itself only single ports are let through: write `localhost:PORT`");
	if (port < FIRST_FREE_PORT) throw wrong(entry, `inside nothing can listen below port ${FIRST_FREE_PORT}: map the service to a higher one`);
	return port;
}
function checkName(entry, name) {
	const below = name.startsWith("*.");
	const plain = below ? name.slice(2) : name;
	const digits = /^[\d.]+$/.test(plain);
	if (plain.length > NAME_LENGTH || !NAME.test(plain) || digits && (below || !isIPv4(plain))) throw wrong(entry, "it is no host: give `HOST`, `*.HOST`, `HOST:PORT` or `localhost:PORT`, without `https://`");
	if (below && !plain.includes(".")) throw wrong(entry, "it lets half the internet through: name a domain, such as `*.example.com`");
}
function wrong(entry, why) {
	return new WrongUse(`input 'network' is '${entry.slice(0, NAME_LENGTH)}': ${why}`);
}
function isNamed({ hosts }, name, port) {
	return hosts.some((host) => {
		if (host.port === null ? !WEB_PORTS.includes(port) : host.port !== port) return false;
		return host.name.startsWith("*.") ? name.endsWith(host.name.slice(1)) : name === host.name;
	});
}
export { parseNetwork as a, isNamed as i, describeNetwork as n, policyOf as o, duringSetup as r, WEB_PORTS as t };
