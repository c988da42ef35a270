import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../src/cli/bin.js', import.meta.url));

/** A running `errspec serve` process. */
export interface Server {
  readonly target: string;
  readonly apiKey: string;
  readonly stop: () => Promise<void>;
}

/** The JSON line that `errspec serve` prints when it is ready. */
interface Started {
  readonly targets: Readonly<Record<string, string>>;
  readonly apiKey: string;
}

/** Starts a new server of one format. Throws if it exits before it is ready. */
export async function serve(format: string): Promise<Server> {
  const child = spawn(process.execPath, [cli, 'serve', '--format', format], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended(child)]);
  // The line has the documented shape.
  const { targets, apiKey } = JSON.parse(String(line)) as Started;
  const target = targets[format];
  if (target === undefined) throw new Error(`errspec serve does not serve ${format}`);
  return {
    target,
    apiKey,
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function ended(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`errspec serve ended with ${String(code)} before it was ready`);
}
