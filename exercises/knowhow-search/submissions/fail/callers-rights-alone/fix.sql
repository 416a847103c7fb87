ALTER FUNCTION desk.search_articles(text) SECURITY INVOKER;
