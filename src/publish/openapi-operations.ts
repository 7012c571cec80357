// What operations of OpenAPI are made of.

export type Json = Readonly<Record<string, unknown>>;

/** A path that is read by GET. */
export function read(
  operationId: string,
  summary: string,
  parameters: Json[],
  types: string[],
): Json {
  return {
    get: { operationId, summary, tags: ["protocol"], parameters, responses: answers(types) },
  };
}

/** A parameter of the address. */
export function text(name: string, description: string, required = false): Json {
  return { name, in: "query", description, required, schema: { type: "string" } };
}

/** One that counts. */
export function number(name: string, description: string): Json {
  return { ...text(name, description), schema: { type: "integer", minimum: 1 } };
}

/** A part of the path; of these values when they are named. */
export function inPath(name: string, description: string, values?: readonly string[]): Json {
  const schema = { type: "string", ...(values !== undefined && { enum: values }) };
  return { ...text(name, description, true), in: "path", schema };
}

/** A query as the body, and as a form where there is one. */
export function bodyOf(direct: Json, form?: Json): Json {
  const content = {
    "application/sparql-query": { schema: direct },
    ...(form !== undefined && { "application/x-www-form-urlencoded": { schema: form } }),
  };
  return { required: true, content };
}

/** An answer in any of these media types, or problem details. */
export function answers(types: readonly string[]): Json {
  return {
    "200": {
      description: "The answer",
      content: Object.fromEntries(types.map((type) => [type, {}])),
    },
    default: {
      description: "What went wrong",
      content: {
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      },
    },
  };
}
