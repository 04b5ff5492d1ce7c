import { forgetActionsOf } from "../actions/pending_actions.ts";
import { useClient } from "../api/client.ts";
import { useSignedIn } from "../api/signed_in.ts";
import { useMayAct, useReading } from "../data/use_reading.ts";
import { Sheet } from "../forms/sheet.tsx";
import { UndoList } from "../forms/undo_list.tsx";
import { type Sheet as SheetName, useSheets } from "../sheets/use_sheets.ts";
import { useRestaurantChoice } from "./restaurants_context.ts";
import type { ShownService } from "./shown_service.ts";

/** What is needed less often: undo, the activity, planning, signing out. */
export default function MoreSheet(
  { shown, onClose }: { shown: ShownService; onClose: () => void },
) {
  const client = useClient();
  const { userId } = useSignedIn();
  const { restaurant, services } = useReading();
  // Services have limits of their own, so each is planned alone.
  const isSeveral = shown.service === undefined && services.length > 0;
  const mayAct = useMayAct();
  const signOut = () => {
    forgetActionsOf(userId);
    void client.auth.signOut({ scope: "local" });
  };
  return (
    <Sheet title="More" description={restaurant.name} onClose={onClose}>
      <div className="choices">
        {mayAct && (
          <>
            <Opener sheet={{ kind: "booking" }}>New booking</Opener>
            <Opener sheet={{ kind: "plan" }} isDisabled={isSeveral}>
              Seat everyone
            </Opener>
            <Opener sheet={{ kind: "close service" }}>Close a service</Opener>
          </>
        )}
        <Opener sheet={{ kind: "alerts" }}>Alerts</Opener>
        <Opener sheet={{ kind: "tonight" }}>Guests tonight</Opener>
        <Opener sheet={{ kind: "activity" }}>Activity</Opener>
      </div>
      {mayAct && (
        <section aria-label="Undo">
          <h3>Undo</h3>
          <UndoList />
        </section>
      )}
      <RestaurantChoice />
      <button type="button" className="button" onClick={signOut}>
        Sign out
      </button>
    </Sheet>
  );
}

function Opener(
  { sheet, isDisabled = false, children }: {
    sheet: SheetName;
    isDisabled?: boolean;
    children: string;
  },
) {
  const { open } = useSheets();
  return (
    <button
      type="button"
      className="button"
      disabled={isDisabled}
      onClick={() => open(sheet)}
    >
      {children}
    </button>
  );
}

function RestaurantChoice() {
  const { restaurants, choose } = useRestaurantChoice();
  const { restaurant } = useReading();
  if (restaurants.length < 2) return null;
  return (
    <div className="choices" role="group" aria-label="Restaurant">
      {restaurants.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="button"
          aria-pressed={id === restaurant.id}
          onClick={() => choose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
