import { describe, expect, it } from 'vitest';
import { github } from '../../reports/github.ts';
import { everything, finding, report, result } from './fixture.ts';
import { PLAIN } from './options.ts';
import { parsedCommands } from './runners.ts';

describe('github', () => {
  it('annotates each cause, each error of errspec and the outcome', () => {
    const commands = parsedCommands(github(everything(), PLAIN));
    expect(commands.map(({ name, properties }) => `${name} ${properties['title']}`)).toEqual([
      'error 2 operations: fields/names-cause',
      'error getQrcode: transport/json',
      'warning createQrcodes: fields/complete',
      'error errspec failed: limits/rate (structured-error)',
      'error errspec',
    ]);
    expect(commands[0]?.message).toContain('\nHint: ');
    expect(commands.at(-1)?.message).toBe('2 requirements are violated.');
  });

  it('gives the runner its texts unchanged, whatever they hold', () => {
    const title = 'a: 100%, b::c %3A';
    const one = finding({ operation: title, code: 'later', sentence: 'It is 5%0A, and 5:6.', exchange: null, about: '' });
    const [command] = parsedCommands(github(report([result({ id: 'a/b', verdict: 'failed', findings: [one] })]), PLAIN));
    expect(command?.properties['title']).toBe(`${title}: a/b`);
    expect(command?.message.split('\n')[0]).toBe('It is 5%0A, and 5:6.');
  });

  it('points to the line of the description where the report knows it', () => {
    const known = everything();
    const descriptions = { 'structured-error': { file: 'openapi.yaml', positions: { [finding().spec]: { line: 12, column: 7 } } } };
    const [command] = parsedCommands(github({ ...known, run: { ...known.run, descriptions } }, PLAIN));
    expect(command?.properties).toMatchObject({ file: 'openapi.yaml', line: '12', col: '7' });
  });

  it('prints a notice if nothing is violated', () => {
    expect(github(report([result({ id: 'transport/answers' })], { coverage: [] }), PLAIN)).toBe(
      '::notice title=errspec::every MUST that was exercised holds.\n',
    );
  });
});
