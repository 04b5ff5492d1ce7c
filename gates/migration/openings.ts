import type { StableId } from "@supabase/pg-delta/core";

/**
 * How the statement of a schema file begins that declares an object, on one
 * line; empty for what has no statement of its own.
 */
export function openingsOf(id: StableId): string[] {
  switch (id.kind) {
    case "function":
      return [`create function ${id.schema}.${id.name}(`];
    case "table":
      return [`create table ${id.schema}.${id.name} (`];
    case "schema":
      return [`create schema ${id.name}`];
    case "index":
      return [`create index ${id.name} `, `create unique index ${id.name} `];
    case "trigger":
      return [
        `create trigger ${id.name} `,
        `create constraint trigger ${id.name} `,
      ];
    case "policy":
      return [`create policy "${id.name}" on ${id.schema}.${id.table} `];
    case "comment":
      return commentOpeningsOf(id.target);
    default:
      return [];
  }
}

function commentOpeningsOf(target: StableId): string[] {
  switch (target.kind) {
    case "function":
      return [`comment on function ${target.schema}.${target.name}(`];
    case "column":
      return [
        `comment on column ${target.schema}.${target.table}.${target.name} is`,
      ];
    case "table":
    case "type":
      return [`comment on ${target.kind} ${target.schema}.${target.name} is`];
    default:
      return [];
  }
}
