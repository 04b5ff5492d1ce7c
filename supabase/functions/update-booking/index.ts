import { serveEndpoint } from "../_shared/endpoint.ts";
import { updateBooking } from "./endpoint.ts";

export default { fetch: serveEndpoint(updateBooking) };
