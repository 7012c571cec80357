// What an editor of queries knows of the data: the words that occur in it.

/** A class or property that occurs in the data. */
export interface EditorTerm {
  readonly iri: string;
  /** `prefix:local`, where a prefix of the publication allows it. */
  readonly name?: string;
  readonly label: string;
  /** Things of a class; triples with a property. */
  readonly count: number;
}

export interface EditorClass extends EditorTerm {
  /** The properties that things of this class have, by their place in `properties`, most frequent first. */
  readonly has: readonly number[];
}

export interface EditorVocabulary {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly classes: readonly EditorClass[];
  readonly properties: readonly EditorTerm[];
}

/** What is wrong with a text, as editors mark it. */
export interface EditorProblem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  readonly hint?: string;
}
