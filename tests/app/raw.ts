// Bytes to a server and back, without the help of an HTTP client.

import { connect, type Socket } from "node:net";

/** Work without an end for the engine, as a parameter. */
export const ENDLESS = encodeURIComponent(
  `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 9 }, (_, at) => `?a${at} ?b${at} ?c${at} .`).join(" ")} }`,
);

/** A connection on which one byte is one character. */
export function openSocket(url: string): Socket {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding("latin1");
  return socket.on("error", () => undefined); // the server may close before it has read all
}

/** All that a server sends on a connection until it closes. */
export function heard(socket: Socket): Promise<string> {
  let answer = "";
  socket.on("data", (piece) => {
    answer += piece;
  });
  return new Promise((resolve) => socket.once("close", () => resolve(answer)));
}

/** Sends bytes, and gives all that comes back. */
export function talk(url: string, bytes: string): Promise<string> {
  const socket = openSocket(url);
  socket.write(bytes, "latin1");
  return heard(socket);
}
