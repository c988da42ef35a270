/** What kind of internals a pattern finds, as a finding code. */
export type LeakCode = 'stack-trace' | 'debug-page' | 'query' | 'inner-service' | 'source-path';

/** One sign of the internals of a server. */
export interface LeakPattern {
  /** Its name in reports; stable. */
  readonly name: string;
  readonly code: LeakCode;
  readonly pattern: RegExp;
  /** Whether it is a leak even in a success, which carries texts of users: a path or a query may be what somebody stored. */
  readonly evenInSuccess: boolean;
}

const traces: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['JavaScript stack trace', /\bat (?:async )?(?:new )?[\w$.<>[\] ]{0,200}\(?(?:file:\/\/|node:|[A-Za-z]:\\|\/)[^\s()]{1,300}:\d+:\d+\)?/],
  [
    'Java stack trace',
    /\bat (?:[a-z][\w$]{0,60}\.){1,20}[A-Z][\w$]{0,80}\.[\w$<>]{1,80}\((?:[\w$]+\.(?:java|kt|scala|groovy)(?::\d+)?|Native Method|Unknown Source)\)/,
  ],
  ['Python traceback', /Traceback \(most recent call last\)|\bFile "[^"\n]{1,300}\.py", line \d+/],
  ['Go stack trace', /\bgoroutine \d+ \[[a-z ,\d]+\]:|\bruntime error: (?:invalid memory address|index out of range|slice bounds)/],
  [
    'PHP error',
    /\b(?:Fatal error|Parse error|Warning|Notice|Uncaught \w{0,60}(?:Error|Exception)).{0,400}? in \S{1,300}\.php(?: on line |:)\d+|#\d+ \S{1,300}\.php\(\d+\): /s,
  ],
  ['Ruby stack trace', /\.rb:\d+:in [`']/],
  [
    '.NET stack trace',
    /\bat (?:[A-Z]\w{0,80}\.){1,20}[\w<>`[\],]{1,120}\([^)\n]{0,300}\)(?: in \S{1,300}:line \d+|\s{1,20}at (?:[A-Z]\w{0,80}\.))|\bSystem\.(?:[A-Z]\w{0,80}\.){0,20}[A-Z]\w{0,80}Exception\b/,
  ],
  ['Rust panic', /\bthread '[^']{0,200}' (?:\(\d+\) )?panicked at |\bsrc\/[\w/]{1,200}\.rs:\d+:\d+/],
];

/** Names of exceptions alone: in a success somebody may have stored them. */
const exceptions: typeof traces = [
  [
    'Java exception',
    /\b(?:java|javax|jakarta|org\.springframework|org\.hibernate|kotlin)(?:\.[a-z]\w{0,60}){0,20}\.[A-Z]\w{0,80}(?:Exception|Error)\b/,
  ],
];

const paths: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['path of installed packages', /\bnode_modules\/|\bsite-packages\/|\bvendor\/bundle\//],
  ['source file with a line', /(?:\/[\w.@-]{1,80}){2,20}\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|java|kt|cs|ex)(?::\d+|\(\d+\)|, line \d+)/],
  [
    'path of a server',
    /(?:^|[\s"'(=:])\/(?:usr\/src|usr\/local|usr\/lib|var\/www|var\/lib|var\/task|opt|srv|app|home\/[\w.-]{1,80}|root|workspace)\/[\w./@-]{0,300}\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|java|jar|kt|cs|dll|so|ex|sql|ya?ml|conf)\b/,
  ],
  ['Windows path', /\b[A-Za-z]:\\(?:[\w .$-]{1,80}\\){1,20}[\w .$-]{0,80}/],
];

const queries: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'SQL statement',
    /\bSELECT\s[^;"]{1,400}?\sFROM\s{1,20}[\w"`[.]{1,200}(?:\s{1,20}(?:WHERE|JOIN|LEFT|INNER|ORDER|GROUP|LIMIT)\b|\s{0,20};)/,
  ],
  ['SQL statement', /\bSELECT\s{1,20}(?:\*|[\w"`.]{1,80}\s{0,20},[^;]{1,400}?)\s{1,20}FROM\s{1,20}[\w"`[.]{1,80}/],
  [
    'SQL statement',
    /\bINSERT\s{1,20}INTO\s{1,20}[\w"`[.\]]{1,200}\s{0,20}(?:\([^)]{0,400}\)\s{0,20})?(?:VALUES|SELECT)\b|\bUPDATE\s{1,20}[\w"`[.\]]{1,200}\s{1,20}SET\s{1,20}[\w"`[.\]]{1,200}\s{0,20}=|\bDELETE\s{1,20}FROM\s{1,20}[\w"`[.\]]{1,200}(?:\s{1,20}WHERE\b|\s{0,20};)/,
  ],
  ['Oracle error', /\bORA-\d{5}\b/],
  ['SQLSTATE', /\bSQLSTATE\b/],
  [
    'PostgreSQL error',
    /syntax error at or near "|(?:relation|column|role|database) "[^"]{1,200}" does not exist|duplicate key value violates unique constraint|violates (?:foreign key|not-null|check) constraint|invalid byte sequence for encoding "|invalid input syntax for (?:type )?\w{1,30}: "|value too long for type character varying|out of range for type (?:integer|bigint|smallint)\b|password authentication failed for user|sorry, too many clients already/,
  ],
  [
    'MySQL error',
    /You have an error in your SQL syntax|\bER_[A-Z]+_[A-Z_]+\b|Duplicate entry '.{0,300}' for key|(?:Data too long|Out of range value|Incorrect string value: '.{0,300}') for column|Unknown column '.{0,200}' in '|Table '[\w.-]{1,200}' doesn't exist|Access denied for user '|Deadlock found when trying to get lock|MySQL server has gone away/,
  ],
  [
    'SQLite error',
    /\bSQLITE_[A-Z]+\b|\b(?:UNIQUE|NOT NULL) constraint failed: \w+\.\w+|FOREIGN KEY constraint failed|near "[^"]{1,200}": syntax error|\bno such (?:table|column): \w|\bsqlite3\.\w{1,40}Error\b|\bSQLite3::\w/,
  ],
  [
    'SQL Server error',
    /Unclosed quotation mark after the character string|Incorrect syntax near '|String or binary data would be truncated|Violation of (?:PRIMARY|UNIQUE) KEY constraint/,
  ],
  [
    'MongoDB error',
    /\bMongo\w{0,40}Error\b|\bE11000 duplicate key error\b|\bCast to \w{1,40} failed for value\b|\bBSONError\b|buffering timed out after \d+ms/,
  ],
  [
    'Redis error',
    /\bWRONGTYPE Operation against a key\b|\bNOAUTH Authentication required\b|\bMISCONF Redis\b|\bOOM command not allowed\b|\bREADONLY You can't write against\b|\bredis\.exceptions\.\w|\bRedis\w{0,40}(?:Error|Exception)\b|\bReplyError: /,
  ],
  [
    'ORM error',
    /\bPrisma(?:Client\w*)?Error\b|Invalid `prisma\.|\bSequelize\w+Error\b|\bQueryFailedError\b|\bsqlalchemy\.exc\.|\bPG::[A-Z]\w+/,
  ],
];

/** Names and addresses of machines behind the server. A URL may be one of the API's own. */
const services: typeof traces = [
  [
    'error of a connection',
    /\bE(?:CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL|PIPE)\b|\bgetaddrinfo E[A-Z]|\bdial (?:tcp|udp|unix)\b|\[Errno \d{1,3}\] |\(os error \d{1,4}\)|Failed to open TCP connection to|could not connect to server|Name or service not known|Temporary failure in name resolution/,
  ],
  [
    'address of an inner service',
    /(?<![\w./@-])(?:localhost|127\.0\.0\.1|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|[a-z][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){0,5}\.(?:internal|local|svc)):\d{2,5}\b/,
  ],
  [
    'port of a database',
    /(?<![\w./@-])[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){0,6}:(?:1433|1521|3306|5432|5672|6379|9042|9092|9200|11211|27017)\b/,
  ],
];

const pages: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Django debug page', /You're seeing this error because you have <code>DEBUG = True|DisallowedHost at \//],
  ['Werkzeug debugger', /Werkzeug Debugger|__debugger__=yes/],
  ['Laravel debug page', /\bIlluminate\\[A-Z]\w+\\|Whoops! There was an error|facade\/ignition/],
  ['Rails debug page', /Action Controller: Exception caught|<title>[^<]{0,200}ActionController/],
  ['ASP.NET error page', /Server Error in '[^']{0,200}' Application/],
  ['Symfony debug page', /Symfony\\Component\\[A-Z]\w+\\/],
];

const named = (code: LeakCode, evenInSuccess: boolean, list: typeof traces): readonly LeakPattern[] =>
  list.map(([name, pattern]) => ({ name, code, pattern, evenInSuccess }));

/** Words of which every match of a pattern with `evenInSuccess` has one; nearly no success has any. */
const SIGNS =
  /\bat (?:[\w$.<>[\] ]{0,220}\(?(?:file:|node:|[A-Za-z]:|\\?\/)|[A-Za-z][\w$]{0,80}\.)|Traceback |\.(?:py|php|rb|rs)\b|goroutine |runtime error|System\.|thread '|DEBUG =|DisallowedHost|Werkzeug|__debugger__|Illuminate|Whoops!|ignition|Action ?Controller|Server Error in|Symfony/;

/** A letter, digit or mark as an escape of JSON, which hides words; its backslash is not the second of two. */
const HIDDEN = /(?<!\\)\\(?:\\\\)*u00[2-7]/;

/** How many bytes of a success are searched: answers are hostile. */
const MOST_SEARCHED = 64 * 1024;

/** Whether the body of a success may contain a leak in the bytes that are searched; `false` is certain. Searching the bytes once is much faster than each text of their JSON. */
export function mayLeak(body: Uint8Array): boolean {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, MOST_SEARCHED)).toString('latin1');
  return SIGNS.test(text) || HIDDEN.test(text);
}

/** What no answer may show, in the order of the search; the first match is reported. */
export const LEAKS: readonly LeakPattern[] = [
  ...named('stack-trace', true, traces),
  ...named('stack-trace', false, exceptions),
  ...named('debug-page', true, pages),
  ...named('query', false, queries),
  ...named('inner-service', false, services),
  ...named('source-path', false, paths),
];
