"""What came in: import plans and previews, 対象外, batches in words."""
