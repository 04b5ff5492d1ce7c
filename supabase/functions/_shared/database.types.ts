export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      [_ in never]: never
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
          p_table_ids: string[]
        }
        Returns: Json
      }
      unassign_tables_atomic: {
        Args: {
          p_booking_id: string
          p_idempotency_key?: string
          p_table_ids?: string[]
        }
        Returns: Json
      }
      update_booking_with_capacity_check: {
        Args: {
          p_booking_id: string
          p_end_at?: string
          p_guest_name?: string
          p_idempotency_key?: string
          p_notes?: string
          p_party_size?: number
          p_start_at?: string
          p_status?: string
        }
        Returns: Json
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}
