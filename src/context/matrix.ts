/** One combination of a matrix: `matrix.node` → `20`, values of objects by their whole path. */
export type MatrixEntry = ReadonlyMap<string, string>;

type Combination = Map<string, unknown>;

const EXPRESSION_START = '$' + '{{';

/** GitHub's own limit of jobs in one matrix. */
const MAX_ENTRIES = 256;

/**
 * The combinations of `strategy.matrix` as GitHub makes them: the product of the lists, less `exclude`, then `include`
 * (workflow syntax, `jobs.<id>.strategy.matrix`).
 * @returns `null` where an expression decides what is in it
 */
export function matrixEntries(matrix: unknown): MatrixEntry[] | null {
  if (!isRecord(matrix)) return null;
  const { include = [], exclude = [], ...axes } = matrix;
  if (!isListOfRecords(include) || !isListOfRecords(exclude)) return null;
  const lists = Object.entries(axes);
  if (!lists.every((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))) return null;
  if (JSON.stringify(matrix).includes(EXPRESSION_START)) return null;
  const product = combine(lists).filter((each) => !exclude.some((out) => agrees(each, out)));
  return withIncluded(product, include, new Set(Object.keys(axes))).map(flat);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOfRecords = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(isRecord);

function combine(lists: ReadonlyArray<readonly [string, readonly unknown[]]>): Combination[] {
  if (lists.length === 0) return [];
  let found: Combination[] = [new Map()];
  for (const [key, values] of lists) {
    const few = values.slice(0, MAX_ENTRIES);
    found = found
      .flatMap((each) => few.map((value) => new Map([...each, [key, value]])))
      .slice(0, MAX_ENTRIES);
  }
  return found;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** `exclude` may name a part of a combination. */
const agrees = (combination: Combination, part: Record<string, unknown>) =>
  Object.entries(part).every(([key, value]) => same(combination.get(key), value));

/** An entry of `include` adds to each combination it contradicts nowhere in the matrix's own values, else stands alone. */
function withIncluded(
  product: readonly Combination[],
  include: ReadonlyArray<Record<string, unknown>>,
  axes: ReadonlySet<string>,
): Combination[] {
  const alone: Combination[] = [];
  for (const added of include) {
    const own = Object.fromEntries(Object.entries(added).filter(([key]) => axes.has(key)));
    const fitting = product.filter((each) => agrees(each, own));
    for (const each of fitting) for (const [key, value] of Object.entries(added)) each.set(key, value);
    if (fitting.length === 0) alone.push(new Map(Object.entries(added)));
  }
  return [...product, ...alone].slice(0, MAX_ENTRIES);
}

/** How deep objects in a matrix are read. */
const MAX_DEPTH = 4;

function flat(combination: Combination): MatrixEntry {
  const values = new Map<string, string>();
  const add = (path: string, value: unknown, depth: number) => {
    if (isRecord(value) && depth < MAX_DEPTH)
      for (const [key, inner] of Object.entries(value)) add(`${path}.${key}`, inner, depth + 1);
    else values.set(path, value === null || value === undefined ? '' : scalarText(value));
  };
  for (const [key, value] of combination) add(`matrix.${key}`, value, 0);
  return values;
}

const scalarText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** What GitHub appends to a job's name: `(20, ubuntu-latest)`. */
export const entrySuffix = (entry: MatrixEntry): string => ` (${[...entry.values()].join(', ')})`;
