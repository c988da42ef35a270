import { headerSign, hint, membersAmongSign, membersSign, type Signature, signature, textSign, valueSign } from './signature.ts';

/** API gateways, by the bodies they make themselves. */
export const GATEWAYS: readonly Signature[] = [
  signature(
    'gateway',
    'Kong',
    membersAmongSign('message'),
    valueSign(
      '/message',
      /^(no Route matched with those values|An invalid response was received from the upstream server|The upstream server is timing out|failure to get a peer from the ring-balancer|name resolution failed)/,
    ),
  ),
  signature('gateway', 'Kong', membersAmongSign('message'), headerSign('server', /^kong/i)),
  signature('gateway', 'AWS API Gateway', membersAmongSign('message'), headerSign('x-amzn-errortype')),
  signature('gateway', 'AWS API Gateway', membersAmongSign('message'), headerSign('x-amz-apigw-id')),
  signature('gateway', 'AWS API Gateway', membersSign('message'), headerSign('apigw-requestid')),
  signature('gateway', 'AWS API Gateway', membersSign('message'), valueSign('/message', /^Missing Authentication Token$/)),
  signature('gateway', 'Apigee', valueSign('/fault/detail/errorcode', /./), valueSign('/fault/faultstring', /./)),
  signature(
    'gateway',
    'Azure API Management',
    membersSign('statusCode', 'message'),
    valueSign('/message', /^(Resource not found|Access denied due to |Rate limit is exceeded|Unable to match incoming request)/),
  ),
  signature(
    'gateway',
    'Tyk',
    membersSign('error'),
    valueSign(
      '/error',
      /^(Requested endpoint is forbidden|Access to this API has been disallowed|Authorization field missing|API rate limit exceeded)$/i,
    ),
  ),
  signature(
    'gateway',
    'gRPC gateway',
    membersSign('code', 'message', 'details'),
    valueSign('/code', /^\d{1,2}$/),
    valueSign('/details', /^\[/),
  ),
  signature('gateway', 'KrakenD', textSign(/^(?!.)/s, 'no body'), headerSign('x-krakend')),
];

export const GATEWAY_HINTS: readonly Signature[] = [
  hint('gateway', 'Kong', 'x-kong-response-latency'),
  hint('gateway', 'Kong', 'server', /^kong/i),
  hint('gateway', 'Kong', 'via', /kong/i),
  hint('gateway', 'AWS API Gateway', 'x-amzn-errortype'),
  hint('gateway', 'AWS API Gateway', 'x-amz-apigw-id'),
  hint('gateway', 'AWS API Gateway', 'apigw-requestid'),
  hint('gateway', 'KrakenD', 'x-krakend'),
];
