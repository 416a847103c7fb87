REVOKE ALL ON desk.solved_all FROM desk_web;
