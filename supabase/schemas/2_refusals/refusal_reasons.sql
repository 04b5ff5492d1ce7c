create function allocator.refusal_reasons()
returns table (reason text, sqlstate text, code text, http_status integer)
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return query values
    ('INVALID_REQUEST', 'TA001', 'ASSIGNMENT_VALIDATION', 400),
    ('BOOKING_NOT_FOUND', 'TA002', 'ASSIGNMENT_VALIDATION', 404),
    ('TABLE_NOT_FOUND', 'TA003', 'ASSIGNMENT_VALIDATION', 404),
    ('ROLE_NOT_ALLOWED', 'TA004', 'ASSIGNMENT_VALIDATION', 403),
    ('ASSIGNED_BY_NOT_ALLOWED', 'TA005', 'ASSIGNMENT_VALIDATION', 403),
    ('BOOKING_NOT_ASSIGNABLE', 'TA006', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLE_INACTIVE', 'TA007', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLES_SPAN_ZONES', 'TA008', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLE_NOT_MOVABLE', 'TA009', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLES_NOT_ADJACENT', 'TA010', 'ASSIGNMENT_VALIDATION', 422),
    ('PARTY_EXCEEDS_SEATS', 'TA011', 'ASSIGNMENT_VALIDATION', 422),
    ('IDEMPOTENCY_KEY_REUSED', 'TA012', 'ASSIGNMENT_VALIDATION', 422),
    ('STATUS_NOT_ALLOWED', 'TA013', 'ASSIGNMENT_VALIDATION', 422),
    ('CHECK_IN_TOO_EARLY', 'TA014', 'ASSIGNMENT_VALIDATION', 422),
    ('RESTAURANT_NOT_FOUND', 'TA015', 'ASSIGNMENT_VALIDATION', 404),
    ('BLOCK_NOT_FOUND', 'TA016', 'ASSIGNMENT_VALIDATION', 404),
    ('STILL_IN_USE', 'TA017', 'ASSIGNMENT_VALIDATION', 400),
    ('ALREADY_EXISTS', 'TA018', 'ASSIGNMENT_VALIDATION', 400),
    ('LAST_OWNER', 'TA019', 'ASSIGNMENT_VALIDATION', 400),
    ('USER_NOT_FOUND', 'TA020', 'ASSIGNMENT_VALIDATION', 400),
    ('ADDRESS_NOT_CONFIRMED', 'TA021', 'ASSIGNMENT_VALIDATION', 400),
    ('TABLE_TAKEN', 'TA101', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_EXCEEDED', 'TA102', 'ASSIGNMENT_CONFLICT', 409),
    ('TABLE_OCCUPIED', 'TA103', 'ASSIGNMENT_CONFLICT', 409),
    ('TABLE_BLOCKED', 'TA104', 'ASSIGNMENT_CONFLICT', 409),
    ('BOOKING_CHANGED', 'TA105', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_RULES_UNREADABLE', 'TA201', 'ASSIGNMENT_REPOSITORY_ERROR', 500);
end;
$$;

comment on function allocator.refusal_reasons() is
  'Every reason that the RPCs refuse for: its SQLSTATE, and the code and HTTP status that the edge functions answer '
  'with; TA017 to TA021 are of the REST interface alone, which answers 400. docs/errors.md explains them.';

revoke execute on function allocator.refusal_reasons() from public, anon, authenticated, service_role;
