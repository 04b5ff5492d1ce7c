create type public.restaurant_role as enum ('owner', 'manager', 'host', 'viewer');

comment on type public.restaurant_role is
  'What a member may do: owner, manager and host seat bookings; a viewer only reads.';
