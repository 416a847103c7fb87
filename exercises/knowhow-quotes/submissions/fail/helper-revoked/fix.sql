REVOKE ALL ON FUNCTION desk.best_passage(uuid, text) FROM PUBLIC, desk_web;
