// Opens what a command works on: a folder, or the endpoint that the settings name.

import type { Publication } from "../model/publication.ts";
import { openPublication } from "../publication.ts";
import { openRemotePublication } from "../remote/publication.ts";
import type { CommandContext } from "./command.ts";

interface Opening extends Pick<CommandContext, "settings" | "base" | "onProgress" | "effects"> {
  readonly onNotice?: (notice: string) => void;
  /** Whether ad-hoc queries find what the publication says of itself. */
  readonly describes?: boolean;
}

/** @throws ChanceryError what is wrong with the folder or the endpoint */
export function openNamed(folder: string, opening: Opening): Promise<Publication> {
  const { settings, base, onProgress, effects, ...notices } = opening;
  if (settings.endpoint === "")
    return openPublication(folder, { settings, base, onProgress, ...notices });
  const credentials = {
    user: effects.env["CHANCERY_ENDPOINT_USER"],
    password: effects.env["CHANCERY_ENDPOINT_PASSWORD"],
    token: effects.env["CHANCERY_ENDPOINT_TOKEN"],
  };
  return openRemotePublication(folder, { settings, base, onProgress, credentials, ...notices });
}
