import type { Database } from "../../support/database.ts";
import type { Role } from "../../support/user.ts";

/** A user who can sign in. */
export interface Account {
  email: string;
  password: string;
}

/** Adds a member of a restaurant who can sign in with a password. */
export async function addStaff(
  sql: Database,
  restaurantId: string,
  role: Role = "host",
): Promise<Account> {
  const id = crypto.randomUUID();
  const account = await addAccount(sql, id);
  await sql`
    insert into restaurant_members (restaurant_id, user_id, role)
    values (${restaurantId}, ${id}, ${role})`;
  return account;
}

/** Adds a user who can sign in with a password and works for no restaurant. */
export async function addAccount(
  sql: Database,
  id: string = crypto.randomUUID(),
): Promise<Account> {
  const account = { email: `${id}@example.test`, password: `password-${id}` };
  await sql`
    insert into auth.users (
      id, aud, role, email, encrypted_password, email_confirmed_at,
      raw_app_meta_data, raw_user_meta_data, confirmation_token,
      recovery_token, email_change, email_change_token_new, created_at,
      updated_at
    )
    values (
      ${id}, 'authenticated', 'authenticated', ${account.email},
      extensions.crypt(${account.password}, extensions.gen_salt('bf', 4)),
      now(), '{"provider": "email", "providers": ["email"]}', '{}', '', '',
      '', '', now(), now()
    )`;
  return account;
}
