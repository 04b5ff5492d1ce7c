-- In a file of its own: a new value of an enum can be used only once it is committed.
alter type public.assignment_action add value 'created';
alter type public.assignment_action add value 'checked_in';
alter type public.assignment_action add value 'left';
alter type public.assignment_action add value 'no_show';
alter type public.assignment_action add value 'deleted';
alter type public.assignment_action add value 'blocked';
alter type public.assignment_action add value 'unblocked';
