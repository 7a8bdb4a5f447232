import type { ApiApp } from './api-app.ts';

const REFRESH = /<meta http-equiv="refresh" content="0;url=([^"]+)"/;

/** A browser without a screen: cookies by site, forms, redirects one at a time. Our own site is asked without a network. */
export class Browser {
  address = '';
  readonly visited: string[] = [];
  readonly #site: string;
  readonly #app: ApiApp;
  readonly #jar = new Map<string, Map<string, string>>();
  readonly #notes = new Set<string>();

  constructor(site: string, app: ApiApp) {
    this.#site = site;
    this.#app = app;
  }

  note(what: string): void {
    this.#notes.add(what);
  }

  has(what: string): boolean {
    return this.#notes.has(what);
  }

  cookiesFor(url: string): string {
    const jar = this.#jar.get(new URL(url).origin) ?? new Map();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string): Promise<Response> {
    return this.#ask(path, {});
  }

  post(path: string, form: Record<string, string>): Promise<Response> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(form) });
  }

  /** Goes where an answer sends, by its head or by its page; null when it sends nowhere. */
  async follow(answer: Response): Promise<Response | null> {
    const given = answer.headers.get('location') ?? REFRESH.exec(await answer.clone().text())?.[1];
    return given === undefined ? null : this.get(given.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)));
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const url = new URL(path, this.address || this.#site);
    this.address = url.href;
    this.visited.push(url.href);
    const headers = new Headers({ cookie: this.cookiesFor(url.href), 'sec-fetch-site': 'same-origin' });
    const request = new Request(url, { ...init, headers, redirect: 'manual' });
    const answer = url.origin === this.#site ? await this.#app.fetch(request) : await fetch(request);
    const jar = this.#jar.get(url.origin) ?? new Map<string, string>();
    this.#jar.set(url.origin, jar);
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const gone = attributes.some((one) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(one));
      if (gone) jar.delete(pair.slice(0, at).trim());
      else jar.set(pair.slice(0, at).trim(), pair.slice(at + 1));
    }
    return answer;
  }
}
