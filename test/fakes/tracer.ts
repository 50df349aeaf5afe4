import { AsyncLocalStorage } from "node:async_hooks";
import {
  context,
  ROOT_CONTEXT,
  trace,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from "@opentelemetry/api";
import { onTestFinished } from "vitest";

/** A span as an exporter would get it, once it has ended. */
export interface EndedSpan {
  readonly name: string;
  readonly parent: EndedSpan | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly status?: unknown;
}

/** What a process started with a tracer would export; gone with the test. */
export function recordSpans(): readonly EndedSpan[] {
  const ended: EndedSpan[] = [];
  const records = new WeakMap<Span, EndedSpan>();

  function start(name: string, options: SpanOptions = {}, within: Context = context.active()): Span {
    const above = trace.getSpan(within);
    const parent = above && records.get(above);
    const attributes: Record<string, unknown> = { ...options.attributes };
    const record: EndedSpan & { status?: unknown } = { name, parent, attributes };
    const span: Span = {
      ...trace.wrapSpanContext({ traceId: "0".repeat(32), spanId: "0".repeat(16), traceFlags: 1 }),
      setAttributes: (more) => (Object.assign(attributes, more), span),
      setStatus: (given) => ((record.status = given), span),
      end: () => void ended.push(record),
    };
    records.set(span, record);
    return span;
  }

  const tracer = {
    startSpan: start,
    startActiveSpan(name: string, options: SpanOptions, work: (span: Span) => unknown) {
      const span = start(name, options);
      return context.with(trace.setSpan(context.active(), span), work, undefined, span);
    },
  } as Tracer;
  const active = new AsyncLocalStorage<Context>();
  context.setGlobalContextManager({
    active: () => active.getStore() ?? ROOT_CONTEXT,
    with: (given, work, self, ...rest) => active.run(given, () => work.apply(self, rest)),
    bind: (_, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
  onTestFinished(() => {
    trace.disable();
    context.disable();
  });
  return ended;
}
