import { REPOSITORY, SUBMODULES } from './text/repository-name.ts';

/** How the value of an input is read. Own rules and no schema library: reading one is a tenth of a start. */
interface Kind<T> {
  fits: (text: string) => boolean;
  /** What a value that does not fit must be. */
  must: string;
  read: (text: string) => T;
}

export interface Input<T> extends Kind<T> {
  /** The value where none is given, as people would write it. */
  otherwise: string | undefined;
}

/** Nothing where it is not given. */
export const optional = <T>(kind: Kind<T>): Input<T | undefined> => ({ ...kind, otherwise: undefined });
export const or = <T>(otherwise: string, kind: Kind<T>): Input<T> => ({ ...kind, otherwise });

const same = (text: string) => text;
export const like = (pattern: RegExp, must: string): Kind<string> => ({
  fits: (text) => pattern.test(text),
  must,
  read: same,
});

export const positive = (unit: string): Kind<number> => ({
  fits: (text) => Number(text) > 0 && Number.isFinite(Number(text)),
  must: `must be ${unit} above 0`,
  read: Number,
});
export const whole: Kind<number> = { ...like(/^[1-9]\d*$/, 'must be a whole number above 0'), read: Number };
// YAML 1.2 core schema, as @actions/core reads booleans.
export const boolean: Kind<boolean> = {
  ...like(/^(?:true|True|TRUE|false|False|FALSE)$/, 'must be true or false'),
  read: (text) => text.toLowerCase() === 'true',
};
export const text: Kind<string> = { fits: () => true, must: '', read: same };
export const oneOf = <T extends string>(...values: [T, ...T[]]): Kind<T> => ({
  fits: (given) => values.some((value) => value === given),
  must: `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
  read: (given) => given as T,
});
const toLines = (all: string) =>
  all
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
export const lines: Kind<string[]> = { ...text, read: toLines };
export const repositories: Kind<string[]> = {
  fits: (all) => toLines(all).every((entry) => entry === SUBMODULES || REPOSITORY.test(entry)),
  must: "must name repositories of the same server, one a line, as 'owner/name@ref', or say 'submodules'",
  read: toLines,
};
export const loopbackOrHttps = like(
  /^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/,
  'must be an https address, or http on loopback',
);
