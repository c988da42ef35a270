import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Interrupt, interruptible } from '../../src/cli/interrupt.ts';

describe('an interrupt', () => {
  let interrupt: Interrupt;
  const exits: unknown[] = [];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    // The process of the tests must go on.
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      exits.push(code);
      return undefined as never;
    });
    exits.length = 0;
    interrupt = interruptible('Stopping.');
  });

  afterEach(() => {
    interrupt.release();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('counts one Ctrl-C that npm passes on as one', () => {
    process.emit('SIGINT');
    vi.advanceTimersByTime(3);
    process.emit('SIGINT');
    expect(interrupt.signal.aborted).toBe(true);
    expect(exits).toEqual([]);
  });

  it('ends the process at the second Ctrl-C, which npm passes on as the third and fourth signal', () => {
    for (const pause of [0, 3, 500]) {
      vi.advanceTimersByTime(pause);
      process.emit('SIGINT');
    }
    expect(exits).toEqual([130]);
  });

  it('ends the process at a second signal after more than a second', () => {
    process.emit('SIGTERM');
    vi.advanceTimersByTime(1_200);
    process.emit('SIGTERM');
    expect(exits).toEqual([130]);
  });
});
