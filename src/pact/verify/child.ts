import process from 'node:process';

/**
 * Runs pact-core's verifier in a process of its own: it prints from native code, and only ending the process ends it. The options come as the first
 * message, so that no key is in arguments or environment, and the result goes back as a message.
 */
process.once('message', (options: object) => {
  // `send` returns before a long result is written.
  void verified(options).then((message) => process.send?.(message, () => process.disconnect()));
});

// Ctrl-C reaches all processes of the group; the parent decides when to stop.
process.on('SIGINT', () => {});
// Without its parent, the verifier would go on sending for nobody.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function verified(options: object): Promise<object> {
  try {
    const core = await import('@pact-foundation/pact-core');
    // `VerifierOptions` by contract with the parent: messages between processes have no type.
    const result: unknown = await core.default.default.verifyPacts(options as Parameters<typeof core.default.default.verifyPacts>[0]);
    return { kind: 'done', result: String(result) };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    return missing ? { kind: 'missing' } : { kind: 'failed', result: error instanceof Error ? error.message : String(error) };
  }
}
