/** The part of autocannon that the throughput bench uses; it ships no types of its own. */
declare module 'autocannon' {
  export interface Request {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }

  export interface Client {
    readonly setRequests: (requests: readonly Request[]) => void;
  }

  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Requests in all, shared out over the connections. */
    readonly amount: number;
    readonly setupClient: (client: Client) => void;
    /** Milliseconds between two looks at whether it is over. */
    readonly sampleInt: number;
  }

  export interface Result {
    readonly errors: number;
    readonly timeouts: number;
    readonly '2xx': number;
  }

  export interface Instance extends PromiseLike<Result> {
    readonly on: (event: 'start' | 'response', listener: () => void) => void;
  }

  export default function autocannon(options: Options): Instance;
}
