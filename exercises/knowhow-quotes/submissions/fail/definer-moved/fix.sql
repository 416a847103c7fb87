-- Only the helper needs the owner's rights, not the trigger.
ALTER FUNCTION desk.quote_article() SECURITY INVOKER;
ALTER FUNCTION desk.best_passage(uuid, text) SECURITY DEFINER;
GRANT EXECUTE ON FUNCTION desk.best_passage(uuid, text) TO desk_web;
