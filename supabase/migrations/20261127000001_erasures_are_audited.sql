alter type public.assignment_action add value 'erased' after 'edited';
