// Generated from the database by "deno task types".

export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "14"
  }
  public: {
    Tables: {
      allocator_settings: {
        Row: {
          created_at: string
          expires_at: string | null
          id: number
          key: string
          reason: string
          restaurant_id: string | null
          set_by: string
          value: string
        }
        Insert: {
          created_at?: string
          expires_at?: string | null
          id?: never
          key: string
          reason: string
          restaurant_id?: string | null
          set_by?: string
          value: string
        }
        Update: {
          created_at?: string
          expires_at?: string | null
          id?: never
          key?: string
          reason?: string
          restaurant_id?: string | null
          set_by?: string
          value?: string
        }
        Relationships: [
          {
            foreignKeyName: "allocator_settings_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
        ]
      }
      assigned_tables: {
        Row: {
          assignment_id: string
          during: unknown
          occupied: boolean
          restaurant_id: string
          table_id: string
        }
        Insert: {
          assignment_id: string
          during: unknown
          occupied?: boolean
          restaurant_id: string
          table_id: string
        }
        Update: {
          assignment_id?: string
          during?: unknown
          occupied?: boolean
          restaurant_id?: string
          table_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "a_held_table_is_not_deleted"
            columns: ["restaurant_id", "table_id"]
            isOneToOne: false
            referencedRelation: "dining_tables"
            referencedColumns: ["restaurant_id", "id"]
          },
          {
            foreignKeyName: "a_table_is_held_while_its_assignment_says"
            columns: ["assignment_id", "restaurant_id", "during", "occupied"]
            isOneToOne: false
            referencedRelation: "table_assignments"
            referencedColumns: ["id", "restaurant_id", "during", "occupied"]
          },
        ]
      }
      assignment_events: {
        Row: {
          action: Database["public"]["Enums"]["assignment_action"]
          actor_id: string | null
          actor_role: string
          after: NonNullable<Json>
          before: NonNullable<Json>
          booking_id: string | null
          capacity: Json | null
          changed_in: unknown
          created_at: string
          id: string
          restaurant_id: string
        }
        Insert: {
          action: Database["public"]["Enums"]["assignment_action"]
          actor_id?: string | null
          actor_role: string
          after: NonNullable<Json>
          before: NonNullable<Json>
          booking_id?: string | null
          capacity?: Json | null
          changed_in?: unknown
          created_at?: string
          id?: string
          restaurant_id: string
        }
        Update: {
          action?: Database["public"]["Enums"]["assignment_action"]
          actor_id?: string | null
          actor_role?: string
          after?: NonNullable<Json>
          before?: NonNullable<Json>
          booking_id?: string | null
          capacity?: Json | null
          changed_in?: unknown
          created_at?: string
          id?: string
          restaurant_id?: string
        }
        Relationships: []
      }
      assignment_requests: {
        Row: {
          assignment_id: string | null
          created_at: string
          idempotency_key: string
          operation: string
          request_hash: string
          response: NonNullable<Json>
          restaurant_id: string
        }
        Insert: {
          assignment_id?: string | null
          created_at?: string
          idempotency_key: string
          operation: string
          request_hash: string
          response: NonNullable<Json>
          restaurant_id: string
        }
        Update: {
          assignment_id?: string | null
          created_at?: string
          idempotency_key?: string
          operation?: string
          request_hash?: string
          response?: NonNullable<Json>
          restaurant_id?: string
        }
        Relationships: []
      }
      bookings: {
        Row: {
          arrived_at: string | null
          arrived_guests: number | null
          created_at: string
          end_at: string
          guest_name: string
          guest_phone: string | null
          held_from: string | null
          hold: unknown
          id: string
          is_seated: boolean
          left_at: string | null
          notes: string | null
          party_size: number
          restaurant_id: string
          seated_at: string | null
          start_at: string
          status: Database["public"]["Enums"]["booking_status"]
          updated_at: string
        }
        Insert: {
          arrived_at?: string | null
          arrived_guests?: number | null
          created_at?: string
          end_at: string
          guest_name?: string
          guest_phone?: string | null
          held_from?: string | null
          hold?: never
          id?: string
          is_seated?: never
          left_at?: string | null
          notes?: string | null
          party_size: number
          restaurant_id: string
          seated_at?: string | null
          start_at: string
          status?: Database["public"]["Enums"]["booking_status"]
          updated_at?: string
        }
        Update: {
          arrived_at?: string | null
          arrived_guests?: number | null
          created_at?: string
          end_at?: string
          guest_name?: string
          guest_phone?: string | null
          held_from?: string | null
          hold?: never
          id?: string
          is_seated?: never
          left_at?: string | null
          notes?: string | null
          party_size?: number
          restaurant_id?: string
          seated_at?: string | null
          start_at?: string
          status?: Database["public"]["Enums"]["booking_status"]
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "bookings_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
        ]
      }
      dining_tables: {
        Row: {
          created_at: string
          height: number
          id: string
          is_active: boolean
          is_movable: boolean
          label: string
          min_party: number
          restaurant_id: string
          seats: number
          width: number
          x: number
          y: number
          zone_id: string
        }
        Insert: {
          created_at?: string
          height?: number
          id?: string
          is_active?: boolean
          is_movable?: boolean
          label: string
          min_party?: number
          restaurant_id: string
          seats: number
          width?: number
          x?: number
          y?: number
          zone_id: string
        }
        Update: {
          created_at?: string
          height?: number
          id?: string
          is_active?: boolean
          is_movable?: boolean
          label?: string
          min_party?: number
          restaurant_id?: string
          seats?: number
          width?: number
          x?: number
          y?: number
          zone_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "dining_tables_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "dining_tables_restaurant_id_zone_id_fkey"
            columns: ["restaurant_id", "zone_id"]
            isOneToOne: false
            referencedRelation: "zones"
            referencedColumns: ["restaurant_id", "id"]
          },
        ]
      }
      restaurant_capacity_rules: {
        Row: {
          created_at: string
          day_of_week: number | null
          effective_date: string | null
          id: string
          max_covers: number | null
          max_parties: number | null
          restaurant_id: string
          service_period_id: string | null
        }
        Insert: {
          created_at?: string
          day_of_week?: number | null
          effective_date?: string | null
          id?: string
          max_covers?: number | null
          max_parties?: number | null
          restaurant_id: string
          service_period_id?: string | null
        }
        Update: {
          created_at?: string
          day_of_week?: number | null
          effective_date?: string | null
          id?: string
          max_covers?: number | null
          max_parties?: number | null
          restaurant_id?: string
          service_period_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "restaurant_capacity_rules_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "restaurant_capacity_rules_restaurant_id_service_period_id_fkey"
            columns: ["restaurant_id", "service_period_id"]
            isOneToOne: false
            referencedRelation: "service_periods"
            referencedColumns: ["restaurant_id", "id"]
          },
        ]
      }
      restaurant_members: {
        Row: {
          created_at: string
          name: string | null
          restaurant_id: string
          role: Database["public"]["Enums"]["restaurant_role"]
          user_id: string
        }
        Insert: {
          created_at?: string
          name?: string | null
          restaurant_id: string
          role: Database["public"]["Enums"]["restaurant_role"]
          user_id: string
        }
        Update: {
          created_at?: string
          name?: string | null
          restaurant_id?: string
          role?: Database["public"]["Enums"]["restaurant_role"]
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "restaurant_members_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
        ]
      }
      restaurants: {
        Row: {
          created_at: string
          id: string
          name: string
          timezone: string
        }
        Insert: {
          created_at?: string
          id?: string
          name: string
          timezone: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          timezone?: string
        }
        Relationships: []
      }
      service_periods: {
        Row: {
          created_at: string
          day_of_week: number | null
          end_time: string
          id: string
          last_start: string | null
          name: string
          pace_covers: number | null
          restaurant_id: string
          start_time: string
        }
        Insert: {
          created_at?: string
          day_of_week?: number | null
          end_time: string
          id?: string
          last_start?: string | null
          name: string
          pace_covers?: number | null
          restaurant_id: string
          start_time: string
        }
        Update: {
          created_at?: string
          day_of_week?: number | null
          end_time?: string
          id?: string
          last_start?: string | null
          name?: string
          pace_covers?: number | null
          restaurant_id?: string
          start_time?: string
        }
        Relationships: [
          {
            foreignKeyName: "service_periods_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
        ]
      }
      table_adjacencies: {
        Row: {
          restaurant_id: string
          table_a: string
          table_b: string
        }
        Insert: {
          restaurant_id: string
          table_a: string
          table_b: string
        }
        Update: {
          restaurant_id?: string
          table_a?: string
          table_b?: string
        }
        Relationships: [
          {
            foreignKeyName: "table_adjacencies_restaurant_id_table_a_fkey"
            columns: ["restaurant_id", "table_a"]
            isOneToOne: false
            referencedRelation: "dining_tables"
            referencedColumns: ["restaurant_id", "id"]
          },
          {
            foreignKeyName: "table_adjacencies_restaurant_id_table_b_fkey"
            columns: ["restaurant_id", "table_b"]
            isOneToOne: false
            referencedRelation: "dining_tables"
            referencedColumns: ["restaurant_id", "id"]
          },
        ]
      }
      table_assignments: {
        Row: {
          assigned_by: string | null
          block_reason: string | null
          booking_id: string | null
          created_at: string
          during: unknown
          id: string
          occupied: boolean
          part_of: string | null
          restaurant_id: string
        }
        Insert: {
          assigned_by?: string | null
          block_reason?: string | null
          booking_id?: string | null
          created_at?: string
          during: unknown
          id?: string
          occupied?: boolean
          part_of?: string | null
          restaurant_id: string
        }
        Update: {
          assigned_by?: string | null
          block_reason?: string | null
          booking_id?: string | null
          created_at?: string
          during?: unknown
          id?: string
          occupied?: boolean
          part_of?: string | null
          restaurant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "tables_are_held_while_the_booking_says"
            columns: ["booking_id", "restaurant_id", "during", "occupied"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["id", "restaurant_id", "hold", "is_seated"]
          },
        ]
      }
      turn_times: {
        Row: {
          created_at: string
          id: string
          minutes: number
          restaurant_id: string
          service_period_id: string | null
          up_to_party_size: number
        }
        Insert: {
          created_at?: string
          id?: string
          minutes: number
          restaurant_id: string
          service_period_id?: string | null
          up_to_party_size: number
        }
        Update: {
          created_at?: string
          id?: string
          minutes?: number
          restaurant_id?: string
          service_period_id?: string | null
          up_to_party_size?: number
        }
        Relationships: [
          {
            foreignKeyName: "turn_times_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "turn_times_restaurant_id_service_period_id_fkey"
            columns: ["restaurant_id", "service_period_id"]
            isOneToOne: false
            referencedRelation: "service_periods"
            referencedColumns: ["restaurant_id", "id"]
          },
        ]
      }
      zones: {
        Row: {
          created_at: string
          id: string
          name: string
          restaurant_id: string
        }
        Insert: {
          created_at?: string
          id?: string
          name: string
          restaurant_id: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          restaurant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "zones_restaurant_id_fkey"
            columns: ["restaurant_id"]
            isOneToOne: false
            referencedRelation: "restaurants"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      assign_tables_atomic_v2: {
        Args: {
          p_assigned_by?: string
          p_booking_id: string
          p_idempotency_key?: string
          p_require_adjacency?: boolean
          p_restaurant_id?: string
          p_table_ids: string[]
        }
        Returns: Json
      }
      block_tables_atomic: {
        Args: {
          p_displace?: boolean
          p_end_at: string
          p_idempotency_key?: string
          p_reason: string
          p_restaurant_id: string
          p_start_at: string
          p_table_ids: string[]
        }
        Returns: Json
      }
      create_booking_with_capacity_check: {
        Args: {
          p_arrived?: boolean
          p_arrived_guests?: number
          p_capacity_override?: string
          p_check_in?: boolean
          p_end_at?: string
          p_extra_chairs?: boolean
          p_guest_name?: string
          p_guest_phone?: string
          p_idempotency_key?: string
          p_notes?: string
          p_party_size: number
          p_require_adjacency?: boolean
          p_restaurant_id: string
          p_start_at: string
          p_table_ids?: string[]
        }
        Returns: Json
      }
      erase_guest_data: {
        Args: { p_booking_ids: string[]; p_restaurant_id: string }
        Returns: Json
      }
      export_guest_data: {
        Args: { p_booking_ids: string[]; p_restaurant_id: string }
        Returns: Json
      }
      read_service: {
        Args: {
          p_known_revision?: string
          p_restaurant_id: string
          p_service_date?: string
        }
        Returns: Json
      }
      seat_bookings_atomic: {
        Args: {
          p_capacity_override?: string
          p_idempotency_key?: string
          p_require_adjacency?: boolean
          p_restaurant_id: string
          p_seatings: Json
        }
        Returns: Json
      }
      suggest_tables: {
        Args: {
          p_booking_id?: string
          p_end_at?: string
          p_limit?: number
          p_min_minutes?: number
          p_party_size?: number
          p_require_adjacency?: boolean
          p_restaurant_id?: string
          p_start_at?: string
        }
        Returns: Json
      }
      unassign_tables_atomic: {
        Args: {
          p_booking_id: string
          p_idempotency_key?: string
          p_restaurant_id?: string
          p_table_ids?: string[]
        }
        Returns: Json
      }
      unblock_tables_atomic: {
        Args: {
          p_assignment_id: string
          p_idempotency_key?: string
          p_restaurant_id?: string
        }
        Returns: Json
      }
      update_booking_with_capacity_check: {
        Args: {
          p_arrived?: boolean
          p_arrived_guests?: number
          p_booking_id: string
          p_capacity_override?: string
          p_end_at?: string
          p_expected_updated_at?: string
          p_guest_name?: string
          p_guest_phone?: string
          p_idempotency_key?: string
          p_notes?: string
          p_party_size?: number
          p_restaurant_id?: string
          p_start_at?: string
          p_status?: Database["public"]["Enums"]["booking_status"]
        }
        Returns: Json
      }
      validate_booking_capacity_after_assignment: {
        Args: { p_booking_id: string }
        Returns: Json
      }
    }
    Enums: {
      assignment_action:
        | "assigned"
        | "reassigned"
        | "released"
        | "edited"
        | "erased"
        | "created"
        | "checked_in"
        | "left"
        | "no_show"
        | "deleted"
        | "blocked"
        | "unblocked"
      booking_status:
        | "pending"
        | "confirmed"
        | "checked_in"
        | "completed"
        | "cancelled"
        | "no_show"
      restaurant_role: "owner" | "manager" | "host" | "viewer"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      assignment_action: [
        "assigned",
        "reassigned",
        "released",
        "edited",
        "erased",
        "created",
        "checked_in",
        "left",
        "no_show",
        "deleted",
        "blocked",
        "unblocked",
      ],
      booking_status: [
        "pending",
        "confirmed",
        "checked_in",
        "completed",
        "cancelled",
        "no_show",
      ],
      restaurant_role: ["owner", "manager", "host", "viewer"],
    },
  },
} as const
