"""The screen: Qt widgets, models and wiring over the services of app."""
