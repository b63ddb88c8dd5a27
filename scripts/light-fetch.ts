/** Stands in for Node's own in the package openai: names in any case, one value each. */
export class Headers extends Map<string, string> {
  override get(name: string) {
    return super.get(name.toLowerCase());
  }
  override has(name: string) {
    return super.has(name.toLowerCase());
  }
  override delete(name: string) {
    return super.delete(name.toLowerCase());
  }
  override set(name: string, value: string) {
    return super.set(name.toLowerCase(), value);
  }
  append(name: string, value: string) {
    const known = this.get(name);
    this.set(name, known === undefined ? value : `${known}, ${value}`);
  }
}

/** Nothing is one of these. */
export class Response {}
export class FormData {}
