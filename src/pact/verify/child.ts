import process from 'node:process';

/**
 * Runs pact-core's verifier, in a process of its own: it prints natively, and nothing else ends it. Its options come as the first message (so that
 * no key stands in arguments or environment), and its result goes back as one.
 */
process.once('message', (options: object) => {
  // A long result is still on its way when `send` returns.
  void verified(options).then((message) => process.send?.(message, () => process.disconnect()));
});

// A Ctrl-C reaches the whole group of processes; the parent says when to stop.
process.on('SIGINT', () => {});
// Without a parent nobody waits for the result, and the verifier would go on sending.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function verified(options: object): Promise<object> {
  try {
    const core = await import('@pact-foundation/pact-core');
    // The caller gives what `VerifierOptions` asks for; what crosses a process has no type.
    const result: unknown = await core.default.default.verifyPacts(options as Parameters<typeof core.default.default.verifyPacts>[0]);
    return { kind: 'done', result: String(result) };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    return missing ? { kind: 'missing' } : { kind: 'failed', result: error instanceof Error ? error.message : String(error) };
  }
}
