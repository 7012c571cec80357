// Exits with 0 when the server of this container can answer queries. The image has no other client for HTTP.
const { CHANCERY_PORT = "8080" } = process.env;
const answer = await fetch(`http://127.0.0.1:${CHANCERY_PORT}/healthz`).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
