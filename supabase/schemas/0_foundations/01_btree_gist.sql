create schema if not exists extensions;

-- The exclusion constraint on assigned_tables compares uuids and time ranges in one GiST index.
create extension if not exists btree_gist with schema extensions;
