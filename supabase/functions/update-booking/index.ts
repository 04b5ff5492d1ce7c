import { serveEndpoint } from "../_shared/endpoint.ts";
import { updateBooking } from "./handler.ts";

export default { fetch: serveEndpoint(updateBooking) };
