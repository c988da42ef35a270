import { header, hint, members, membersAmong, type Signature, signature, text, value } from './signature.ts';

/** Web frameworks and application servers, by what they answer unless the application takes care of it. */
export const FRAMEWORKS: readonly Signature[] = [
  // JavaScript
  signature('framework', 'Express', text(/<title>Error<\/title>[\s\S]*<pre>/, 'its page: the title Error, the text preformatted')),
  signature('framework', 'NestJS', members('message', 'error', 'statusCode'), value('/message', /^Cannot [A-Z]+ \//)),
  signature('framework', 'NestJS', members('statusCode', 'message'), value('/message', /^Internal server error$/)),
  signature('framework', 'Fastify', membersAmong('message', 'error', 'statusCode'), value('/message', /^Route [A-Z]+:/)),
  signature('framework', 'Fastify', membersAmong('message', 'statusCode', 'code'), value('/code', /^FST_/)),
  signature('framework', 'Fastify, NestJS or hapi', members('message', 'error', 'statusCode')),
  signature('framework', 'Nitro', membersAmong('url', 'statusCode', 'statusMessage', 'message')),
  signature('framework', 'Next.js', text(/\/_next\/static\/|<h2[^>]*>This page could not be found/, 'scripts or words of its pages')),
  signature('framework', 'Hono', text(/^404 Not Found$/, 'nothing but "404 Not Found"')),
  signature('framework', 'Fiber', text(/^Cannot [A-Z]+ \/\S*$/, 'nothing but "Cannot" with method and path')),
  // Java
  signature('framework', 'Spring Boot', text(/Whitelabel Error Page/, 'the words Whitelabel Error Page')),
  signature('framework', 'Spring Boot', membersAmong('timestamp', 'status', 'error', 'path')),
  signature('framework', 'Tomcat', text(/<title>HTTP Status \d{3}[^<]*<\/title>/, 'the title of its pages')),
  signature('framework', 'Jetty', text(/Powered by Jetty:\/\/|<h2>HTTP ERROR:? \d{3}/, 'the heading or foot of its pages')),
  signature('framework', 'Micronaut', membersAmong('_links', '_embedded', 'message'), value('/_embedded/errors', /^\[/)),
  signature('framework', 'Quarkus', membersAmong('details', 'stack'), value('/details', /^Error id /)),
  signature(
    'framework',
    'Vert.x',
    text(/^<html><body><h1>(Resource not found|Internal Server Error)<\/h1><\/body><\/html>$/, 'its bare page'),
  ),
  // .NET
  signature('framework', 'ASP.NET', text(/Server Error in '[^']*' Application/, 'the words Server Error in an Application')),
  signature('framework', 'ASP.NET Core', membersAmong('type', 'title', 'status', 'traceId')),
  signature(
    'framework',
    'ASP.NET Core',
    membersAmong('type', 'title', 'status'),
    value('/type', /^https:\/\/tools\.ietf\.org\/html\/rfc(7231|9110)#/),
  ),
  // Python
  signature('framework', 'Django', text(/<title>(Page not found at|\w+ at) [^<]*<\/title>[\s\S]*DEBUG = True/, 'its page for developers')),
  signature(
    'framework',
    'Django',
    text(
      /<h1>(Not Found<\/h1>\s*<p>The requested resource was not found on this server|Server Error \(500\)<\/h1>|Bad Request \(400\)<\/h1>)/,
      'its words for the public',
    ),
  ),
  signature(
    'framework',
    'Flask',
    text(/^<!doctype html>\s*<html lang="?en"?>\s*<title>\d{3} [^<]*<\/title>/i, 'the shape of a Werkzeug page'),
  ),
  signature('framework', 'Django REST framework', members('detail'), value('/detail', /^[A-Z].*\.$/)),
  signature('framework', 'FastAPI', members('detail')),
  signature(
    'framework',
    'Starlette',
    text(/^(Not Found|Method Not Allowed|Internal Server Error)$/, 'nothing but the words of the status'),
    header('server', /^(uvicorn|hypercorn|daphne)/i),
  ),
  signature('framework', 'uvicorn', text(/^Invalid HTTP request received\.$/, 'its words for what is no HTTP')),
  signature('framework', 'Gunicorn', text(/<h1><p>[\w ]+<\/p><\/h1>/, 'a paragraph within a heading')),
  // Ruby
  signature(
    'framework',
    'Rails',
    text(/The page you were looking for doesn(&#39;|')t exist|We(&#39;|')re sorry, but something went wrong/, 'the words of its pages'),
  ),
  signature('framework', 'Rails', text(/Action Controller: Exception caught/, 'its page for developers')),
  signature('framework', 'Rails', members('status', 'error'), value('/status', /^\d{3}$/)),
  signature('framework', 'Sinatra', text(/Sinatra doesn(’|&rsquo;|')t know this ditty/, 'the words Sinatra does not know this ditty')),
  signature('framework', 'Sinatra', text(/^<h1>[\w ]+<\/h1>$/, 'nothing but a heading'), header('x-cascade', /^pass$/)),
  // PHP
  signature(
    'framework',
    'Laravel',
    membersAmong('message'),
    value('/message', /^(The route .* could not be found\.|Unauthenticated\.|The [A-Z]+ method is not supported for )/),
  ),
  signature('framework', 'Laravel', membersAmong('message', 'exception', 'file', 'line')),
  signature('framework', 'Laravel', text(/class="(px-4|ml-4) text-lg [^"]*text-gray-500[^"]*tracking-wider"/, 'the classes of its pages')),
  signature('framework', 'Symfony', text(/Oops! An Error Occurred/, 'the words Oops! An Error Occurred')),
  signature(
    'framework',
    'Symfony',
    membersAmong('type', 'title', 'status'),
    value('/type', /^https:\/\/tools\.ietf\.org\/html\/rfc2616#section-10$/),
  ),
  // Go: only the end of the line tells the two apart.
  signature('framework', 'Gin', text(/^(404 page not found|405 method not allowed)(?!.)$/s, 'its words without an end of line')),
  signature('framework', 'Go net/http', text(/^404 page not found\n/, 'its words with an end of line')),
  // Elixir, Rust, Scala
  signature('framework', 'Phoenix', members('errors'), value('/errors', /^\{"detail":"[^"]*"\}$/)),
  signature(
    'framework',
    'Actix',
    text(
      /^(Json deserialize error: |Content type error$|JSON payload \(\d+ bytes\) is larger than)/,
      'its words for a body it cannot take',
    ),
  ),
  signature(
    'framework',
    'Axum',
    text(
      /^(Failed to (parse|deserialize) the (request|JSON) body|Expected request with `Content-Type: application\/json`)/,
      'its words for a body it cannot take',
    ),
  ),
  signature('framework', 'Rocket', text(/<h1>\d{3}: [\w ]+<\/h1>[\s\S]*Rocket/, 'the page is signed Rocket')),
  signature('framework', 'Play', text(/<title>Action Not Found<\/title>|<h1>Action Not Found<\/h1>/i, 'the words Action Not Found')),
  // Shapes that several share come last.
  signature(
    'framework',
    'Echo',
    members('message'),
    value(
      '/message',
      /^(Not Found|Method Not Allowed|Internal Server Error|Unauthorized|Bad Request|Unsupported Media Type|missing key in request header)$/,
    ),
  ),
  signature(
    'framework',
    'Koa',
    text(/^(Not Found|Method Not Allowed|Not Implemented|Internal Server Error)$/, 'nothing but the words of the status'),
  ),
];

export const FRAMEWORK_HINTS: readonly Signature[] = [
  hint('framework', 'Express', 'x-powered-by', /^Express$/i),
  hint('framework', 'Next.js', 'x-powered-by', /^Next\.js/i),
  hint('framework', 'ASP.NET', 'x-powered-by', /^ASP\.NET/i),
  hint('framework', 'ASP.NET Core', 'server', /^Kestrel/i),
  hint('framework', 'PHP', 'x-powered-by', /^PHP/i),
  hint('framework', 'Flask', 'server', /^Werkzeug/i),
  hint('framework', 'Gunicorn', 'server', /^gunicorn/i),
  hint('framework', 'uvicorn', 'server', /^uvicorn/i),
  hint('framework', 'Jetty', 'server', /^Jetty/i),
  hint('framework', 'Rails', 'x-runtime'),
];
