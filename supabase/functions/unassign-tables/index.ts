import { serveEndpoint } from "../_shared/endpoint.ts";
import { unassignTables } from "./handler.ts";

export default { fetch: serveEndpoint(unassignTables) };
