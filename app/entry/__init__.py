"""Number entry (番号入力): lists, typing, look-up, closing."""
