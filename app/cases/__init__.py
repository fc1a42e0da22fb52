"""Cases (確認対象): states and legal moves, documents, views, the queue."""
