// citation-js comes without types; this is what the tests use of it.

declare module "@citation-js/core" {
  export interface Item {
    readonly type?: string;
    readonly title?: string;
    readonly publisher?: string;
    readonly author?: readonly unknown[];
    readonly URL?: string;
    readonly issued?: { readonly "date-parts"?: readonly (readonly (number | string)[])[] };
  }
  export class Cite {
    constructor(data: string);
    readonly data: readonly Item[];
  }
}

declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
