"""Reports as PDF, and the figures behind them: the only place that draws paper."""
