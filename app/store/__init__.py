"""The stores: the only place that speaks SQL."""
