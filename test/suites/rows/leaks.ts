import * as x from '../exchanges.ts';
import { page } from '../observe.ts';
import { noKey, type Rows, trace } from './shared.ts';

export const leaks: Rows = {
  'leaks/internals': {
    passes: [
      x.valid(),
      trace('The field is required at position 3.'),
      trace('Please SELECT one FROM the list. Look at /app for more; UPDATE your name.'),
      trace('Warning: the name is not unique in this account. See https://example.com/docs/errors.js'),
      trace('Expected , or } at line 3, column 7 (near "at": 12:30:15)'),
      x.valid(x.thing({ note: 'see /var/www/site/index.php and SELECT a FROM b WHERE c' })),
      x.invalid(x.plainError(400, 'INVALID', { message: 'No such thing: /usr/src/app/secret.js:12' }), ['name'], {
        body: { name: '/usr/src/app/secret.js:12' },
      }),
      trace('Choose a time such as 12:30, a ratio of 16:9, or see https://localhost:8080/docs and api.example.com:8443'),
      trace('The connection of this code was refused: it does not exist, it is out of range, or the value is too long.'),
      x.nowhere(page(404, '<!DOCTYPE html><pre>Cannot POST /x</pre>')),
      x.envelopedRefusal(['404'], page(404, '<html><head><title>404 Not Found</title></head><body>nginx</body></html>')),
    ],
    fails: [
      [trace('TypeError: x\n    at Object.<anonymous> (/app/server.js:10:5)'), 'stack-trace'],
      [trace('java.lang.NullPointerException'), 'stack-trace'],
      [trace('Traceback (most recent call last):\n  File "/app/main.py", line 3, in f'), 'stack-trace'],
      [trace('panic: x\n\ngoroutine 1 [running]:\nmain.main()'), 'stack-trace'],
      [trace('PHP Fatal error: Uncaught Error: x in /var/www/a.php:3'), 'stack-trace'],
      [trace("app/models/a.rb:12:in `save'"), 'stack-trace'],
      [trace('System.NullReferenceException: x\n   at App.Api.Get(String id) in C:\\app\\Api.cs:line 12'), 'stack-trace'],
      [trace("thread 'main' panicked at src/main.rs:2:5"), 'stack-trace'],
      [x.invalid(page(500, '<title>Error</title><h1>Werkzeug Debugger</h1>')), 'debug-page'],
      [trace('failed in /usr/src/app/routes/things.js:12'), 'source-path'],
      [trace('cannot open C:\\inetpub\\app\\web.config'), 'source-path'],
      [trace('ORA-00933: command not properly ended'), 'query'],
      [trace('SQLSTATE[42000]'), 'query'],
      [trace('syntax error at or near "x"'), 'query'],
      [trace('SELECT id, name FROM things WHERE id = 1'), 'query'],
      [trace('You have an error in your SQL syntax'), 'query'],
      [trace('invalid byte sequence for encoding "UTF8": 0x00'), 'query'],
      [trace("Data too long for column 'name' at row 1"), 'query'],
      [trace('NOT NULL constraint failed: codes.name'), 'query'],
      [trace('MongoServerSelectionError: server selection timed out'), 'query'],
      [trace('WRONGTYPE Operation against a key holding the wrong kind of value'), 'query'],
      [trace('connect ECONNREFUSED 10.0.0.7:5432'), 'inner-service'],
      [trace('request failed: ETIMEDOUT'), 'inner-service'],
      [trace('dial tcp: lookup users: no such host'), 'inner-service'],
      [trace('upstream users.default.svc:8080 did not answer'), 'inner-service'],
      [trace('cannot reach db-1:5432'), 'inner-service'],
      [x.nowhere(page(404, 'Error: x\n    at f (/app/server.js:10:5)')), 'stack-trace'],
      [x.envelopedRefusal(['404'], page(404, 'Error: x\n    at f (/app/server.js:10:5)')), 'stack-trace'],
      [
        x.malformed(
          page(400, '<!DOCTYPE html><html lang="en"><head><title>Error</title></head><body><pre>Cannot POST /x</pre></body></html>'),
        ),
        'framework-page',
      ],
    ],
    silent: [x.valid('timeout')],
  },
  'leaks/secrets': {
    passes: [x.valid()],
    fails: [
      [x.valid({ ...x.thing(), leaked: true }), 'secret-repeated'],
      [x.withKey({ ...noKey, leaked: true }, 'wrong'), 'secret-repeated'],
    ],
    silent: [x.withKey(noKey), x.valid('timeout')],
  },
};
