import { serveEndpoint } from "../_shared/endpoint.ts";
import { suggestTables } from "./endpoint.ts";

export default { fetch: serveEndpoint(suggestTables) };
