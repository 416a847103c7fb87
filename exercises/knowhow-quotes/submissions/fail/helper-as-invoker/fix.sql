ALTER FUNCTION desk.best_passage(uuid, text) SECURITY INVOKER;
