"""Register search (住基検索): finding a resident from an open case."""
