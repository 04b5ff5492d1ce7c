-- In a file of its own: a new value of an enum can be used only once it is committed.
alter type public.assignment_action add value 'restaurant_changed';
alter type public.assignment_action add value 'member_changed';
alter type public.assignment_action add value 'invitation_changed';
alter type public.assignment_action add value 'zone_changed';
alter type public.assignment_action add value 'table_changed';
alter type public.assignment_action add value 'adjacency_changed';
alter type public.assignment_action add value 'period_changed';
alter type public.assignment_action add value 'turn_time_changed';
alter type public.assignment_action add value 'rule_changed';
alter type public.assignment_action add value 'guard_switched';
