import { p as WrongUse } from "./base.js";
// src/environment.ts
const TOOLCHAIN = [
	"PATH",
	"LANG",
	"LC_ALL",
	"TZ",
	"JAVA_HOME",
	"GOROOT",
	"GOPATH",
	"RUSTUP_HOME",
	"CARGO_HOME",
	"RUSTUP_TOOLCHAIN",
	"PYENV_ROOT",
	"VIRTUAL_ENV",
	"NVM_DIR",
	"GEM_HOME",
	"DOTNET_ROOT",
	"ANDROID_HOME",
	"NODE_EXTRA_CA_CERTS",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"CURL_CA_BUNDLE",
	"GIT_SSL_CAINFO",
	"PIP_CERT",
	"REQUESTS_CA_BUNDLE"
];
const SHORTEST = 8;
function sandboxEnv(env, named, secrets) {
	const holdsSecret = (value) => secrets.some((secret) => value === secret || secret.length >= SHORTEST && value.includes(secret));
	const passed = {};
	for (const name of [...TOOLCHAIN, ...named]) {
		const value = env[name];
		if (value === void 0) continue;
		if (!holdsSecret(value)) passed[name] = value;
		else if (named.includes(name)) throw new WrongUse(`input 'env' names '${name}', which holds a secret; secrets never enter the sandbox`);
	}
	return passed;
}
export { sandboxEnv as t };
