import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** What a process does when another asks it to: each takes and gives plain data. */
type Actions = Readonly<Record<string, (given: never) => unknown>>;

interface Call {
  readonly id: number;
  readonly name: string;
  readonly given: unknown;
}

type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

export type Calls<A extends Actions> = {
  readonly [Name in keyof A]: (...given: Parameters<A[Name]>) => Promise<Awaited<ReturnType<A[Name]>>>;
};

/** Lets the process that forked this one call these, and doesn't keep this one alive for it. */
export function answerCalls(actions: Actions): void {
  process.on("message", ({ id, name, given }: Call) => {
    const send = (answer: Answer) => void process.send?.(answer);
    Promise.try(() => actions[name]?.(given as never)).then(
      (value) => send({ id, value }),
      (error: unknown) => send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.channel?.unref();
}

/** The actions of a forked process, by name. They reject when it ends. */
export function callsTo<A extends Actions>(child: ChildProcess): Calls<A> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  child.on("message", (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) call?.reject(new Error(answer.error));
    else call?.resolve(answer.value);
  });
  void once(child, "exit").then(([code, signal]) => {
    for (const call of waiting.values()) call.reject(new Error(`the process ended: ${code ?? signal}`));
  });
  return new Proxy({} as Calls<A>, {
    get: (_, name: string) => (given: unknown) => {
      const call = Promise.withResolvers<unknown>();
      waiting.set(++count, call);
      child.send({ id: count, name, given } satisfies Call);
      return call.promise;
    },
  });
}
