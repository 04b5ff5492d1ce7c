import { serveEndpoint } from "../_shared/endpoint.ts";
import { unassignTables } from "./endpoint.ts";

export default { fetch: serveEndpoint(unassignTables) };
