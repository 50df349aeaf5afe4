import { onTestFinished } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Limits } from "../../src/source/download.ts";
import { createFetchPage } from "../../src/source/fetch.ts";
import type { Lookup } from "../../src/source/lookup.ts";
import { type Route, type Web, startWeb } from "../fakes/web.ts";

export interface Failure {
  readonly code: string;
  readonly values: object;
}

/** A site that is closed with the test. */
export async function site(routes: Readonly<Record<string, Route>>): Promise<Web> {
  const web = await startWeb(routes);
  onTestFinished(web.close);
  return web;
}

/** What a person would be told of how it ended. */
export async function failure(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => new Error("it was fetched"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  return { code: error.code, values: error.values };
}

/** Fetches a site's only page, which is allowed. */
export async function failureOf(route: Route, limits: Partial<Limits> = {}): Promise<Failure> {
  const web = await site({ "/": route });
  return failure(createFetchPage({ allowHosts: [web.host], limits })(web.url("/")));
}

/** Every name has these addresses. */
export function answering(...addresses: string[]): Lookup {
  return (_host, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
}
