import { serveEndpoint } from "../_shared/endpoint.ts";
import { blockTables } from "./endpoint.ts";

export default { fetch: serveEndpoint(blockTables) };
