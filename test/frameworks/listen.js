import process from 'node:process';

/**
 * Starts one server for each defect in the environment variable DEFECT (names joined by commas; `none` is the honest server), each on a free port of
 * the loopback interface, and prints their addresses as one line of JSON. `listen` starts one of them and resolves to its port.
 */
export async function listenForEach(listen) {
  const addresses = {};
  for (const defect of (process.env['DEFECT'] ?? 'none').split(',')) addresses[defect] = `http://127.0.0.1:${await listen(defect)}`;
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
}

/** Starts a Node server on a free port of the loopback interface; resolves to the port. */
export function onFreePort(server) {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}
