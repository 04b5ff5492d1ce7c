create type public.booking_status as enum (
  'pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'no_show'
);

comment on type public.booking_status is
  'A booking holds tables exactly while it is confirmed or checked_in. Assigning turns pending into confirmed, '
  'releasing turns confirmed into pending; completed, cancelled and no_show are over and hold none.';
