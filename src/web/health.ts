// Whether the server does: for supervisors, and for balancers.

import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";

/** For balancers: whether requests should come here rather than to another server. */
export function answerReady(c: Context, { endpoint, lastReloadError }: Publication): Response {
  const reasons = {
    engine: endpoint.ready(),
    reload: lastReloadError === undefined,
    serving: !c.get("isStopping")(),
  };
  const isReady = Object.values(reasons).every(Boolean);
  const body = { ready: isReady, ...reasons };
  return c.json(body, isReady ? 200 : 503, { "Cache-Control": "no-store" });
}

/** For supervisors: whether queries can be answered, and from what. */
export function answerHealth(
  c: Context,
  { release, endpoint, lastReloadError }: Publication,
): Response {
  const body = {
    ok: endpoint.ready(),
    release: release.id,
    quads: release.counts.quads,
    reloadError: lastReloadError?.message ?? null,
  };
  return c.json(body, endpoint.ready() ? 200 : 503, { "Cache-Control": "no-store" });
}
